import { useSearchParams } from 'react-router';
import { today } from '@/lib/today.ts';

const SHOWN = 4;

/** The year on screen, kept in the address; without one it is the year that runs. */
export function useYear() {
  const [search, setSearch] = useSearchParams();
  const now = Number(today().slice(0, 4));
  const asked = Number(search.get('tahun'));
  const year = Number.isInteger(asked) && asked > 2000 && asked < 2100 ? asked : now;
  const years = [...new Set([...Array.from({ length: SHOWN }, (_, back) => now + 1 - back), year])].sort(
    (a, b) => b - a,
  );
  const choose = (next: string) =>
    setSearch((before) => {
      before.set('tahun', next);
      before.delete('sel');
      return before;
    });
  return { year, years, choose };
}
