import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useOpenReports } from './use-open-reports.ts';

const PLACE = { wilayah: 'w', month: '2026-05', status: ['NONE' as const] };

type Asked = { after: string | null };

/** A server in the place of fetch that has so many reports, two to a page; `null` is a lost line. */
function serve(count: () => number | null) {
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    const { after } = (JSON.parse(body) as { variables: Asked }).variables;
    asked.push(after);
    const all = count();
    if (all === null) throw new TypeError('no line');
    const from = Number(after ?? 0);
    const rows = [from, from + 1].filter((at) => at < all).map((at) => ({ report: `r${at}` }));
    const open = { rows, endCursor: String(from + 2), hasNextPage: from + 2 < all };
    return new Response(JSON.stringify({ data: { monthClosing: { open } } }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const reportsOf = (list: ReturnType<typeof useOpenReports>) => list.rows.map(({ report }) => report);

test('reads page after page until the last', async () => {
  const asked = serve(() => 5);
  const { result } = renderHook(() => useOpenReports(PLACE, ''));
  await waitFor(() => expect(result.current.isDone).toBe(true));
  expect(reportsOf(result.current)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
  expect(result.current.isCut).toBe(false);
  expect(asked).toEqual([null, '2', '4']);
});

test('a count that moved reads again, with the old rows in place until the new are there', async () => {
  let count = 3;
  serve(() => count);
  const seen: number[] = [];
  const { result, rerender } = renderHook(
    ({ stamp }) => {
      const list = useOpenReports(PLACE, stamp);
      seen.push(list.rows.length);
      return list;
    },
    { initialProps: { stamp: 'a' } },
  );
  await waitFor(() => expect(result.current.isDone).toBe(true));
  count = 4;
  seen.length = 0;
  rerender({ stamp: 'b' });
  await waitFor(() => expect(result.current.rows).toHaveLength(4));
  expect(new Set(seen)).toEqual(new Set([3, 4]));
});

test('another month shows none of the old rows', async () => {
  serve(() => 2);
  const { result, rerender } = renderHook(({ month }) => useOpenReports({ ...PLACE, month }, ''), {
    initialProps: { month: '2026-05' },
  });
  await waitFor(() => expect(result.current.isDone).toBe(true));
  rerender({ month: '2026-04' });
  expect(result.current).toMatchObject({ rows: [], isDone: false });
  await waitFor(() => expect(result.current.rows).toHaveLength(2));
});

test('a list too long is cut, and says so', async () => {
  serve(() => 20_000);
  const { result } = renderHook(() => useOpenReports(PLACE, ''));
  await waitFor(() => expect(result.current.isDone).toBe(true), { timeout: 20_000 });
  expect(result.current).toMatchObject({ isCut: true });
  expect(result.current.rows).toHaveLength(5000);
}, 30_000);

test('a lost line is told, and reading again brings the list', async () => {
  let count: number | null = null;
  serve(() => count);
  const { result } = renderHook(() => useOpenReports(PLACE, ''));
  await waitFor(() => expect(result.current.failure).toMatchObject({ kind: 'offline' }));
  count = 1;
  act(() => result.current.readAgain());
  await waitFor(() => expect(reportsOf(result.current)).toEqual(['r0']));
  expect(result.current.failure).toBeNull();
});
