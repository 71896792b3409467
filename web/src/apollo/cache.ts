import { type FieldPolicy, InMemoryCache } from '@apollo/client/cache';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from '@/gql/possible-types.ts';

/** Connections that grow page by page, with the arguments that tell one list from another. */
const listOf = (...keyArgs: string[]) => relayStylePagination(keyArgs);

type Page = { readonly nodes: readonly unknown[] };

/** Lists of our own that grow page by page: what comes after a cursor is put behind what is there. */
const pageOf = (...keyArgs: string[]): FieldPolicy<Page> => ({
  keyArgs,
  merge: (existing, incoming, { args }) =>
    args?.['after'] && existing ? { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] } : incoming,
});

/** The normalised cache: objects by their global id, connections joined page to page. */
export const makeCache = (): InMemoryCache =>
  new InMemoryCache({
    possibleTypes: possibleTypes.possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          wilayahList: listOf('parent', 'level', 'within'),
          pokjanalList: listOf('within', 'level', 'regime', 'status'),
          decreeList: listOf('within', 'kind', 'year', 'endsWithinDays', 'withoutFile', 'search', 'includeWithdrawn'),
          opdList: listOf('within', 'kind'),
          puskesmasList: listOf('within'),
          posyanduList: listOf('wilayah', 'puskesmas', 'search'),
          users: listOf('within'),
          problemList: listOf('within', 'posyandu', 'opd', 'pokjanal', 'kind', 'field', 'state', 'search', 'sort'),
          gaps: pageOf('within', 'depth', 'kinds', 'search'),
          notifications: pageOf('unread', 'kinds'),
          kaderList: pageOf('filter', 'order', 'descending'),
        },
      },
      Wilayah: { fields: { children: listOf(), puskesmas: listOf(), posyandu: listOf() } },
      Puskesmas: { fields: { posyandu: listOf() } },
      Posyandu: { fields: { reports: listOf() } },
      CollectionRequest: { fields: { areas: pageOf('state', 'search') } },
      // Parts without an id of their own belong to the object that holds them.
      Me: { fields: { assignments: { merge: false }, tokens: { merge: false } } },
      // One figure is one place in the cache, whichever part of its explanation is asked.
      Explanation: { merge: true },
      Installation: { keyFields: [] },
    },
  });
