import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import type { PokjanalGapKind, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import { type PokjanalGapsQuery, usePokjanalGapsQuery } from './pokjanal-list-page.generated.ts';
import { TermEnd } from './term.tsx';

const TONES: Readonly<Record<PokjanalGapKind, Tone>> = { NO_GROUP: 'bad', AWAITING_DECREE: 'warn', EXPIRED: 'bad' };

/** Areas of one level without a group, or whose group has no valid decree. */
export function PokjanalGapTable({ within, level }: { within: string; level: WilayahLevel }) {
  const t = useOrganisationText();
  const words = useDomainText();
  const mayRecord = useMay('pokjanal.manage');
  const recordColumn = useRecordColumn();
  const { data, previousData, error, refetch } = usePokjanalGapsQuery({ variables: { within, level } });
  return (
    <QueryState
      data={(data ?? previousData)?.pokjanalGaps}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      isEmpty={(gaps) => gaps.length === 0}
      empty={<EmptyState title={t('pokjanal.noGaps')} icon="check" />}
    >
      {(gaps) => (
        <DataTable
          caption={t('pokjanal.gaps')}
          rows={gaps}
          rowKey={({ wilayah, pokjanal }) => `${wilayah.id}${pokjanal?.id ?? ''}`}
          columns={[
            {
              key: 'area',
              header: t('pokjanal.area'),
              cell: ({ wilayah }) => <Link to={paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>,
              sortBy: ({ wilayah }) => wilayah.code,
            },
            {
              key: 'status',
              header: t('pokjanal.status'),
              cell: ({ kind }) => <StatusBadge tone={TONES[kind]}>{words(`gap.${kind}`)}</StatusBadge>,
              sortBy: ({ kind }) => words(`gap.${kind}`),
            },
            {
              key: 'name',
              header: t('pokjanal.name'),
              cell: ({ pokjanal }) => (pokjanal ? <Link to={paths.pokjanal(pokjanal.id)}>{pokjanal.name}</Link> : '–'),
            },
            {
              key: 'end',
              header: t('pokjanal.termEnd'),
              cell: ({ pokjanal }) =>
                pokjanal?.termDaysLeft == null ? '–' : <TermEnd day={null} daysLeft={pokjanal.termDaysLeft} />,
              sortBy: ({ pokjanal }) => pokjanal?.termDaysLeft ?? null,
            },
            ...(mayRecord ? [recordColumn] : []),
          ]}
        />
      )}
    </QueryState>
  );
}

type Gap = PokjanalGapsQuery['pokjanalGaps'][number];

/** The act that closes a gap: the decree of the group, which is founded on the way where there is none. */
function useRecordColumn(): Column<Gap> {
  const t = useDecreeText();
  return {
    key: 'record',
    header: t('list.record'),
    hideHeader: true,
    cell: ({ wilayah, pokjanal }) => (
      <Link
        to={paths.newDecree(pokjanal ? { kelompok: pokjanal.id } : { di: wilayah.id })}
        aria-label={`${t('list.record')}: ${pokjanal?.name ?? wilayah.fullName}`}
      >
        {t('list.record')}
      </Link>
    ),
  };
}
