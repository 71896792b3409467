import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../lib/failure.ts';
import { RequestError, request } from './request.ts';

type State<Data> = { readonly data: Data | null; readonly failure: Failure | null; readonly isLoading: boolean };

const failureOf = (error: unknown): Failure => (error instanceof RequestError ? error.failure : { kind: 'failed' });

/**
 * Reads one document and reads it again when its variables change; earlier data stays while new data is on its way.
 * `null` variables ask for nothing.
 */
export function useRequest<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables | null) {
  const [state, setState] = useState<State<Data>>({ data: null, failure: null, isLoading: variables !== null });
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify(variables);
  useEffect(() => {
    const asked = JSON.parse(key) as Variables | null;
    if (asked === null) return;
    const stop = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    request(document, asked, stop.signal).then(
      (data) => setState({ data, failure: null, isLoading: false }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState((before) => ({ ...before, failure: failureOf(error), isLoading: false }));
      },
    );
    return () => stop.abort();
  }, [document, key, attempt]);
  const refetch = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, refetch };
}
