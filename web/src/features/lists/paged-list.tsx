import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { MoreRows } from '@/ui/more-rows.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import type { Sorting } from '@/ui/sort-rows.ts';
import type { ColumnChoice } from '@/ui/use-column-param.ts';
import { ListTools } from './list-tools.tsx';
import { type Connection, portionOf, useRead } from './use-read.ts';

type Paged = OperationVariables & { after?: string | null | undefined };
type Page<Row> = Connection<Row> & { readonly totalCount: number };

/** What a hook of a list answers, as far as a list needs it. */
type Answer<Data> = {
  readonly data?: Data | undefined;
  readonly previousData?: Data | undefined;
  readonly error?: Error | undefined;
  readonly loading: boolean;
  readonly refetch: () => Promise<unknown>;
  readonly fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>;
};

type Props<Data, Variables extends Paged, Row> = {
  /** Path of the list, under which its views are kept. */
  list: string;
  /** Names the list, and the file. */
  title: string;
  columns: ColumnChoice<Row>;
  sorting?: Sorting | null;
  /** The question of the page, which the file asks again portion by portion. */
  document: TypedDocumentNode<Data, Variables>;
  variables: Variables;
  answer: Answer<Data>;
  pick: (data: Data) => Page<Row>;
  /** Why there is nothing, and what to do next. */
  empty: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
};

/** A register as a list: its tools, its rows as far as they were asked for, and the next ones on request. */
export function PagedList<Data, Variables extends Paged, Row>({
  list,
  title,
  columns,
  sorting = null,
  document,
  variables,
  answer,
  pick,
  empty,
  children,
}: Props<Data, Variables, Row>) {
  const { data, previousData, error, loading, refetch, fetchMore } = answer;
  const read = useRead(document, variables, (asked) => portionOf(pick(asked)));
  const latest = data ?? previousData;
  const page = latest && pick(latest);
  return (
    <>
      <ListTools list={list} title={title} columns={columns} read={read} total={page?.totalCount} sorting={sorting} />
      <QueryState
        data={page}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={({ nodes }) => nodes.length === 0}
        empty={empty}
      >
        {({ nodes, totalCount, pageInfo }) => (
          <>
            {children(nodes)}
            <MoreRows
              shown={nodes.length}
              total={totalCount}
              isBusy={loading}
              onMore={pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : null}
            />
          </>
        )}
      </QueryState>
    </>
  );
}
