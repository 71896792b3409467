import { useAddress } from '@/ui/use-address.ts';

/** The filters of a list as they stand in the address, and the way to change one; an empty one leaves the address. */
export function useFilters(): { of: (name: string) => string; set: (name: string, value: string) => void } {
  const { search, set } = useAddress();
  return { of: (name) => search.get(name) ?? '', set };
}

/** Says whether any of the texts holds every word that was typed, in any case. */
export function holdsWords(typed: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
