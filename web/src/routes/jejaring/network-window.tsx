import { useNavigate } from 'react-router';
import { paths } from '@/paths.ts';
import { showToast } from '@/ui/toast.tsx';
import { CorrectPuskesmasDialog, WithdrawPuskesmasDialog } from './puskesmas-dialogs.tsx';
import type { Puskesmas } from './puskesmas-page.types.ts';
import {
  ClosePustuDialog,
  CorrectPustuDialog,
  OpenPustuDialog,
  type PustuDialogProps,
  ReopenPustuDialog,
  WithdrawPustuDialog,
} from './pustu-dialogs.tsx';
import type { PustuAct, NetworkState } from './use-network-window.ts';

type Props = { puskesmas: Puskesmas; window: NetworkState; onChanged: () => void };

/** The window that stands over the page of a puskesmas, as its address says. */
export function NetworkWindow({ puskesmas, window, onChanged }: Props) {
  const navigate = useNavigate();
  const villages = puskesmas.network.villages;
  const pustu = puskesmas.pustu.find(({ id }) => id === window.unfolded);
  const ends = {
    onClose: window.close,
    onDone: (told: string) => {
      window.close();
      showToast(told);
      onChanged();
    },
  };
  const withdrawn = (told: string) => {
    showToast(told);
    void navigate(paths.puskesmasList(), { replace: true });
  };
  if (window.adding !== null) {
    return <OpenPustuDialog puskesmas={puskesmas.id} proposed={window.adding || null} villages={villages} {...ends} />;
  }
  if (window.puskesmasAct === 'puskesmas') return <CorrectPuskesmasDialog puskesmas={puskesmas} {...ends} />;
  if (window.puskesmasAct === 'tarik-puskesmas') {
    return <WithdrawPuskesmasDialog puskesmas={puskesmas} onClose={ends.onClose} onDone={withdrawn} />;
  }
  return (
    pustu && window.pustuAct && <PustuActWindow name={window.pustuAct} pustu={pustu} villages={villages} {...ends} />
  );
}

function PustuActWindow({ name, ...props }: PustuDialogProps & { name: PustuAct }) {
  switch (name) {
    case 'data':
      return <CorrectPustuDialog {...props} />;
    case 'tutup':
      return <ClosePustuDialog {...props} />;
    case 'buka':
      return <ReopenPustuDialog {...props} />;
    case 'tarik':
      return <WithdrawPustuDialog {...props} />;
  }
}
