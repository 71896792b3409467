import { useText } from '@/i18n/format.ts';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { SuccessionProposalFieldsFragment as Proposal } from './succession-pages.generated.ts';
import css from './suksesi.module.css';
import type { Outcome } from './use-succeed.ts';

type Props = { caption: string; outcomes: readonly Outcome[]; proposals: readonly Proposal[]; isDone: boolean };

/** A field of the decree that one group has for itself. */
const OWN_FIELD = /^groups\.\d+\.decree/;

/** What comes of each group, with every problem at its line. */
export function OutcomeTable({ caption, outcomes, proposals, isDone }: Props) {
  const t = useGroupSuccessionText();
  const text = useText();
  const of = ({ pokjanal }: Outcome) => proposals.find(({ pokjanalId }) => pokjanalId === pokjanal);
  const titleAt = (outcome: Outcome, path: string) => of(outcome)?.lines.find(({ key }) => key === path)?.title;
  return (
    <DataTable
      caption={caption}
      rows={outcomes}
      rowKey={({ pokjanal }) => pokjanal}
      stacks
      columns={[
        { key: 'group', header: t('group'), cell: (outcome) => of(outcome)?.pokjanalName ?? '' },
        { key: 'heir', header: t('heir'), isProse: true, cell: ({ name }) => name ?? '–' },
        {
          key: 'lines',
          header: t('lines'),
          cell: ({ isDone: fits, taken, left }) => (fits ? t('takenLeft', { taken, left }) : '–'),
        },
        {
          key: 'outcome',
          header: t('outcome'),
          isProse: true,
          cell: (outcome) =>
            outcome.isDone ? (
              <StatusBadge tone="good">{t(isDone ? 'done' : 'ready')}</StatusBadge>
            ) : (
              <>
                <StatusBadge tone="bad">{t('refused')}</StatusBadge>
                <ul className={css.problems}>
                  {outcome.problems.map(({ path, message }) => {
                    const where = titleAt(outcome, path) ?? (OWN_FIELD.test(path) ? t('own.problem') : undefined);
                    return (
                      <li key={`${path} ${message.id}`}>
                        {where ? t('problemAt', { where, text: text(message) }) : text(message)}
                      </li>
                    );
                  })}
                </ul>
              </>
            ),
        },
      ]}
    />
  );
}
