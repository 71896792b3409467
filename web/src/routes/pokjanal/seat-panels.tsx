import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { Button } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { MemberList } from './member-list.tsx';
import type { Pokjanal, Seat, SeatAct } from './pokjanal-page.types.ts';
import { useReorderSeatsMutation } from './seat-acts.generated.ts';
import type { SeatDay } from './seat-day.tsx';
import { SeatDialog } from './seat-dialogs.tsx';
import { SeatTable } from './seat-table.tsx';
import { useSeatAct } from './seat-use-act.ts';

/** What may be done with a group on the day looked at, and the window of the act that was begun. */
export function useSeatActs(pokjanal: Pokjanal, day: SeatDay, onChanged: () => void) {
  const mayAct = day.isToday && pokjanal.abilities.includes('pokjanal.manage');
  const [search] = useSearchParams();
  const [act, setAct] = useState<SeatAct | null>(() => (mayAct ? askedAct(pokjanal, search) : null));
  const dialog = act && (
    <SeatDialog pokjanal={pokjanal} act={act} on={day.on} onClose={() => setAct(null)} onChanged={onChanged} />
  );
  return { mayAct, mayAdd: mayAct && !pokjanal.successor, begin: setAct, dialog, onChanged };
}

/** The act an address begins with: a seat to fill, or a member to add. */
function askedAct({ seats, successor }: Pokjanal, search: URLSearchParams): SeatAct | null {
  const seat = seats.find(({ id }) => id === search.get('isi'));
  if (seat) return { kind: 'hold', seat };
  return search.get('anggota') === 'tambah' && !successor ? { kind: 'join' } : null;
}

export type SeatActs = ReturnType<typeof useSeatActs>;

/** The seats of a group, with the acts of whoever may do them. */
export function SeatPanel({ pokjanal, acts }: { pokjanal: Pokjanal; acts: SeatActs }) {
  const t = useOrganisationText();
  const words = useSeatText();
  const move = useMove(pokjanal, acts.onChanged);
  const { seats } = pokjanal;
  const add = (label: string) => (
    <Button size="small" icon="plus" onClick={() => acts.begin({ kind: 'add' })}>
      {label}
    </Button>
  );
  return (
    <Panel flush title={t('pokjanal.seats')} actions={acts.mayAdd && seats.length > 0 && add(words('add'))}>
      {seats.length === 0 ? (
        <EmptyState title={t('pokjanal.noSeats')} icon="group">
          {acts.mayAdd && add(words('addStandard'))}
        </EmptyState>
      ) : (
        <SeatTable seats={seats} onAct={acts.begin} onMove={acts.mayAct ? move : null} />
      )}
    </Panel>
  );
}

/** The member agencies of a group, with the acts of whoever may do them. */
export function MemberPanel({ pokjanal, acts }: { pokjanal: Pokjanal; acts: SeatActs }) {
  const t = useOrganisationText();
  const words = useSeatText();
  return (
    <Panel
      title={t('pokjanal.members')}
      actions={
        acts.mayAdd && (
          <Button size="small" icon="plus" onClick={() => acts.begin({ kind: 'join' })}>
            {words('member.add')}
          </Button>
        )
      }
    >
      <MemberList
        memberships={pokjanal.memberships}
        onLeave={acts.mayAct ? (membership) => acts.begin({ kind: 'leave', membership }) : null}
      />
    </Panel>
  );
}

/** Changes places with the seat above or below. */
function useMove(pokjanal: Pokjanal, onChanged: () => void) {
  const words = useSeatText();
  const act = useSeatAct();
  const [send] = useReorderSeatsMutation();
  return (seat: Seat, by: -1 | 1) => {
    const seats = pokjanal.seats.map(({ id }) => id);
    const at = seats.indexOf(seat.id);
    seats.splice(at, 1);
    seats.splice(at + by, 0, seat.id);
    const input = { pokjanal: pokjanal.id, seats };
    void act
      .run(async () => (await send({ variables: { input } })).data?.reorderSeats)
      .then((isDone) => {
        if (isDone) showToast(words('moved'));
        onChanged();
      });
  };
}
