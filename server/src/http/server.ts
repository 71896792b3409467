import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Ctx } from '../auth/ctx.ts';
import type { Env } from '../env.ts';
import { costExtension } from '../graphql/cost-extension.ts';
import { presentError } from '../graphql/errors.ts';
import { operationLimits } from '../graphql/limits.ts';
import { NotFound } from '../lib/errors.ts';
import { openAdmission, refuseOverload } from './admission.ts';
import { answerError } from './answer-error.ts';
import { compiledOperations, type Operations } from './compiled-operations.ts';
import { consoleFiles, explorerPage } from './console-files.ts';
import { contextOf, type Services } from './context.ts';
import { serveEventStreams } from './event-stream.ts';
import { firstScreens } from './first-screen.ts';
import { fileRoutes } from './file-routes.ts';
import { healthRoutes } from './health.ts';
import { knownRequests } from './known-requests.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { serveWebSocket } from './websocket.ts';

export type RunningServer = { port: number; close(): Promise<void> };
export type ServerOptions = { env: Env; services: Services; schema: GraphQLSchema; consoleFolder: string | null };

/** Serves the API, sign-in, health and the console on one port, until closed; sockets drain before requests. */
export async function startHttpServer({ env, services, schema, consoleFolder }: ServerOptions): Promise<RunningServer> {
  const app = express();
  app.disable('x-powered-by');
  // Answers to POST are never asked for again by tag; files of the console bring their own.
  app.disable('etag');
  app.set('trust proxy', env.trustProxy);
  app.use(securityHeaders(), compression());
  const admission = openAdmission(env.limits.inFlight);
  const operations = compiledOperations(schema);
  const http = createServer(knownRequests({ services, operations, admission, otherwise: app }));
  const apollo = createApollo(env, services, operations, http);
  await apollo.start();
  const sockets = serveWebSocket({ http, schema, services, env });
  const streams = serveEventStreams({ schema, services, env });

  app.use(healthRoutes(services));
  app.use('/auth', sessionRoutes(services));
  app.use('/files', fileRoutes(services));
  if (consoleFolder) app.get('/graphql', explorerPage(consoleFolder));
  app.use('/graphql', streams.router, answerError(services, 'graphql'));
  app.use(
    '/graphql',
    refuseOverload(admission),
    express.json({ limit: '1mb' }),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(services, req, res) }),
    answerError(services, 'graphql'),
  );
  if (consoleFolder) app.use(firstScreens(consoleFolder, { services, apollo, admission }), consoleFiles(consoleFolder));
  app.use((_req: Request, _res: Response, next: NextFunction) => next(new NotFound()));
  app.use(answerError(services, 'page'));

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(env.port, env.host, resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      streams.close();
      await sockets.close();
      await apollo.stop();
    },
  };
}

function createApollo(env: Env, services: Services, { gateway }: Operations, http: ReturnType<typeof createServer>) {
  return new ApolloServer<Ctx>({
    gateway,
    introspection: env.limits.introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: env.limits.tokens },
    validationRules: [operationLimits(env.limits)],
    stopOnTerminationSignals: false,
    logger: services.log,
    // Hints for caches cost a third of the time of a hot request and nobody reads them.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      costExtension,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
    ],
    formatError: (formatted, thrown) => presentError(formatted, thrown, services.log),
  });
}
