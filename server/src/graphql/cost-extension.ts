import type { ApolloServerPlugin } from '@apollo/server';
import type { Ctx } from '../auth/ctx.ts';
import { costOf } from '../modules/analytics/analytics-cost.ts';

/** Tells in `extensions.cost` how many cells a request read and how many it may, also when it was refused. */
export const costExtension: ApolloServerPlugin<Ctx> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      response.body.singleResult = withCost(response.body.singleResult, contextValue);
    },
  }),
};

/** Adds to an answer what it cost; one that read no cells stays as it is. */
export function withCost<Result extends { readonly extensions?: Record<string, unknown> }>(
  result: Result,
  ctx: Ctx,
): Result {
  const cost = costOf(ctx);
  return cost ? { ...result, extensions: { ...result.extensions, cost } } : result;
}
