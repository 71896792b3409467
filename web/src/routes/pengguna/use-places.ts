import { skipToken } from '@apollo/client/react';
import { useArea } from '@/features/session/use-area.ts';
import { placeOf } from '@/features/wilayah-search/wilayah-hits.ts';
import type { PlaceKind, WilayahLevel } from '@/gql/schema-types.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import type { IconName } from '@/ui/icon.tsx';
import {
  usePlaceAgenciesQuery,
  usePlaceAreasQuery,
  usePlacePostsQuery,
  usePlacePuskesmasQuery,
} from './users.generated.ts';

/** A place a role can be held over, as a line to choose. */
export type Place = { readonly id: string; readonly name: string; readonly detail: string };
type Found = {
  readonly places: readonly Place[];
  readonly total: number;
  readonly state: 'typing' | 'loading' | 'failed' | 'done';
  /** What was asked last has been answered. */
  readonly isFresh: boolean;
};

const MIN_LETTERS = 2;
export const PLACE_ICONS: Readonly<Record<PlaceKind, IconName>> = {
  WILAYAH: 'tree',
  PUSKESMAS: 'office',
  POSYANDU: 'post',
  OPD: 'office',
};

type Asked<D> = { data?: D | undefined; previousData?: D | undefined; loading: boolean; error?: unknown };
type Page<N> = { readonly totalCount: number; readonly nodes: readonly N[] };
const NOTHING: Page<never> = { totalCount: 0, nodes: [] };

/** Reads one answer into lines; the last found stay while the next are on their way. */
function found<D, N>(asked: Asked<D>, pageOf: (data: D) => Page<N>, placeOf: (node: N) => Place): Found {
  const data = asked.data ?? asked.previousData;
  const { nodes, totalCount }: Page<N> = data ? pageOf(data) : NOTHING;
  const state = data ? 'done' : asked.error ? 'failed' : asked.loading ? 'loading' : 'typing';
  return { places: nodes.map(placeOf), total: totalCount, state, isFresh: asked.data !== undefined };
}

type Sought = { readonly text: string; readonly within: string | null };

function useAreas(sought: Sought | null, level: WilayahLevel | null): Found {
  const isTyped = sought !== null && sought.text.length >= MIN_LETTERS;
  const asked = usePlaceAreasQuery(isTyped ? { variables: { ...sought, level } } : skipToken);
  const read = found(
    asked,
    ({ wilayahSearch }) => ({ totalCount: wilayahSearch.length, nodes: wilayahSearch }),
    ({ id, fullName, code, ancestors }) => ({
      id,
      name: fullName,
      detail: [code, placeOf(ancestors)].filter(Boolean).join(' · '),
    }),
  );
  return isTyped ? read : { places: [], total: 0, state: 'typing', isFresh: true };
}

const usePosts = (sought: Sought | null): Found =>
  found(
    usePlacePostsQuery(sought ? { variables: sought } : skipToken),
    (data) => data.posyanduList,
    ({ id, name, wilayah, puskesmas }) => ({
      id,
      name,
      detail: [wilayah.fullName, puskesmas?.name].filter(Boolean).join(' · '),
    }),
  );

const usePuskesmas = (sought: Sought | null): Found =>
  found(
    usePlacePuskesmasQuery(sought ? { variables: sought } : skipToken),
    (data) => data.puskesmasList,
    ({ id, name, wilayah }) => ({ id, name, detail: wilayah.fullName }),
  );

const useAgencies = (sought: Sought | null): Found =>
  found(
    usePlaceAgenciesQuery(sought ? { variables: sought } : skipToken),
    (data) => data.opdList,
    ({ id, name, wilayah }) => ({ id, name, detail: wilayah.fullName }),
  );

/**
 * Places of one kind inside the caller's own area, by what was typed. Until the answer to the last letter is there, only
 * those found before that fit it stay: whoever types fast and presses Enter must not get the first of another list.
 */
export function usePlaces(kind: PlaceKind, level: WilayahLevel | null, typed: string): Found {
  const within = useArea().own?.id ?? null;
  const wanted = typed.trim();
  const text = useDebounced(wanted, 200);
  const only = (each: PlaceKind) => (kind === each ? { text, within } : null);
  const read = {
    WILAYAH: useAreas(only('WILAYAH'), level),
    POSYANDU: usePosts(only('POSYANDU')),
    PUSKESMAS: usePuskesmas(only('PUSKESMAS')),
    OPD: useAgencies(only('OPD')),
  }[kind];
  if (text === wanted && read.isFresh) return read;
  const fits = ({ name, detail }: Place) => `${name} ${detail}`.toLowerCase().includes(wanted.toLowerCase());
  const places = read.places.filter(fits);
  return { ...read, places, total: places.length, state: read.state === 'done' ? 'loading' : read.state };
}
