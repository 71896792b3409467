import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Ctx } from '../auth/ctx.ts';
import type { Env } from '../env.ts';
import { presentError } from '../graphql/errors.ts';
import type { Services } from './context.ts';
import { subscribeShared } from './fan-out.ts';
import { type Caller, COME_BACK, watchCallers } from './websocket-callers.ts';
import { documentsOf, refusal } from './websocket-documents.ts';

const PATH = '/graphql';
const LARGEST_MESSAGE = 64 * 1024;
/** Bytes that may wait for one client before it is let go; its cursor brings it back to where it was. */
const MOST_WAITING = 4 * 1024 * 1024;
const MOST_STREAMS = 40;
const DRAIN_MS = 2_000;

type Options = { http: Server; schema: GraphQLSchema; services: Services; env: Env };

/**
 * Serves subscriptions by graphql-ws on the path of the API. A caller is known from the beginning of the connection,
 * by token or by the cookie of our own pages; one whose session or token ends is cut off within seconds.
 */
export function serveWebSocket({ http, schema, services, env }: Options): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  const callers = watchCallers(services);
  const documentOf = documentsOf(schema, env);
  const present = (errors: readonly GraphQLError[]) =>
    errors.map((error) => presentError(error.toJSON(), error, services.log));

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.url?.split('?')[0] === PATH) {
      sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    }
  };
  http.on('upgrade', upgrade);

  useServer<Record<string, unknown>, Partial<Extra>>(
    {
      schema,
      subscribe: subscribeShared,
      onConnect: ({ connectionParams, extra: { socket, request } }) =>
        callers.admit(socket, () => services.auth.resolveSocketActor(connectionParams, request.headers)),
      onSubscribe: ({ extra, subscriptions }, _id, { query, operationName, variables }) => {
        const caller = callers.of(extra.socket);
        if (!caller) return [refusal('This connection is closing.')];
        if (Object.keys(subscriptions).length > MOST_STREAMS) return [refusal('Too many streams on one connection.')];
        const prepared = documentOf(query, operationName);
        if ('errors' in prepared) return prepared.errors;
        const { document } = prepared;
        return { schema, document, operationName, variableValues: variables, contextValue: ctxOf(services, caller) };
      },
      onNext: ({ extra: { socket } }, _id, _payload, _args, result) => {
        if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
        if (result.errors) return { data: result.data ?? null, errors: present(result.errors) };
        return undefined;
      },
      onError: (_ctx, _id, _payload, errors) => present(errors),
    },
    sockets,
  );

  return {
    close: async () => {
      callers.stop();
      http.off('upgrade', upgrade);
      await drain(sockets);
    },
  };
}

function ctxOf({ db, clock, log }: Services, { actor, signal }: Caller): Ctx {
  const requestId = randomUUID().slice(0, 8);
  return { actor, db, clock, log: log.child({ requestId }), requestId, signal };
}

/** Asks every client to come back elsewhere and waits until all have gone; those that do not answer are dropped. */
async function drain(sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.close(COME_BACK, 'Going away');
  const timer = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, DRAIN_MS);
  await new Promise((resolve) => sockets.close(resolve));
  clearTimeout(timer);
}
