import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Conflict, DomainError, errorText, Forbidden, InvalidInput, NotFound, type Problem } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { builder } from './builder.ts';
import { Text } from './text.ts';

/** What every expected failure says, as a member of a mutation's result. */
export const ErrorFace = builder.interfaceRef<DomainError<object>>('Error').implement({
  description: 'An expected failure: a stable code for programs and a text for people in both languages.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code, upper case.' }),
    message: t.field({ type: Text, description: 'What happened and what to do, for people.', resolve: (e) => e.texts }),
  }),
});

export const ProblemType = builder.objectRef<Problem>('InputProblem').implement({
  description: 'One thing wrong with an input.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Field of the input it is about.' }),
    code: t.exposeString('code', { description: 'Stable code.' }),
    message: t.field({ type: Text, description: 'Text for people.', resolve: (p) => p.message }),
  }),
});

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'It does not exist, or lies outside the reach of the caller: the two are told alike.',
  interfaces: [ErrorFace],
});
builder.objectType(Forbidden, {
  name: 'ForbiddenError',
  description: 'The caller sees it but may not do this.',
  interfaces: [ErrorFace],
});
builder.objectType(InvalidInput, {
  name: 'InvalidInputError',
  description: 'The input is wrong; all problems are listed at once and nothing was written.',
  interfaces: [ErrorFace],
  fields: (t) => ({
    problems: t.field({ type: [ProblemType], description: 'Everything found.', resolve: (e) => [...e.problems] }),
  }),
});
builder.objectType(Conflict, {
  name: 'ConflictError',
  description: 'Somebody changed it meanwhile, or its state does not allow the act now.',
  interfaces: [ErrorFace],
});

const clientFaults = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST']);

/**
 * Turns what a resolver threw into what a client may see: expected failures with code and both texts,
 * faults of the request as they are, and anything else hidden behind the request id and logged once.
 */
export function presentError(formatted: GraphQLFormattedError, thrown: unknown, log: Log): GraphQLFormattedError {
  const cause = unwrapResolverError(thrown);
  const requestId = randomUUID().slice(0, 8);
  if (cause instanceof DomainError) {
    const data = cause instanceof InvalidInput ? { problems: cause.problems } : {};
    return {
      ...formatted,
      message: cause.texts.en,
      extensions: { code: cause.code, messages: cause.texts, requestId, ...data },
    };
  }
  if (isOfTheRequest(formatted, thrown)) {
    const { stacktrace: _hidden, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  // A cursor that is none, a page of less than nothing, or one from both ends.
  if (cause instanceof PothosValidationError) {
    return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (!isByLeaving(cause)) log.error({ err: cause, requestId, path: formatted.path }, 'unexpected error in a resolver');
  const texts = errorText('INTERNAL', { requestId });
  return {
    message: texts.en,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL', messages: texts, requestId },
  };
}

function isOfTheRequest({ extensions }: GraphQLFormattedError, thrown: unknown): boolean {
  if (clientFaults.has(String(extensions?.code ?? ''))) return true;
  return thrown instanceof GraphQLError && thrown.extensions.limit !== undefined;
}

/** The client left and its signal ended the work: nobody reads the answer, and nothing is wrong here. */
function isByLeaving(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AbortError';
}
