/** Factories behind the generated hooks: the only place that knows Apollo Client's React types. */
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import {
  type SkipToken,
  useLazyQuery,
  useMutation,
  useQuery,
  useSubscription,
  useSuspenseQuery,
} from '@apollo/client/react';

type NoPartial = { returnPartialData?: false };
/** The options argument may be left out only when every variable is optional. */
type Args<V, O> = Record<never, never> extends V ? [options?: O] : [options: O];

export function queryHook<TData, TVars extends OperationVariables>(document: TypedDocumentNode<TData, TVars>) {
  type Options = useQuery.Options<TData, TVars> & NoPartial;
  type Result<V extends OperationVariables> = useQuery.Result<TData, TVars, 'complete' | 'streaming' | 'empty', V>;
  function useGeneratedQuery(...args: Args<TVars, Options>): Result<TVars>;
  function useGeneratedQuery(...args: Args<TVars, Options | SkipToken>): Result<Partial<TVars>>;
  function useGeneratedQuery(options?: Options | SkipToken) {
    return useQuery<TData, TVars>(document, ...([options] as Args<TVars, Options | SkipToken>));
  }
  return useGeneratedQuery;
}

export function suspenseQueryHook<TData, TVars extends OperationVariables>(document: TypedDocumentNode<TData, TVars>) {
  type Options = useSuspenseQuery.Options<TVars> & NoPartial & { skip?: never; errorPolicy?: 'none' };
  function useGeneratedSuspenseQuery(
    ...args: Args<TVars, Options>
  ): useSuspenseQuery.Result<TData, TVars, 'complete' | 'streaming'>;
  function useGeneratedSuspenseQuery(
    ...args: Args<TVars, Options | SkipToken>
  ): useSuspenseQuery.Result<TData, TVars, 'complete' | 'streaming' | 'empty'>;
  function useGeneratedSuspenseQuery(options?: Options | SkipToken) {
    return useSuspenseQuery<TData, TVars>(document, options as Options | SkipToken);
  }
  return useGeneratedSuspenseQuery;
}

export function lazyQueryHook<TData, TVars extends OperationVariables>(document: TypedDocumentNode<TData, TVars>) {
  return function useGeneratedLazyQuery(options?: useLazyQuery.Options<TData, TVars> & NoPartial) {
    return useLazyQuery<TData, TVars>(document, options);
  };
}

export function mutationHook<TData, TVars extends OperationVariables>(document: TypedDocumentNode<TData, TVars>) {
  return function useGeneratedMutation(
    options?: useMutation.Options<TData, TVars>,
  ): useMutation.ResultTuple<TData, TVars> {
    return useMutation<TData, TVars>(document, options);
  };
}

export function subscriptionHook<TData, TVars extends OperationVariables>(document: TypedDocumentNode<TData, TVars>) {
  return function useGeneratedSubscription(
    ...args: Args<TVars, useSubscription.Options<TData, TVars> | SkipToken>
  ): useSubscription.Result<TData> {
    return useSubscription<TData, TVars>(document, ...args);
  };
}
