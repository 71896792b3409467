import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { figurePath } from '@/features/figures/figure-path.ts';
import { type FigureText, useFigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { EffectBadge } from './effect-badge.tsx';
import css from './effect.module.css';
import type { ActivityEffectFragment, EffectWindowFragment } from './effect.generated.ts';
import { useExpectedText } from './effect-text.ts';

// The chart library comes when a chart is on screen.
const EffectChart = lazy(async () => ({ default: (await import('./effect-chart.tsx')).EffectChart }));

type Effect = NonNullable<ActivityEffectFragment['effect']>;
type Props = { activity: ActivityEffectFragment; effect: Effect };
type WithFigure = Props & { figure: FigureText };

/** What was seen of one activity: before and after beside the neighbours, drawn and in figures, and what it does not prove. */
export function EffectCard({ activity }: { activity: ActivityEffectFragment }) {
  const { effect } = activity;
  const figure = useFigureText(effect?.indicator ?? undefined);
  if (!effect) return null;
  const parts = { activity, effect, figure };
  return (
    <section className={css.card} aria-label={activity.title ?? ''}>
      <Head {...parts} />
      <Why effect={effect} />
      {effect.before && <Windows {...parts} />}
      {effect.months.some(({ value }) => value !== null) && <Months {...parts} />}
      <Asides effect={effect} />
    </section>
  );
}

/** That a comparison is no proof: said once above those that are shown. */
export function EffectWords({ activities }: { activities: readonly ActivityEffectFragment[] }) {
  const text = useText();
  const words = activities.find(({ effect }) => effect?.after)?.effect?.words;
  return words ? <Notice tone="info" title={text(words)} /> : null;
}

function Head({ activity, effect }: Props) {
  const t = useEffectText();
  const text = useText();
  const format = useFormat();
  const expected = useExpectedText();
  const { indicator, wilayah } = effect;
  const place = wilayah ?? activity.effectWilayah;
  const period = (effect.after ?? effect.before)?.to;
  return (
    <header className={css.head}>
      <h3>{activity.title}</h3>
      <EffectBadge effect={effect} />
      <p className={css.about}>
        {[
          indicator ? text(indicator.name) : activity.effectIndicator,
          place?.name,
          activity.month && format.period(activity.month),
          `${t('expected')}: ${expected(activity)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {indicator && wilayah && period && (
        <Link to={figurePath({ indicator: indicator.code, wilayah: wilayah.id, period })}>{t('toFigure')}</Link>
      )}
    </header>
  );
}

function Why({ effect }: { effect: Effect }) {
  const t = useEffectText();
  const format = useFormat();
  const { state, visibleFrom, isPartial, after, basis } = effect;
  return (
    <>
      {state !== 'SEEN' && <p className={css.hint}>{t(`hint.${state}`, { month: format.period(visibleFrom) })}</p>}
      {after && isPartial && <p className={css.hint}>{t('partial')}</p>}
      {after && basis === 'SAME_MONTHS_EARLIER' && <p className={css.hint}>{t('yearly')}</p>}
    </>
  );
}

type Side = {
  readonly key: string;
  readonly name: string;
  readonly before: EffectWindowFragment | null;
  readonly after: EffectWindowFragment | null;
  readonly change: number | null;
};

function Windows({ activity, effect, figure }: WithFigure) {
  const t = useEffectText();
  const format = useFormat();
  const span = (window: EffectWindowFragment | null) =>
    window ? [...new Set([window.from, window.to])].map((month) => format.shortMonth(month)).join(' – ') : '';
  const { compared, neighbours: all, difference } = effect;
  const rows: Side[] = [
    { key: 'own', name: t('own'), before: effect.before, after: effect.after, change: effect.change },
    ...(compared > 0
      ? [
          {
            key: 'others',
            name: t('neighbours', { compared, all }),
            before: effect.neighboursBefore,
            after: effect.neighboursAfter,
            change: effect.neighboursChange,
          },
        ]
      : []),
  ];
  const side = (key: 'before' | 'after'): Column<Side> => ({
    key,
    header: `${t(key)} ${span(effect[key])}`.trim(),
    align: 'end',
    cell: (row) => {
      const window = row[key];
      if (!window) return '–';
      return (
        <span className={css.value}>
          {figure.valueOf(window)}
          <small>
            {t('completeness')} {format.percent(window.completeness === null ? null : window.completeness * 100, 0)}
          </small>
        </span>
      );
    },
  });
  return (
    <>
      <DataTable
        stacks
        caption={t('table', { activity: activity.title ?? '' })}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: t('whose'), isRowHeader: true, cell: ({ name }) => name },
          side('before'),
          side('after'),
          { key: 'change', header: t('change'), align: 'end', cell: ({ change }) => figure.change(change) },
        ]}
      />
      {difference !== null && (
        <p>
          {t('difference')}: <strong>{figure.change(difference)}</strong>
        </p>
      )}
      {effect.after && compared === 0 && <p className={css.hint}>{t('noNeighbours')}</p>}
      <p className={css.hint}>{t('provisional')}</p>
    </>
  );
}

function Months({ activity, effect, figure }: WithFigure) {
  const t = useEffectText();
  const text = useText();
  const format = useFormat();
  const { months, indicator, wilayah } = effect;
  const [from, to] = [months[0]?.month ?? null, months.at(-1)?.month ?? null];
  const label = t('chart', {
    indicator: indicator ? text(indicator.name) : '',
    area: wilayah?.name ?? '',
    from: format.period(from),
    to: format.period(to),
  });
  return (
    <>
      <figure className={css.chart} aria-label={label}>
        <Suspense fallback={<Skeleton lines={4} />}>
          <EffectChart months={months} start={activity.month} figure={figure} />
        </Suspense>
      </figure>
      <details>
        <summary>{t('months')}</summary>
        <DataTable
          caption={t('monthsOf', { activity: activity.title ?? '' })}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { key: 'month', header: t('month'), isRowHeader: true, cell: ({ month }) => format.period(month) },
            { key: 'own', header: t('own'), align: 'end', cell: ({ value }) => figure.value(value) },
            { key: 'others', header: t('others'), align: 'end', cell: ({ neighbours }) => figure.value(neighbours) },
          ]}
        />
      </details>
    </>
  );
}

function Asides({ effect: { notes, boundaryChanges } }: { effect: Effect }) {
  const t = useEffectText();
  const format = useFormat();
  return (
    <>
      {notes.length > 0 && (
        <div>
          <h4>{t('notes')}</h4>
          <ul className={css.notes}>
            {notes.map(({ id, text, firstMonth, lastMonth }) => (
              <li key={id}>
                {[...new Set([firstMonth, lastMonth])].map((month) => format.period(month)).join(' – ')}: {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {boundaryChanges.map(({ on, decree }) => (
        <p key={`${on} ${decree}`} className={css.hint}>
          {t('moved', { decree })}
        </p>
      ))}
    </>
  );
}
