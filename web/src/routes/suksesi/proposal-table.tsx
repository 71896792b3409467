import { Link } from 'react-router';
import { ListTools } from '@/features/lists/list-tools.tsx';

import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { type GroupDraft, hintsOf, isTaken, untouched } from './draft.ts';
import type { SuccessionProposalFieldsFragment as Proposal } from './succession-pages.generated.ts';

type Props = {
  proposals: readonly Proposal[];
  /** How many there are, the page shows the first of them. */
  total: number;
  drafts: ReadonlyMap<string, GroupDraft>;
  picked: ReadonlySet<string>;
  open: string | null;
  onPick: (pokjanal: string) => void;
  onOpen: (pokjanal: string | null) => void;
};

/** The groups of an area that wait for a successor, with how much goes along and what wants a look. */
export function ProposalTable({ proposals, total, open, ...rest }: Props) {
  const t = useGroupSuccessionText();
  const chosen = useColumnParam(useColumns({ open, ...rest }));
  return (
    <>
      <ListTools
        list="/suksesi"
        title={t('groups')}
        columns={chosen}
        read={() => Promise.resolve({ rows: proposals, next: null })}
        total={total}
      />
      <DataTable
        caption={t('groups')}
        rows={proposals}
        rowKey={({ pokjanalId }) => pokjanalId}
        columns={chosen.shown}
        isCurrent={({ pokjanalId }) => pokjanalId === open}
        stacks
      />
    </>
  );
}

const WORK = ['HOLDING', 'MEMBER', 'COMMITMENT', 'PLAN'] as const;

function useColumns({ drafts, picked, open, onPick, onOpen }: Omit<Props, 'proposals' | 'total'>): Column<Proposal>[] {
  const t = useGroupSuccessionText();
  const countOf = (proposal: Proposal, section: (typeof WORK)[number]): string[] => {
    const lines = proposal.lines.filter((line) => line.section === section && line.isPossible);
    if (lines.length === 0) return [];
    const draft = drafts.get(proposal.pokjanalId) ?? untouched;
    const taken = lines.filter((line) => isTaken(line, draft)).length;
    return [`${t(`section.${section}`)} ${t('countOf', { taken, all: lines.length })}`];
  };
  return [
    {
      key: 'group',
      header: t('group'),
      isProse: true,
      exportBy: ({ pokjanalName }) => pokjanalName,
      cell: ({ pokjanalId, pokjanalName, problems }) => (
        <RowCheck
          label={t('pick', { name: pokjanalName })}
          isChecked={picked.has(pokjanalId)}
          onToggle={problems.length > 0 ? null : () => onPick(pokjanalId)}
        >
          <Link to={paths.pokjanal(pokjanalId)}>{pokjanalName}</Link>
        </RowCheck>
      ),
    },
    {
      key: 'heir',
      header: t('heir'),
      isProse: true,
      exportBy: ({ name }) => name,
      cell: ({ standing, name }) => (
        <>
          {standing ? <Link to={paths.pokjanal(standing)}>{name}</Link> : name}{' '}
          <span className="pk-muted">({t(standing ? 'heirStands' : 'heirNew')})</span>
        </>
      ),
    },
    {
      key: 'counts',
      header: t('counts'),
      isProse: true,
      cell: (proposal) => WORK.flatMap((section) => countOf(proposal, section)).join(' · ') || '–',
    },
    {
      key: 'hints',
      header: t('hints'),
      align: 'end',
      exportBy: hintsOf,
      cell: (proposal) => {
        const hints = hintsOf(proposal);
        if (hints === 0) return '–';
        return (
          <StatusBadge tone={proposal.problems.length > 0 ? 'bad' : 'warn'}>
            {t('hintCount', { count: hints })}
          </StatusBadge>
        );
      },
    },
    {
      key: 'act',
      header: t('look'),
      hideHeader: true,
      align: 'end',
      cell: ({ pokjanalId, pokjanalName }) => {
        const isOpen = pokjanalId === open;
        return (
          <Button
            size="small"
            variant="quiet"
            aria-expanded={isOpen}
            aria-label={isOpen ? t('hide') : t('lookOf', { name: pokjanalName })}
            onClick={() => onOpen(isOpen ? null : pokjanalId)}
          >
            {t(isOpen ? 'hide' : 'look')}
          </Button>
        );
      },
    },
  ];
}
