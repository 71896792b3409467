import { afterEach, expect, test, vi } from 'vitest';
import { sendClosed } from './send-closed.ts';

/** A server in the place of fetch that gives one answer after the other and keeps what it was asked. */
function answer(...answers: object[]) {
  const asked: { input?: object; report?: string }[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { variables: (typeof asked)[number] }).variables);
    return new Response(JSON.stringify({ data: answers.shift() }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('another form is sent as not opened from the revision it has now', async () => {
  const asked = answer(
    { report: { id: 'rA', revision: 4 } },
    { submitReport: { __typename: 'SubmitReportSuccess', report: { id: 'rA' } } },
  );
  expect(await sendClosed('rA', 'banjir')).toBe(true);
  expect(asked).toMatchObject([
    { report: 'rA' },
    { input: { report: 'rA', opened: false, notOpenedReason: 'banjir', cells: [], expectedRevision: 4 } },
  ]);
});

test('a form that is not there, a refusal and a lost line are told, not thrown', async () => {
  answer({ report: null });
  expect(await sendClosed('rA', 'banjir')).toBe(false);
  const message = { id: 'x', en: 'x' };
  answer({ report: { id: 'rA', revision: 4 } }, { submitReport: { __typename: 'ForbiddenError', code: 'X', message } });
  expect(await sendClosed('rA', 'banjir')).toBe(false);
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline');
  });
  expect(await sendClosed('rA', 'banjir')).toBe(false);
});
