import { skipToken } from '@apollo/client/react';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useAreaLevelQuery } from './figures.generated.ts';
import { levelBelow, type RowLevel } from './levels.ts';

type Known = { readonly id: string; readonly level: WilayahLevel } | null;

/**
 * The level of the rows inside an area: the one asked for, else the one right below. Of an area whose level nobody has
 * told yet it is asked, which the frame of the console mostly has done already; until then it is undefined.
 */
export function useRowLevel(id: string, asked: RowLevel | null, own: Known): RowLevel | null | undefined {
  const known = own?.id === id ? own.level : null;
  const told = useToldLevel(id, asked !== null || known !== null);
  if (asked) return asked;
  const level = known ?? told;
  return level ? levelBelow(level) : level;
}

/** The level of an area as the API tells it; null for an area that is not there. */
function useToldLevel(id: string, isKnown: boolean): WilayahLevel | null | undefined {
  const { data } = useAreaLevelQuery(isKnown ? skipToken : { variables: { id }, fetchPolicy: 'cache-first' });
  return data?.wilayah === null ? null : data?.wilayah?.level;
}
