import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { today } from '@/lib/today.ts';
import type { Layers } from './graph-model.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export type Look = 'graf' | 'garis-besar';
/** Nothing is open: the word that stands for it in the address, where an empty one would not be kept. */
const CLOSED = '-';

/** A window in which graph and facts do not stand side by side. */
export const NARROW = '(max-width: 60em)';

/** A narrow window reads an outline; a wide one sees the graph. */
const usualLook = (): Look => (window.matchMedia(NARROW).matches ? 'garis-besar' : 'graf');

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useGraphView() {
  const [search, setSearch] = useSearchParams();
  const set = (values: Readonly<Record<string, string | null>>) =>
    setSearch(
      (before) => {
        for (const [name, value] of Object.entries(values)) {
          if (value) before.set(name, value);
          else before.delete(name);
        }
        return before;
      },
      { replace: true },
    );
  const asked = search.get('tanggal');
  const on = asked !== null && DAY.test(asked) ? asked : today();
  const look = search.get('tampilan');
  const layersText = search.get('lapis') ?? 'opd';
  const layers = useMemo((): Layers => {
    const shown = layersText.split(',');
    return { opd: shown.includes('opd'), seats: shown.includes('kursi') };
  }, [layersText]);
  const openedText = search.get('buka');
  /** Null while the address does not say: then the first node is open. */
  const opened = useMemo(
    () => (openedText === null ? null : openedText.split(',').filter((key) => key !== CLOSED)),
    [openedText],
  );
  return {
    on,
    isToday: on === today(),
    look: look === 'graf' || look === 'garis-besar' ? look : usualLook(),
    layers,
    opened,
    group: search.get('kelompok'),
    search: search.get('cari') ?? '',
    set,
    setDay: (day: string) => DAY.test(day) && set({ tanggal: day === today() ? null : day }),
    setOpened: (keys: readonly string[], more: Readonly<Record<string, string | null>> = {}) =>
      set({ ...more, buka: keys.length > 0 ? keys.join(',') : CLOSED }),
    setLayers: (next: Layers) => {
      const shown = [...(next.opd ? ['opd'] : []), ...(next.seats ? ['kursi'] : [])];
      set({ lapis: shown.join(',') === 'opd' ? null : shown.join(',') || CLOSED });
    },
  };
}
export type GraphView = ReturnType<typeof useGraphView>;
