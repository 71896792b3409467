import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeForm, untouchedReport, wire } from './entry-form.fixture.ts';
import type { ReportData } from './entry-model.ts';
import { makeFormB } from './other-form.fixture.ts';
import { useReportEntry } from './use-report-entry.ts';

type Sent = {
  report: string;
  expectedRevision: number;
  idempotencyKey: string;
  draft: boolean;
  cells: { slot: number }[];
};

/** A server in the place of fetch: each call takes the next answer; an Error is a lost line. */
function answer(...answers: (object | Error)[]) {
  const sent: Sent[] = [];
  const waiting = [...answers];
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    sent.push((JSON.parse(body) as { variables: { input: Sent } }).variables.input);
    const next = waiting.shift();
    if (next instanceof Error || !next) throw next ?? new Error('no answer left');
    return new Response(JSON.stringify({ data: { submitReport: next } }));
  });
  return sent;
}

const report = (of: Partial<ReportData>): ReportData => ({ ...untouchedReport, ...of });
const accepted = (of: Partial<ReportData>) => ({
  __typename: 'SubmitReportSuccess',
  report: report({ status: 'SUBMITTED', ...of }),
});
const conflict = (of: Partial<ReportData>) => ({
  __typename: 'ConflictError',
  code: 'STALE_REVISION',
  message: { id: 'berubah', en: 'changed' },
  current: report(of),
});
const STOCKS = [wire(0, 3), wire(10, 2)];

const open = (form = makeForm(), onAccepted = vi.fn()) => ({
  onAccepted,
  ...renderHook(() => useReportEntry(form, 'u1', onAccepted)),
});
type Opened = ReturnType<typeof open>['result'];
const type = ({ current }: Opened, slot: number, text: string) =>
  act(() => current.dispatch({ type: 'typed', entries: [{ slot, text }] }));
const send = ({ current }: Opened) => act(() => current.send('submit'));

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('entries on the device', () => {
  test('come back on the next visit, are offered to be dropped, and are gone once sent', async () => {
    const first = open();
    type(first.result, 20, '2');
    first.unmount();

    const second = open();
    expect(second.result.current.restoredFrom).not.toBeNull();
    expect(second.result.current.state.cells.get(20)).toEqual({ state: 'VALUE', n: 2 });
    answer(accepted({ revision: 1, cells: [...STOCKS, wire(20, 2)] }));
    await send(second.result);
    second.unmount();
    expect(open().result.current.restoredFrom).toBeNull();
  });
  test('belong to one person: another one on the same phone does not see them', () => {
    const mine = open();
    type(mine.result, 20, '2');
    const theirs = renderHook(() => useReportEntry(makeForm(), 'u2', vi.fn()));
    expect(theirs.result.current.restoredFrom).toBeNull();
  });
  test('dropping them leads back to what the server has', () => {
    const first = open();
    type(first.result, 20, '2');
    act(() => first.result.current.discard());
    expect(first.result.current.isDirty).toBe(false);
    expect(localStorage.length).toBe(0);
  });
  test('begun from an older revision, they open as a conflict', () => {
    const first = open();
    type(first.result, 20, '2');
    first.unmount();
    const second = open(makeForm({ revision: 3, status: 'SUBMITTED', cells: [...STOCKS, wire(20, 1)] }));
    expect(second.result.current.conflict?.revision).toBe(3);
    act(() => second.result.current.resolve(new Map([[20, 'theirs']]), 'mine'));
    expect(second.result.current.state.cells.get(20)).toEqual({ state: 'VALUE', n: 1 });
    expect(second.result.current.state.revision).toBe(3);
  });
});

describe('sending', () => {
  test('repeats the same content under the same key, and changed content under a new one', async () => {
    const sent = answer(new TypeError('offline'), new TypeError('offline'), accepted({ revision: 1 }));
    const { result } = open();
    type(result, 20, '2');
    await send(result);
    expect(result.current.outcome).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
    await send(result);
    type(result, 20, '3');
    await send(result);
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
    expect(sent[2]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey);
    expect(sent[0]?.idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  test('goes out by itself once the line is back', async () => {
    const sent = answer(new TypeError('offline'), accepted({ revision: 1 }));
    const { result, onAccepted } = open();
    type(result, 20, '2');
    await send(result);
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(onAccepted).toHaveBeenCalledExactlyOnceWith('submit'));
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });
  test('takes its own lost sending for no conflict and goes on from it', async () => {
    const sent = answer(
      new TypeError('answer lost'),
      conflict({ revision: 1, cells: [...STOCKS, wire(20, 2)] }),
      accepted({ revision: 2 }),
    );
    const { result } = open();
    type(result, 20, '2');
    await send(result);
    type(result, 20, '3');
    await send(result);
    expect(sent.map(({ expectedRevision }) => expectedRevision)).toEqual([0, 0, 1]);
    expect(result.current.conflict).toBeNull();
    expect(result.current.report.revision).toBe(2);
  });
  test('shows both sides when another person wrote, and sends the choice from their revision', async () => {
    const sent = answer(conflict({ revision: 5, cells: [...STOCKS, wire(20, 9)] }), accepted({ revision: 6 }));
    const { result } = open();
    type(result, 20, '2');
    await send(result);
    expect(result.current.conflict?.revision).toBe(5);
    expect(result.current.state.base.cells.get(0), 'stocks count as begun from, not as typed').toEqual({
      state: 'VALUE',
      n: 3,
    });
    act(() => result.current.resolve(new Map([[20, 'mine']]), 'mine'));
    await send(result);
    expect(sent[1]?.expectedRevision).toBe(5);
    expect(sent[1]?.cells).toContainEqual({ slot: 20, value: 2 });
  });
  test('shows what the server found until the content changes', async () => {
    const message = { id: 'dari server', en: 'from the server' };
    answer({
      __typename: 'FindingsError',
      code: 'INVALID_INPUT',
      message,
      findings: [{ rule: 'V99', level: 'ERROR', slots: [20], message }],
    });
    const { result } = open();
    type(result, 20, '2');
    await send(result);
    expect(result.current.findings.map(({ rule }) => rule)).toEqual(['V99']);
    type(result, 20, '1');
    expect(result.current.findings.map(({ rule }) => rule)).not.toContain('V99');
  });
  test('sends no cells of a month without opening', async () => {
    const sent = answer(accepted({ revision: 1, opened: false }));
    const { result } = open();
    act(() => result.current.dispatch({ type: 'headed', head: { opened: false, notOpenedReason: 'banjir' } }));
    await send(result);
    expect(sent[0]).toMatchObject({ opened: false, notOpenedReason: 'banjir', cells: [] });
  });
  test('a text that is no number refuses before anything is sent', () => {
    const { result } = open();
    type(result, 20, '2x');
    expect(result.current.verdict).toBe('REFUSED');
    expect(result.current.bySlot.get(20)?.[0]?.message.id).toContain('2x');
  });
  test('names the report by its id, whatever form it is', async () => {
    const sent = answer(accepted({ id: 'rB', revision: 1 }));
    const { result } = open(makeFormB({ id: 'rB' }));
    type(result, 0, '3');
    await send(result);
    expect(sent[0]).toMatchObject({ report: 'rB', cells: [{ slot: 0, value: 3 }] });
  });
});

describe('another form', () => {
  test('a question of yes or no takes nothing else', () => {
    const { result } = open(makeFormB());
    type(result, 4, '2');
    expect(result.current.bySlot.get(4)?.[0]).toMatchObject({ rule: 'TEXT', level: 'ERROR' });
    type(result, 4, '1');
    expect(result.current.bySlot.get(4)?.some(({ rule }) => rule === 'TEXT') ?? false).toBe(false);
  });
  test('shows what was said of its cells until it is sent again', async () => {
    answer(accepted({ revision: 3, returnComments: [] }));
    const comment = { __typename: 'CellComment' as const, slot: 1, comment: 'cek daftar hadir' };
    const { result } = open(makeFormB({ status: 'RETURNED', revision: 2, returnComments: [comment] }));
    expect([...result.current.comments]).toEqual([[1, 'cek daftar hadir']]);
    await send(result);
    expect(result.current.comments.size).toBe(0);
  });
  test('a village of the puskesmas is written by who may report for it', () => {
    const { result } = open(makeFormB({ abilities: ['submission.submitPuskesmas'] }));
    expect(result.current.mayWrite).toBe(true);
    expect(open(makeFormB({ abilities: ['submission.verify'] })).result.current.mayWrite).toBe(false);
  });
});
