import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from './session.tsx';

const KEY = 'pokjanal.area';

/** The area chosen last in this window; no window, no choice. */
export const chosenArea = (): string | null => (typeof window === 'undefined' ? null : sessionStorage.getItem(KEY));

/**
 * The area whose work is on screen: named in the address, else the one chosen last in this window, else the person's
 * own. Choosing one writes the address, so that every view can be sent to a colleague.
 */
export function useArea() {
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const areas = me.assignments.map(({ wilayah, puskesmas, opd }) => wilayah ?? puskesmas?.wilayah ?? opd?.wilayah);
  const own = areas.find((area) => area) ?? null;
  const id = search.get('wilayah') ?? chosenArea() ?? own?.id ?? null;
  const choose = useCallback(
    (next: string) => {
      sessionStorage.setItem(KEY, next);
      setSearch((before) => {
        before.set('wilayah', next);
        // A puskesmas belongs to the area before.
        before.delete('puskesmas');
        return before;
      });
    },
    [setSearch],
  );
  return { id, own, choose };
}
