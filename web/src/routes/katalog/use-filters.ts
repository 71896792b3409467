import { useSearchParams } from 'react-router';

/** The filters of a list as they stand in the address, and the way to change one; an empty one leaves the address. */
export function useFilters(): { of: (name: string) => string; set: (name: string, value: string) => void } {
  const [search, setSearch] = useSearchParams();
  return {
    of: (name) => search.get(name) ?? '',
    set: (name, value) =>
      setSearch(
        (before) => {
          if (value) before.set(name, value);
          else before.delete(name);
          return before;
        },
        { replace: true },
      ),
  };
}

/** Says whether any of the texts holds every word that was typed, in any case. */
export function holdsWords(typed: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
