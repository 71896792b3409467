import { useEffect, useState } from 'react';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { RequestError, request } from '@/graphql/request.ts';
import type { Failure } from '@/lib/failure.ts';
import {
  OpenReportsDocument,
  type OpenReportsQuery,
  type OpenReportsQueryVariables,
} from './closing-page.generated.ts';
import type { OpenReport, Place } from './closing-page.types.ts';

/** From here on a list helps nobody: a state or a district narrows it. */
const MOST = 5000;

type State = {
  /** The place the rows belong to; rows of another place are not shown. */
  readonly of: string;
  readonly rows: readonly OpenReport[];
  readonly isDone: boolean;
  readonly isCut: boolean;
  readonly failure: Failure | null;
};

type Asked = Place & { readonly status: readonly ReportStatus[] };

const NOTHING: State = { of: '', rows: [], isDone: false, isCut: false, failure: null };

/**
 * Reads the reports in some states to the last page, so that the lists of forms and puskesmas are whole; what has come
 * is shown while the rest is on its way. Another `stamp` reads again, with the old rows in place until the new are there.
 */
export function useOpenReports(asked: Asked, stamp: string) {
  const [state, setState] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const of = JSON.stringify(asked);
  useEffect(() => {
    const stop = new AbortController();
    const tell = (read: Pick<State, 'rows' | 'isDone' | 'isCut'>) =>
      setState((before) =>
        before.of === of && before.isDone && !read.isDone ? before : { ...read, of, failure: null },
      );
    readAll(JSON.parse(of) as Asked, stop.signal, tell).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      const failure: Failure = error instanceof RequestError ? error.failure : { kind: 'failed' };
      setState((before) => (before.of === of ? { ...before, failure } : { ...NOTHING, of, failure }));
    });
    return () => stop.abort();
  }, [of, stamp, attempt]);
  const shown = state.of === of ? state : NOTHING;
  return { ...shown, readAgain: () => setAttempt((count) => count + 1) };
}

async function readAll(
  asked: Asked,
  signal: AbortSignal,
  tell: (read: Pick<State, 'rows' | 'isDone' | 'isCut'>) => void,
): Promise<void> {
  const rows: OpenReport[] = [];
  let after: string | null = null;
  let isMore = true;
  while (isMore && rows.length < MOST && !signal.aborted) {
    const variables: OpenReportsQueryVariables = {
      wilayah: asked.wilayah,
      month: asked.month,
      status: [...asked.status],
      after,
    };
    const { monthClosing }: OpenReportsQuery = await request(OpenReportsDocument, variables, signal);
    const page = monthClosing.open;
    rows.push(...page.rows);
    after = page.endCursor;
    isMore = page.hasNextPage;
    if (!signal.aborted) tell({ rows: [...rows], isDone: !isMore || rows.length >= MOST, isCut: isMore });
  }
}
