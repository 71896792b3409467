import { useRequest } from '@/graphql/use-request.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Seat } from './pokjanal-page.types.ts';
import { SeatHistoryDocument } from './seat-acts.generated.ts';
import { useDays } from './seat-conflict.tsx';
import css from './seat.module.css';

/** Everybody who held a seat, newest first, with what was withdrawn marked as such. */
export function SeatHistoryDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const t = useSeatText();
  const days = useDays();
  const { data, failure, refetch } = useRequest(SeatHistoryDocument, { id: seat.id });
  return (
    <Dialog isOpen onClose={onClose} title={t('historyTitle', { seat: seat.name })}>
      <DialogBody>
        <QueryState
          data={data?.seat?.holdings}
          failure={failure}
          onRetry={refetch}
          isEmpty={(rows) => rows.length === 0}
          empty={<p className="pk-muted">{t('noHistory')}</p>}
        >
          {(rows) => (
            <ol className={css.history}>
              {rows.map((holding) => (
                <li key={holding.id} data-withdrawn={holding.withdrawnAt !== null || undefined}>
                  <p className={css.offerHead}>
                    <strong>{holding.office}</strong>
                    {holding.actingAs && <StatusBadge tone="info">{t(`actingAs.${holding.actingAs}`)}</StatusBadge>}
                  </p>
                  {holding.person && <p>{holding.person}</p>}
                  <p className="pk-muted">
                    {days(holding)}
                    {holding.decree && ` · SK ${holding.decree.number}`}
                  </p>
                  {holding.withdrawnAt && <p>{t('wasWithdrawn', { reason: holding.withdrawReason ?? '' })}</p>}
                </li>
              ))}
            </ol>
          )}
        </QueryState>
      </DialogBody>
    </Dialog>
  );
}
