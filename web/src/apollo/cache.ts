import { type FieldPolicy, InMemoryCache, type Reference, type StoreObject } from '@apollo/client/cache';
import possibleTypes from '@/gql/possible-types.ts';

type Page = { readonly nodes: readonly (StoreObject | Reference)[] };

/** Every argument tells one list from another, but the one that says how far it was read. */
const all = (args: Readonly<Record<string, unknown>> | null): string[] =>
  Object.keys(args ?? {}).filter((name) => name !== 'after');

/** A list that grows page by page: what comes after a cursor is put behind what is there, each once. */
const list: FieldPolicy<Page> = {
  keyArgs: all,
  merge: (existing, incoming, { args, isReference }) => {
    if (!args?.['after'] || !existing) return incoming;
    const known = new Set(existing.nodes.filter(isReference).map(({ __ref }) => __ref));
    const added = incoming.nodes.filter((node) => !isReference(node) || !known.has(node.__ref));
    return { ...incoming, nodes: [...existing.nodes, ...added] };
  },
};

/** The normalised cache: objects by their global id, lists joined page to page. */
export const makeCache = (): InMemoryCache =>
  new InMemoryCache({
    possibleTypes: possibleTypes.possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          wilayahList: list,
          pokjanalList: list,
          decreeList: list,
          opdList: list,
          puskesmasList: list,
          pustuList: list,
          posyanduList: list,
          users: list,
          problemList: list,
          meetingList: list,
          commitmentList: list,
          planActivityList: list,
          targets: list,
          vacantSeats: list,
          plannedVisits: list,
          gaps: list,
          notifications: list,
          bulkActs: list,
          kaderList: list,
        },
      },
      Wilayah: { fields: { children: list, puskesmas: list, posyandu: list } },
      Puskesmas: { fields: { posyandu: list } },
      Posyandu: { fields: { reports: list } },
      CollectionRequest: { fields: { areas: list } },
      // Parts without an id of their own belong to the object that holds them.
      Me: { fields: { assignments: { merge: false }, tokens: { merge: false } } },
      // One figure is one place in the cache, whichever part of its explanation is asked.
      Explanation: { merge: true },
      Installation: { keyFields: [] },
    },
  });
