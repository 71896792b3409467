import type { ReportStatus } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import type { WorklistQuery } from './petugas-pages.generated.ts';
import css from './tally-chips.module.css';

type Tally = WorklistQuery['posyanduRows']['tally'];
type Props = { tally: Tally; status: ReportStatus | null; onChoose: (status: ReportStatus | null) => void };

const CHIPS: readonly (readonly [ReportStatus, Exclude<keyof Tally, '__typename'>])[] = [
  ['NONE', 'none'],
  ['DRAFT', 'draft'],
  ['SUBMITTED', 'submitted'],
  ['RETURNED', 'returned'],
  ['VERIFIED', 'verified'],
  ['APPROVED', 'approved'],
];

/** How many posts stand in which state; each count narrows the list to it, a second press widens it again. */
export function TallyChips({ tally, status, onChoose }: Props) {
  const t = useReportPetugasText();
  const words = useDomainText();
  const format = useFormat();
  return (
    <div role="group" aria-label={t('worklist.states')} className={css.chips}>
      <button type="button" className={css.chip} aria-pressed={status === null} onClick={() => onChoose(null)}>
        <strong>{format.number(tally.expected)}</strong> {t('worklist.all')}
      </button>
      {CHIPS.map(([state, key]) => (
        <button
          key={state}
          type="button"
          className={css.chip}
          data-state={state}
          aria-pressed={status === state}
          onClick={() => onChoose(status === state ? null : state)}
        >
          <strong>{format.number(tally[key])}</strong> {words(`reportStatus.${state}`)}
        </button>
      ))}
      {tally.late > 0 && <span className="pk-muted">{t('worklist.late', { count: tally.late })}</span>}
    </div>
  );
}
