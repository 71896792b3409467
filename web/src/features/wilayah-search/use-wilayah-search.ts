import { skipToken } from '@apollo/client/react';
import { useDebounced } from '@/lib/use-debounced.ts';
import { useWilayahSearchQuery, type WilayahHitFragment } from './wilayah-search.generated.ts';

const MIN_LETTERS = 2;
const NOTHING: readonly WilayahHitFragment[] = [];

/** Areas by name or code as one types; the last hits stay while the next are on their way. */
export function useWilayahSearch(text: string, first: number) {
  const asked = useDebounced(text.trim());
  const isSearching = asked.length >= MIN_LETTERS;
  const { data, previousData, loading } = useWilayahSearchQuery(
    isSearching ? { variables: { text: asked, first } } : skipToken,
  );
  const found = (isSearching && (data ?? previousData)?.wilayahSearch) || NOTHING;
  return { isSearching, found, isNone: isSearching && !loading && found.length === 0 };
}
