import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { Portion, ReadPortion } from './read-rows.ts';

type Paged = OperationVariables & { after?: string | null | undefined };
export type Connection<Row> = {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** What a page of a list of nodes holds, and where the next one begins. */
export const portionOf = <Row>({ nodes, pageInfo }: Connection<Row>): Portion<Row> => ({
  rows: nodes,
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

/** Reads a list again page by page for a file, beside what is on screen, with the question the page itself asks. */
export function useRead<Data, Variables extends Paged, Row>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Portion<Row>,
): ReadPortion<Row> {
  const client = useApolloClient();
  return async (after) => {
    const { data } = await client.query<Data, Variables>({
      query,
      variables: { ...variables, after },
      fetchPolicy: 'no-cache',
    } as Parameters<typeof client.query<Data, Variables>>[0]);
    if (!data) throw new TypeError('The list gave no answer');
    return pick(data);
  };
}
