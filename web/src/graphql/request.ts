import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readLanguage } from '../i18n/i18n.ts';
import { type Failure, failureFromGraphQL, failureFromStatus } from '../lib/failure.ts';
import { printDocument } from './print-document.ts';

/** A request that did not bring what was asked; `failure` says it in words for the person. */
export class RequestError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message ?? failure.kind);
    this.name = 'RequestError';
    this.failure = failure;
  }
}

/** What makes a request ours: a browser never adds it for a page of somebody else. */
export const OWN_HEADERS = { 'apollo-require-preflight': '1' } as const;

type Answer<Data> = {
  data?: Data | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
};

/**
 * Asks the API for one document. Serves the light pages, which carry no cache and no subscriptions: 4 kB where Apollo
 * Client is 55. @throws RequestError, never anything else.
 */
export async function request<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const response = await send(JSON.stringify({ query: printDocument(document), variables }), signal);
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const answer = (await response.json().catch(() => null)) as Answer<Data> | null;
  const error = answer?.errors?.[0];
  if (error) throw new RequestError(failureFromGraphQL(error, readLanguage(), requestId));
  if (!answer?.data) throw new RequestError(failureFromStatus(response.status, requestId));
  return answer.data;
}

async function send(body: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...OWN_HEADERS },
      body,
      ...(signal && { signal }),
    });
  } catch (error) {
    throw new RequestError({ kind: 'offline', message: error instanceof Error ? error.message : undefined });
  }
}
