import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { useVerifyReportsMutation } from './petugas-pages.generated.ts';

/** A report that may be checked, with the name of who owes it. */
export type Checkable = { readonly report: string | null; readonly status: ReportStatus; readonly name: string };
/** One that is left out: for the reason given, or because of the state it is in. */
export type Refused = Checkable & { readonly reason: string | null };

export type Outcome = {
  /** Would be checked, or were. */
  readonly taken: readonly Checkable[];
  readonly refused: readonly Refused[];
  /** Acts that were kept and can be taken back. */
  readonly acts: readonly string[];
  /** What kept the rest from being asked at all. */
  readonly failure: string | null;
};

export type Stage =
  | { readonly kind: 'asking' }
  | ({ readonly kind: 'preview' } & Outcome)
  | ({ readonly kind: 'done' } & Outcome);

/** The API takes so many at once; each part is told by itself. */
const AT_ONCE = 500;

/** Asks the server which reports it would take, then has it take those, and tells in both steps what it refused. */
export function useVerify() {
  const [stage, setStage] = useState<Stage | null>(null);
  const send = useSend();
  const preview = async (chosen: readonly Checkable[]) => {
    setStage({ kind: 'asking' });
    const waiting = chosen.filter(({ status }) => status === 'SUBMITTED');
    const others = chosen.filter(({ status }) => status !== 'SUBMITTED').map((row) => ({ ...row, reason: null }));
    const outcome = await send(waiting, true);
    setStage({ kind: 'preview', ...outcome, refused: [...outcome.refused, ...others] });
  };
  const verify = async ({ taken }: Outcome) => setStage({ kind: 'done', ...(await send(taken, false)) });
  return { stage, preview, verify, close: () => setStage(null) };
}

const NOTHING: Outcome = { taken: [], refused: [], acts: [], failure: null };

function useSend() {
  const sendPart = useSendPart();
  return async (rows: readonly Checkable[], preview: boolean): Promise<Outcome> => {
    let whole = NOTHING;
    for (let at = 0; at < rows.length && whole.failure === null; at += AT_ONCE) {
      const { taken, refused, acts, failure } = await sendPart(rows.slice(at, at + AT_ONCE), preview);
      whole = {
        taken: [...whole.taken, ...taken],
        refused: [...whole.refused, ...refused],
        acts: [...whole.acts, ...acts],
        failure,
      };
    }
    return whole;
  };
}

function useSendPart() {
  const t = useReportPetugasText();
  const text = useText();
  const fault = useFault();
  const [mutate] = useVerifyReportsMutation();
  return async (part: readonly Checkable[], preview: boolean): Promise<Outcome> => {
    try {
      const { data } = await mutate({ variables: { reports: part.flatMap(({ report }) => report ?? []), preview } });
      const answer = data?.verifyReports;
      if (answer?.__typename !== 'VerifyReportsSuccess') {
        return { ...NOTHING, failure: answer ? text(answer.message) : t('failed') };
      }
      const reasons = new Map(answer.skipped.map(({ report, reason }) => [report, text(reason)]));
      const reasonOf = ({ report }: Checkable) => reasons.get(report ?? '') ?? null;
      return {
        taken: part.filter((row) => reasonOf(row) === null),
        refused: part.flatMap((row) => (reasonOf(row) === null ? [] : [{ ...row, reason: reasonOf(row) }])),
        acts: answer.act ? [answer.act] : [],
        failure: null,
      };
    } catch (error) {
      return { ...NOTHING, failure: fault(error) };
    }
  };
}
