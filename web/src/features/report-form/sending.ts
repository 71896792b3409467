import { RequestError, request } from '@/graphql/request.ts';
import type { Failure } from '@/lib/failure.ts';
import { type Content, fingerprintOf, type ReportData, writeWireCell } from './entry-model.ts';
import { SubmitEntryDocument, type SubmitEntryMutation } from './report-form.generated.ts';

type Text = { readonly id: string; readonly en: string };
type Result = SubmitEntryMutation['submitReport'];

/** What became of a sending. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly report: ReportData }
  | { readonly kind: 'findings'; readonly message: Text; readonly findings: FindingsOf }
  /** Somebody changed the report meanwhile; `report` is their side. */
  | { readonly kind: 'conflict'; readonly message: Text; readonly report: ReportData }
  | { readonly kind: 'closed'; readonly message: Text; readonly report: ReportData | null }
  | { readonly kind: 'refused'; readonly message: Text; readonly details: readonly Text[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

type FindingsOf = Extract<Result, { __typename: 'FindingsError' }>['findings'];

/** One intent to send; the same content keeps its key, so that a repeat after a lost answer writes nothing twice. */
export type Attempt = { readonly key: string; readonly intent: string };

export type Sending = {
  /** Global id of the report. */
  readonly report: string;
  readonly content: Content;
  readonly revision: number;
  readonly draft: boolean;
};

const intentOf = ({ content, revision, draft }: Sending): string => `${revision} ${draft} ${fingerprintOf(content)}`;

/** The attempt to go on with: the last one while nothing about it changed, else a new one. */
export function attemptFor(sending: Sending, last: Attempt | null): Attempt {
  const intent = intentOf(sending);
  return last?.intent === intent ? last : { key: newKey(), intent };
}

/** A random uuid; `crypto.randomUUID` is missing where an office serves the console without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Sends a form; never throws. */
export async function sendEntry(sending: Sending, key: string): Promise<Outcome> {
  const { head, cells } = sending.content;
  try {
    const { submitReport } = await request(SubmitEntryDocument, {
      input: {
        report: sending.report,
        cells: head.opened ? [...cells].map(([slot, cell]) => writeWireCell(slot, cell)) : [],
        opened: head.opened,
        notOpenedReason: head.opened ? null : head.notOpenedReason.trim(),
        countsVisitors: head.countsVisitors,
        note: head.note.trim() || null,
        expectedRevision: sending.revision,
        idempotencyKey: key,
        draft: sending.draft,
      },
    });
    return readOutcome(submitReport);
  } catch (error) {
    return { kind: 'failed', failure: error instanceof RequestError ? error.failure : { kind: 'failed' } };
  }
}

/** Sorts the members of the result. */
export function readOutcome(result: Result): Outcome {
  switch (result.__typename) {
    case 'SubmitReportSuccess':
      return { kind: 'accepted', report: result.report };
    case 'FindingsError':
      return { kind: 'findings', message: result.message, findings: result.findings };
    case 'ConflictError':
      if (result.code !== 'STALE_REVISION' || !result.current)
        return { kind: 'closed', message: result.message, report: result.current };
      return { kind: 'conflict', message: result.message, report: result.current };
    case 'InvalidInputError':
      return { kind: 'refused', message: result.message, details: result.problems.map(({ message }) => message) };
    default:
      return { kind: 'refused', message: result.message, details: [] };
  }
}
