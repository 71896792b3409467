import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Ctx } from '../auth/ctx.ts';
import { withCost } from '../graphql/cost-extension.ts';
import { presentError } from '../graphql/errors.ts';
import type { Admission } from './admission.ts';
import type { Operations } from './compiled-operations.ts';
import { contextOf, type Services } from './context.ts';
import { bodyOf } from './request-body.ts';
import { constantSecurityHeaders } from './security-headers.ts';

type Asked = { readonly query: string; readonly operationName: string | null; readonly variables: object };

type Way = {
  readonly services: Services;
  readonly operations: Operations;
  readonly admission: Admission;
  /** Serves whatever does not go this way. */
  readonly otherwise: RequestListener;
};

/** Below this, an answer is not worth compressing; the same bound as that of the middleware. */
const WORTH_COMPRESSING = 1024;

/**
 * Answers operations asked over and over without walking them through the middlewares and the pipeline, which cost more
 * than a small answer itself. Only what was parsed, validated and found within limits before goes this way; anything
 * unusual about a request, and variables that are refused, go the long way and are told there.
 */
export function knownRequests(way: Way): RequestListener {
  const secure = constantSecurityHeaders();
  const compress = compression();
  return (req, res) => {
    const type = answerType(req);
    if (type === null || !way.admission.admit(res)) return way.otherwise(req, res);
    bodyOf(req, (body) => {
      const asked = body === null ? null : readAsked(body);
      const known = asked && way.operations.find(asked.query, asked.operationName);
      if (!asked || !known) return way.otherwise(req, res);
      answer(way, { req, res, run: (ctx) => known(ctx, asked.variables) })
        .then((result) => {
          if (result === null) return way.otherwise(req, res);
          // Nothing more comes in this request, but its end must be read before the next one.
          req.resume();
          const mayCompress = req.headers['accept-encoding'] !== undefined;
          send(
            res,
            { type, result, secure },
            mayCompress ? () => compress(req as never, res as never, () => undefined) : null,
          );
        })
        .catch((err: unknown) => {
          way.services.log.error({ err }, 'an answer could not be sent');
          res.destroy();
        });
    });
  };
}

type Running = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly run: (ctx: Ctx) => Promise<ExecutionResult>;
};

/** Gives the answer as it is sent, or null when nothing was done and the long way must tell why. */
async function answer({ services }: Way, { req, res, run }: Running): Promise<object | null> {
  const ctx = await contextOf(services, req, res).catch(() => null);
  if (!ctx) return null;
  const result: ExecutionResult = await run(ctx).catch((error: unknown) => ({
    data: null,
    errors: [asGraphQLError(error)],
  }));
  if (!('data' in result)) return null;
  const { errors, data, extensions } = withCost(result, ctx);
  return {
    ...(errors ? { errors: errors.map((error) => presentError(formattedOf(error), error, services.log)) } : {}),
    data,
    ...(extensions ? { extensions } : {}),
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError
    ? error
    : new GraphQLError('Failed', { originalError: error instanceof Error ? error : new Error(String(error)) });
}

function formattedOf(error: GraphQLError): GraphQLFormattedError {
  return {
    ...error.toJSON(),
    extensions: { ...error.extensions, code: error.extensions.code ?? 'INTERNAL_SERVER_ERROR' },
  };
}

type Sending = {
  readonly type: string;
  readonly result: object;
  readonly secure: readonly (readonly [string, string])[];
};

/** Headers that nobody changes any more are given at once, which costs a small answer less than one after the other. */
function send(res: ServerResponse, { type, result, secure }: Sending, compress: (() => void) | null): void {
  if (res.destroyed) return;
  const text = `${JSON.stringify(result)}\n`;
  const length = Buffer.byteLength(text);
  const headers = [...secure, ['Content-Type', type], ['Content-Length', String(length)]] as const;
  if (compress && length >= WORTH_COMPRESSING) {
    for (const [name, value] of headers) res.setHeader(name, value);
    compress();
  } else {
    res.writeHead(res.statusCode, [...headers.flat(), 'Vary', 'Accept-Encoding']);
  }
  res.end(text);
}

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The type to answer in; null for a request that is not plainly one of JSON to the endpoint. */
function answerType({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'POST' || url !== '/graphql' || headers['content-encoding'] !== undefined) return null;
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return null;
  const { accept } = headers;
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return JSON_TYPE;
  return accept.startsWith('application/graphql-response+json') ? RESPONSE_TYPE : null;
}

function readAsked(body: string): Asked | null {
  const { query, operationName = null, variables = null, ...others } = parseJson(body);
  if (typeof query !== 'string' || Object.keys(others).length > 0) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  return typeof variables === 'object' && !Array.isArray(variables)
    ? { query, operationName, variables: variables ?? {} }
    : null;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
