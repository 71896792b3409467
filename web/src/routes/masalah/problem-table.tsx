import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import css from './masalah.module.css';
import { LateBadge, ProblemBadge } from './problem-badge.tsx';
import type { ProblemRowFragment } from './problem-pages.generated.ts';

type Columns = readonly Column<ProblemRowFragment>[];

/** Problems with where they stand, who must answer, and until when. */
export function ProblemTable({ rows, columns }: { rows: readonly ProblemRowFragment[]; columns: Columns }) {
  const t = useProblemText();
  return <DataTable stacks caption={t('list.caption')} rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

/** What a file tells apart that the screen says in one cell. */
export function useFileColumns(): Columns {
  const t = useProblemText();
  return [
    { key: 'kind', header: t('list.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { key: 'field', header: t('list.field'), cell: ({ field }) => t(`field.${field}`) },
    { key: 'place', header: t('list.place'), cell: ({ wilayah }) => wilayah.fullName },
    { key: 'late', header: t('list.daysLate'), cell: ({ daysLate }) => daysLate ?? '' },
  ];
}

/** The columns on screen. */
export function useProblemColumns(): Columns {
  const t = useProblemText();
  const format = useFormat();
  return [
    {
      key: 'what',
      header: t('list.what'),
      isRowHeader: true,
      isProse: true,
      exportBy: ({ title }) => title,
      cell: ({ id, title, kind, field }) => (
        <span className={css.name}>
          <Link to={paths.problem(id)}>{title}</Link>
          <span className="pk-muted">
            {t(`kind.${kind}`)} · {t(`field.${field}`)}
          </span>
        </span>
      ),
    },
    {
      key: 'where',
      header: t('list.where'),
      isProse: true,
      exportBy: ({ raisedBy }) => raisedBy,
      cell: ({ raisedBy, wilayah }) => (
        <span className={css.name}>
          <span>{raisedBy}</span>
          <span className="pk-muted">{wilayah.fullName}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: t('list.state'),
      exportBy: ({ state }) => t(`state.${state}`),
      cell: ({ state, outcome, escalatedTo }) => (
        <span className={css.name}>
          <span>
            <ProblemBadge state={state} />
          </span>
          {outcome && <span className="pk-muted">{t(`outcome.${outcome}`)}</span>}
          {escalatedTo && <span className="pk-muted">{escalatedTo}</span>}
        </span>
      ),
    },
    { key: 'to', header: t('list.to'), isProse: true, cell: ({ to }) => to ?? '–' },
    {
      key: 'due',
      header: t('list.due'),
      exportBy: ({ dueOn }) => dueOn,
      cell: ({ dueOn, daysLate }) => (
        <span className={css.name}>
          <span>{dueOn ? format.shortDay(dueOn) : '–'}</span>
          <span>
            <LateBadge days={daysLate} />
          </span>
        </span>
      ),
    },
  ];
}
