import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Holder, Seat, SeatAct } from './pokjanal-page.types.ts';
import { SeatMenu } from './seat-menu.tsx';
import css from './seat.module.css';

type Props = {
  seats: readonly Seat[];
  /** Begins an act. */
  onAct: (act: SeatAct) => void;
  /** Moves a seat by one place; null where nothing may be changed. */
  onMove: ((seat: Seat, by: -1 | 1) => void) | null;
};

/** The seats in their order: who holds each, of which agency, since when, and what may be done. */
export function SeatTable({ seats, onAct, onMove }: Props) {
  const t = useOrganisationText();
  const words = useSeatText();
  const ofHolders: Column<Seat>[] = [
    {
      key: 'holder',
      header: t('pokjanal.holder'),
      isProse: true,
      cell: (seat) =>
        seat.isVacant ? (
          <StatusBadge tone="warn">{t('pokjanal.vacant')}</StatusBadge>
        ) : (
          <ul className={css.holders}>
            {seat.holders.map((holder) => (
              <HolderLine key={holder.id} seat={seat} holder={holder} onAct={onMove && onAct} />
            ))}
          </ul>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('pokjanal.seats')}
      rows={seats}
      rowKey={({ id }) => id}
      stacks
      columns={[
        { key: 'seat', header: t('pokjanal.seat'), cell: ({ name }) => name, width: '26%', isProse: true },
        ...ofHolders,
        {
          key: 'acts',
          header: words('more'),
          hideHeader: true,
          align: 'end',
          cell: (seat) => <SeatActs seat={seat} seats={seats} onAct={onAct} onMove={onMove} />,
        },
      ]}
    />
  );
}

type LineProps = { seat: Seat; holder: Holder; onAct: ((act: SeatAct) => void) | null };

function HolderLine({ seat, holder, onAct }: LineProps) {
  const words = useSeatText();
  const format = useFormat();
  const { office, actingAs, person, opd, from, to } = holder;
  const since = [
    from && `${words('since').toLowerCase()} ${format.day(from)}`,
    to && words('until', { day: format.day(to) }),
  ];
  return (
    <li className={css.holder}>
      <div>
        <p className={css.offerHead}>
          <span>{office}</span>
          {actingAs && <StatusBadge tone="info">{words(`actingAs.${actingAs}`)}</StatusBadge>}
        </p>
        {person && <p>{person}</p>}
        <p className={css.under}>
          {opd && <Link to={paths.opd(opd.id)}>{opd.name}</Link>}
          <span>{since.filter(Boolean).join(' ')}</span>
        </p>
      </div>
      {onAct && (
        <SeatMenu
          short={words('ofHolder')}
          label={words('holderActs', { office })}
          items={(['handOver', 'correct', 'end', 'withdraw'] as const).map((kind) => ({
            key: kind,
            label: words(kind),
            onChoose: () => onAct({ kind, seat, holder }),
          }))}
        />
      )}
    </li>
  );
}

type ActsProps = Pick<Props, 'onAct' | 'onMove'> & { seat: Seat; seats: readonly Seat[] };

function SeatActs({ seat, seats, onAct, onMove }: ActsProps) {
  const words = useSeatText();
  const at = seats.indexOf(seat);
  if (!onMove) {
    return (
      <Button size="small" variant="quiet" onClick={() => onAct({ kind: 'history', seat })}>
        {words('history')}
      </Button>
    );
  }
  const acts = (['history', 'rename', 'endSeat'] as const).map((kind) => ({
    key: kind as string,
    label: words(kind),
    onChoose: () => onAct({ kind, seat }),
  }));
  const moves = [
    ...(at > 0 ? [{ key: 'up', label: words('up'), onChoose: () => onMove(seat, -1) }] : []),
    ...(at < seats.length - 1 ? [{ key: 'down', label: words('down'), onChoose: () => onMove(seat, 1) }] : []),
  ];
  return (
    <div className={css.acts}>
      {(seat.isVacant || !seat.single) && (
        <Button size="small" onClick={() => onAct({ kind: 'hold', seat })}>
          {words('hold')}
        </Button>
      )}
      <SeatMenu short={words('ofSeat')} label={words('seatActs', { seat: seat.name })} items={[...acts, ...moves]} />
    </div>
  );
}
