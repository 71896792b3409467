import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { OperationVariables } from '@apollo/client';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useBoardView } from './use-board-view.ts';
import { useRowLevel } from './use-row-level.ts';
import { useSelection } from './use-selection.ts';

type Known = { readonly id: string; readonly level: WilayahLevel } | null;

/**
 * A board of an area, or of a puskesmas in it: what the address says, and what to ask for its rows; null until the level
 * of the rows is known. `own` is the node whose figures are the sum of the rows.
 */
export function useBoard(wilayah: string, known: Known, start: Parameters<typeof useBoardView>[0]) {
  const view = useBoardView(start);
  const { puskesmas } = view;
  const level = useRowLevel(wilayah, puskesmas ? 'DESA' : view.level, known);
  const selection = useSelection(wilayah, level, puskesmas);
  return {
    view,
    level: level ?? null,
    own: puskesmas ?? wilayah,
    // The area is named too, so that one with nothing below it does not answer for the whole of one's reach.
    ask: selection && { areas: [wilayah], ...selection, indicator: view.indicator, dataState: view.dataState },
  };
}

/** Reads figures again into the cache, from where the page on screen takes them. */
export function useReadAgain<Variables extends OperationVariables>(
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables | null,
): () => void {
  const client = useApolloClient();
  return () => {
    if (variables) void client.query({ query, variables, fetchPolicy: 'network-only' });
  };
}
