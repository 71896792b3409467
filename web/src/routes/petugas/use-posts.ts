import { toFailure } from '@/apollo/failure.ts';
import { useWorklistQuery, type WorklistQuery } from './petugas-pages.generated.ts';
import { useScope } from './use-worklist.ts';

type Row = WorklistQuery['posyanduRows']['rows'][number];
const MOST = 200;
const OPEN: readonly string[] = ['NONE', 'DRAFT', 'RETURNED'];

type Ask = { month: string; block: string; posyandu: string | null };

/** The posts that owe a form of a month in the order of the list, and which stand before and after one. */
export function usePosts({ month, block, posyandu }: Ask) {
  const { puskesmas, wilayah } = useScope();
  const { data, error, refetch } = useWorklistQuery({
    variables: { puskesmas, wilayah, month, block, status: null, search: null, first: MOST },
  });
  const rows = data?.posyanduRows.rows.filter(({ report }) => report !== null) ?? null;
  return { ...neighbours(rows ?? [], posyandu), rows, failure: toFailure(error), refetch };
}

const isOpen = ({ status }: Row): boolean => OPEN.includes(status);
const idOf = (row: Row | undefined): string | null => row?.posyandu.id ?? null;

/**
 * Who stands where. Without a post the first that waits for typing is meant; `nextOpen` skips what needs none and starts
 * again from the top.
 */
export function neighbours(rows: readonly Row[], posyandu: string | null) {
  const current = posyandu ?? idOf(rows.find(isOpen) ?? rows[0]);
  const at = rows.findIndex((row) => row.posyandu.id === current);
  const around = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return {
    current,
    at,
    previous: idOf(rows[at - 1]),
    next: idOf(rows[at + 1]),
    nextOpen: idOf(around.find(isOpen)),
  };
}
