import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';
import { readLanguage } from '../i18n/i18n.ts';
import { type Failure, failureFromGraphQL, failureFromStatus } from '../lib/failure.ts';

/** Reads what Apollo Client reports into the failure a page shows; null when nothing is wrong. */
export function toFailure(error: unknown): Failure | null {
  if (error == null) return null;
  if (CombinedGraphQLErrors.is(error)) return failureFromGraphQL(error.errors[0] ?? error, readLanguage());
  if (ServerError.is(error) || ServerParseError.is(error)) {
    return failureFromStatus(error.statusCode, error.response.headers.get('x-request-id') ?? undefined);
  }
  if (error instanceof TypeError) return { kind: 'offline', message: error.message };
  return { kind: 'failed', message: error instanceof Error ? error.message : undefined };
}
