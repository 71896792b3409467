import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { DataTable } from '@/ui/data-table.tsx';
import css from './masalah.module.css';
import { LateBadge, ProblemBadge } from './problem-badge.tsx';
import type { ProblemRowFragment } from './problem-pages.generated.ts';

/** Problems with where they stand, who must answer, and until when. */
export function ProblemTable({ rows }: { rows: readonly ProblemRowFragment[] }) {
  const t = useProblemText();
  const format = useFormat();
  return (
    <DataTable
      stacks
      caption={t('list.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          header: t('list.what'),
          isRowHeader: true,
          isProse: true,
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
          cell: ({ dueOn, daysLate }) => (
            <span className={css.name}>
              <span>{dueOn ? format.shortDay(dueOn) : '–'}</span>
              <span>
                <LateBadge days={daysLate} />
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
