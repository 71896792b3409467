import type { ReportStatus } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { FilterChips } from '@/ui/filter-chips.tsx';
import type { Tone } from '@/ui/status-badge.tsx';
import type { WorklistQuery } from './petugas-pages.generated.ts';

type Tally = WorklistQuery['posyanduRows']['tally'];
type Props = { tally: Tally; status: ReportStatus | null; onChoose: (status: ReportStatus | null) => void };

const CHIPS: readonly (readonly [ReportStatus, Exclude<keyof Tally, '__typename'>, Tone])[] = [
  ['NONE', 'none', 'bad'],
  ['DRAFT', 'draft', 'neutral'],
  ['SUBMITTED', 'submitted', 'info'],
  ['RETURNED', 'returned', 'warn'],
  ['VERIFIED', 'verified', 'good'],
  ['APPROVED', 'approved', 'good'],
];

/** How many posts stand in which state of their report. */
export function TallyChips({ tally, status, onChoose }: Props) {
  const t = useReportPetugasText();
  const words = useDomainText();
  return (
    <FilterChips
      label={t('worklist.states')}
      value={status}
      onChoose={onChoose}
      chips={[
        { value: null, label: t('worklist.all'), count: tally.expected },
        ...CHIPS.map(([value, key, tone]) => ({
          value,
          label: words(`reportStatus.${value}`),
          count: tally[key],
          tone,
        })),
      ]}
    >
      {tally.late > 0 && <span className="pk-muted">{t('worklist.late', { count: tally.late })}</span>}
    </FilterChips>
  );
}
