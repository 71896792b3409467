import { Link } from 'react-router';
import { CoverageBar } from '@/features/figures/coverage-bar.tsx';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import type { FigureExplanationFragment, FigurePartFragment } from './figure-page.generated.ts';
import css from './figure-page.module.css';

type Props = { explained: FigureExplanationFragment; pathOf: (place: string) => string };

/** What each area or post below adds, the part that drags the figure down most first; every name leads one step down. */
export function PartsPanel({ explained, pathOf }: Props) {
  const t = useFigurePageText();
  const columns = usePartColumns(explained, pathOf);
  const { items, reason } = explained.parts;
  const isEmpty = !items || items.length === 0;
  return (
    <Panel title={t('parts.title')} flush={!isEmpty}>
      {isEmpty ? (
        <p className={css.note}>{t(`parts.${reason ?? 'none'}`)}</p>
      ) : (
        <>
          <DataTable
            caption={t('parts.caption')}
            columns={columns}
            rows={items}
            rowKey={({ id, name }) => id ?? name}
          />
          {explained.indicator.direction !== 'CONTEXT' && <p className={css.foot}>{t('parts.shortfallHint')}</p>}
        </>
      )}
    </Panel>
  );
}

function usePartColumns(explained: FigureExplanationFragment, pathOf: Props['pathOf']): Column<FigurePartFragment>[] {
  const t = useFigurePageText();
  const format = useFormat();
  const figure = useFigureText(explained.indicator);
  const whole = explained.cell.value;
  const values = (explained.parts.items ?? []).map(({ value }) => value ?? 0);
  const full = Math.max(explained.indicator.factor, ...values);
  const sum = (key: 'numerator' | 'denominator'): Column<FigurePartFragment> => ({
    key,
    header: t(key),
    align: 'end',
    isWideOnly: true,
    cell: (part) => format.number(part[key]),
    sortBy: (part) => part[key],
  });
  const shortfall: Column<FigurePartFragment> = {
    key: 'shortfall',
    header: t('parts.shortfall'),
    align: 'end',
    isWideOnly: true,
    cell: (part) => (part.shortfall !== null && part.shortfall > 0 ? format.number(Math.round(part.shortfall)) : '–'),
    sortBy: (part) => part.shortfall,
  };
  return [
    {
      key: 'name',
      header: t('parts.name'),
      isRowHeader: true,
      cell: (part) => <PartLink part={part} explained={explained} pathOf={pathOf} />,
      sortBy: ({ name }) => name,
    },
    {
      key: 'value',
      header: t('value'),
      width: '30%',
      cell: (part) => (
        <CoverageBar value={part.value} text={figure.valueOf(part)} line={whole} full={full} tone={toneOf(part)} />
      ),
      sortBy: ({ value }) => value,
    },
    sum('numerator'),
    sum('denominator'),
    ...(explained.indicator.direction === 'CONTEXT' ? [] : [shortfall]),
    {
      key: 'reported',
      header: t('parts.reported'),
      align: 'end',
      isWideOnly: true,
      cell: ({ reported, expected }) => `${format.number(reported)}/${format.number(expected)}`,
      sortBy: ({ reported }) => reported,
    },
  ];
}

function toneOf({ shortfall }: FigurePartFragment) {
  if (shortfall === null) return 'neutral';
  return shortfall > 0 ? 'bad' : 'info';
}

type LinkProps = Props & { part: FigurePartFragment };

function PartLink({ part, explained, pathOf }: LinkProps) {
  if (part.id === null) return part.name;
  if (!part.isPost) return <Link to={pathOf(part.id)}>{part.name}</Link>;
  const { block, lastMonth } = explained;
  const to = lastMonth ? paths.report(part.id, lastMonth, block ? { form: block } : {}) : paths.posyandu(part.id);
  return <Link to={to}>{part.name}</Link>;
}
