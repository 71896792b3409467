import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, Kind } from 'graphql';
import type { Ctx } from '../auth/ctx.ts';
import type { Env } from '../env.ts';
import { presentError } from '../graphql/errors.ts';
import { errorText } from '../lib/errors.ts';
import type { Services } from './context.ts';
import { subscribeShared } from './fan-out.ts';
import { type Caller, watchCallers } from './websocket-callers.ts';
import { documentsOf, refusal } from './websocket-documents.ts';

type Options = { schema: GraphQLSchema; services: Services; env: Env };
type Asked = { query: string; operationName: string | undefined; variables: Record<string, unknown> };

/**
 * Serves subscriptions as server-sent events (the distinct connections mode of graphql-sse) to whoever asks for
 * `text/event-stream`: each event's `id:` is its cursor, and `Last-Event-ID` sets the variable `after` to resume there.
 * Others pass on.
 */
export function serveEventStreams({ schema, services, env }: Options): { router: Router; close(): void } {
  const callers = watchCallers(services);
  const documentOf = documentsOf(schema, env);
  const open = new Set<Response>();

  const stream = async (req: Request, res: Response): Promise<void> => {
    if (!(await callers.admit(connectionOf(res), () => services.auth.resolveActor(req.headers)))) return;
    const caller = callers.of(connectionOf(res));
    if (!caller) return;
    const asked = askedIn(req.body);
    const prepared = documentOf(asked.query, asked.operationName);
    if ('errors' in prepared) {
      res.status(400).json({ errors: prepared.errors });
      return;
    }
    open.add(res);
    res.once('close', () => open.delete(res));
    const last = req.get('last-event-id');
    if (last && !takesAfter(prepared.document)) {
      res
        .status(400)
        .json({ errors: [refusal('Declare $after: String, so that Last-Event-ID can resume the stream.')] });
      return;
    }
    const variableValues = last ? { ...asked.variables, after: last } : asked.variables;
    const contextValue = ctxOf(services, caller);
    const results = await subscribeShared({
      schema,
      document: prepared.document,
      operationName: asked.operationName,
      variableValues,
      contextValue,
    });
    await send(res, results, services);
  };

  const router = Router();
  router.post('/', onlyStreams, express.json({ limit: '64kb' }), stream);
  return {
    router,
    close: () => {
      callers.stop();
      for (const res of open) res.end();
    },
  };
}

/** What a body asks for; what is not of its kind counts as not said, and is told with the document. */
function askedIn(body: unknown): Asked {
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  return {
    query: typeof query === 'string' ? query : '',
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: typeof variables === 'object' ? { ...variables } : {},
  };
}

function onlyStreams(req: Request, _res: Response, next: (skip?: 'router') => void): void {
  next((req.get('accept') ?? '').includes('text/event-stream') ? undefined : 'router');
}

const connections = new WeakMap<Response, ReturnType<typeof makeConnection>>();

/** The face of an open answer that `watchCallers` closes when rights end. */
function connectionOf(res: Response) {
  const made = connections.get(res) ?? makeConnection(res);
  connections.set(res, made);
  return made;
}

function makeConnection(res: Response) {
  return {
    OPEN: 1,
    get readyState() {
      return res.closed ? 3 : 1;
    },
    once: (event: 'close', listener: () => void) => res.once(event, listener),
    close: () => {
      if (res.headersSent) res.end();
      else res.status(401).json({ code: 'UNAUTHENTICATED', message: errorText('UNAUTHENTICATED') });
    },
  };
}

type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

async function send(res: Response, results: Results, { log }: Services): Promise<void> {
  // no-transform keeps compression from holding events back until a block is full.
  res.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  for await (const result of Symbol.asyncIterator in results ? results : [results]) {
    if (res.closed) break;
    const errors = result.errors?.map((error) => presentError(error.toJSON(), error, log));
    const data = JSON.stringify(errors ? { ...result, errors } : result);
    const id = cursorIn(result);
    const room = res.write(`${id ? `id: ${id}\n` : ''}event: next\ndata: ${data}\n\n`);
    // The next item is asked for only when this one has left, so a slow client fills no memory here.
    if (!room) await drained(res);
  }
  res.end('event: complete\ndata:\n\n');
}

function drained(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.once('drain', done);
    res.once('close', done);
    if (res.closed) done();
  });
}

function takesAfter({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (one) =>
      one.kind === Kind.OPERATION_DEFINITION &&
      one.variableDefinitions?.some(({ variable }) => variable.name.value === 'after'),
  );
}

function cursorIn({ data }: ExecutionResult): string | null {
  for (const item of Object.values(data ?? {})) {
    if (typeof item === 'object' && item !== null && 'cursor' in item) return String(item.cursor);
  }
  return null;
}

function ctxOf({ db, clock, log }: Services, { actor, signal }: Caller): Ctx {
  const requestId = randomUUID().slice(0, 8);
  return { actor, db, clock, log: log.child({ requestId }), requestId, signal };
}
