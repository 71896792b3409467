import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useHomeText } from '@/i18n/texts/home.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { actsOf, isSince } from './line-act.ts';
import type { StartLineFragment } from './start-page.generated.ts';
import css from './start.module.css';

/** Everything that waits, kind by kind: how much, the one that presses most, whom to call, and the step. */
export function WorkLines({ lines }: { lines: readonly StartLineFragment[] }) {
  const t = useHomeText();
  return (
    <DataTable caption={t('waitingCaption')} rows={lines} rowKey={({ kind }) => kind} columns={useColumns()} stacks />
  );
}

function useColumns(): Column<StartLineFragment>[] {
  const t = useHomeText();
  const format = useFormat();
  return [
    {
      key: 'what',
      header: t('what'),
      cell: ({ kind, count, overdue }) => (
        <>
          <strong>{format.number(count)}</strong> {t(`kind.${kind}`)}{' '}
          {overdue > 0 && overdue < count && <StatusBadge tone="bad">{t('overdue', { count: overdue })}</StatusBadge>}
        </>
      ),
    },
    {
      key: 'pressing',
      header: t('pressing'),
      isProse: true,
      cell: ({ name, month }) => (month ? `${name}, ${format.period(month)}` : name),
    },
    { key: 'until', header: t('until'), cell: (line) => <When line={line} /> },
    { key: 'contact', header: t('contact'), isProse: true, cell: ({ contactOffice }) => contactOffice ?? '–' },
    { key: 'step', header: t('step'), hideHeader: true, align: 'end', cell: (line) => <Steps line={line} /> },
  ];
}

/** How far the first of the days is. */
export function When({ line: { kind, daysLeft } }: { line: StartLineFragment }) {
  const t = useHomeText();
  if (daysLeft === null) return '–';
  if (daysLeft === 0) return t('today');
  if (isSince(kind)) return t('since', { count: Math.abs(daysLeft) });
  const words = t(daysLeft < 0 ? 'past' : 'left', { count: Math.abs(daysLeft) });
  return daysLeft < 0 ? <StatusBadge tone="bad">{words}</StatusBadge> : words;
}

function Steps({ line }: { line: StartLineFragment }) {
  const t = useHomeText();
  const { first, all } = actsOf(line);
  const words = t(first.words);
  return (
    <span className={css.steps}>
      <Link
        className={buttonClass({ size: 'small' })}
        to={first.path}
        aria-label={t('actOf', { act: words, name: line.name })}
      >
        {words}
      </Link>
      {all && (
        <Link
          className={buttonClass({ size: 'small', variant: 'quiet' })}
          to={all}
          aria-label={t('actOf', { act: t('act.seeAll'), name: t(`kind.${line.kind}`) })}
        >
          {t('act.seeAll')}
        </Link>
      )}
    </span>
  );
}
