import { showToast } from '@/ui/toast.tsx';
import { JoinDialog } from './member-join-dialog.tsx';
import type { Pokjanal, SeatAct } from './pokjanal-page.types.ts';
import { AddSeatsDialog } from './seat-add-dialog.tsx';
import { EndHoldingDialog, EndSeatDialog, LeaveDialog, RenameSeatDialog, WithdrawDialog } from './seat-end-dialogs.tsx';
import { SeatHistoryDialog } from './seat-history-dialog.tsx';
import { HolderDialog } from './seat-holder-dialog.tsx';
import { OfficesDialog } from './seat-offices-dialog.tsx';

type Props = {
  pokjanal: Pokjanal;
  act: SeatAct;
  on: string;
  onClose: () => void;
  /** Something was changed: the page is to be asked again. */
  onChanged: () => void;
};

/** The window of the act that somebody is about to do. */
export function SeatDialog({ pokjanal, act, on, onClose, onChanged }: Props) {
  const onDone = (told: string) => {
    showToast(told);
    onClose();
    onChanged();
  };
  const common = { on, onClose, onDone };
  switch (act.kind) {
    case 'hold':
      return <HolderDialog {...common} pokjanal={pokjanal.id} seat={act.seat} kind="hold" />;
    case 'handOver':
    case 'correct':
      return <HolderDialog {...common} pokjanal={pokjanal.id} seat={act.seat} holder={act.holder} kind={act.kind} />;
    case 'end':
      return <EndHoldingDialog {...common} holder={act.holder} />;
    case 'withdraw':
      return <WithdrawDialog {...common} holder={act.holder} />;
    case 'endSeat':
      return <EndSeatDialog {...common} seat={act.seat} />;
    case 'rename':
      return <RenameSeatDialog {...common} seat={act.seat} />;
    case 'history':
      return <SeatHistoryDialog seat={act.seat} onClose={onClose} />;
    case 'leave':
      return <LeaveDialog {...common} membership={act.membership} />;
    case 'join':
      return <JoinDialog {...common} pokjanal={pokjanal} />;
    case 'offices':
      return <OfficesDialog {...common} pokjanal={pokjanal} />;
    case 'add':
      return <AddSeatsDialog {...common} pokjanal={pokjanal} />;
  }
}
