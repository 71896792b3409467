import type { ApolloCache } from '@apollo/client';
import { skipToken } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useIdle } from '@/lib/use-idle.ts';
import {
  SavedViewsDocument,
  useRemoveViewMutation,
  useSavedViewsQuery,
  useSaveViewMutation,
  useSetDefaultViewMutation,
  type ViewFragment,
} from './saved-views.generated.ts';
import { viewQuery } from './view-query.ts';

/** Writes a view into an address; the working area there stays. */
function withView(search: URLSearchParams, query: string): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of ['wilayah', 'puskesmas']) {
    const value = search.get(name);
    if (value !== null) next.set(name, value);
  }
  return next;
}

/**
 * The person's views of a list, asked once the page stands, and the acts on them. A list that was opened with nothing in
 * its address goes on with the default view, once.
 */
export function useViews(list: string) {
  const [search, setSearch] = useSearchParams();
  const query = viewQuery(search);
  const [isWaiting, setWaiting] = useState(query === '');
  const isIdle = useIdle();
  const { data } = useSavedViewsQuery(isIdle ? { variables: { list } } : skipToken);
  const views = data?.savedViews ?? [];
  const preferred = views.find(({ isDefault }) => isDefault);
  const apply = (asked: string) => setSearch((before) => withView(before, asked), { replace: true });
  useEffect(() => {
    if (!data || !isWaiting) return;
    setWaiting(false);
    if (preferred && query === '') setSearch((before) => withView(before, preferred.query), { replace: true });
  }, [data, isWaiting, preferred, query, setSearch]);

  const keep = (cache: ApolloCache, said: { readonly views?: readonly ViewFragment[] } | null | undefined) => {
    if (!said?.views) return;
    cache.writeQuery({
      query: SavedViewsDocument,
      variables: { list },
      data: { __typename: 'Query', savedViews: [...said.views] },
    });
  };
  const [save] = useSaveViewMutation({ update: (cache, { data: said }) => keep(cache, viewsIn(said?.saveView)) });
  const [prefer] = useSetDefaultViewMutation({
    update: (cache, { data: said }) => keep(cache, viewsIn(said?.setDefaultView)),
  });
  const [remove] = useRemoveViewMutation({ update: (cache, { data: said }) => keep(cache, viewsIn(said?.removeView)) });
  return { views, query, current: views.find((view) => view.query === query) ?? null, apply, save, prefer, remove };
}

type Said = { readonly __typename: string; readonly views?: readonly ViewFragment[] };
const viewsIn = (said: Said | null | undefined): Said | null => (said?.__typename === 'SaveViewSuccess' ? said : null);

export type Views = ReturnType<typeof useViews>;
