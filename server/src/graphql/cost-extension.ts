import type { ApolloServerPlugin } from '@apollo/server';
import type { Ctx } from '../auth/ctx.ts';
import { costOf } from '../modules/analytics/analytics-cost.ts';

/** Tells in `extensions.cost` how many cells a request read and how many it may, also when it was refused. */
export const costExtension: ApolloServerPlugin<Ctx> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      const cost = costOf(contextValue);
      if (cost && response.body.kind === 'single') {
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost };
      }
    },
  }),
};
