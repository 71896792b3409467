import { skipToken } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useSession } from '@/features/session/session.tsx';
import { useImportVillagesQuery } from './import-page.generated.ts';
import { chosenPlace, type ImportPlace, ownPlaces, villagesOf } from './import-places.ts';

/** Whose template is asked for, kept in the address, and what else may be chosen; no choice while its name is on its way. */
export function useImportPlace() {
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const own = ownPlaces(me.assignments);
  const home = chosenPlace(search, own, []);
  const { villages, isLoading } = useVillages(home?.puskesmas ?? null);
  const isNaming = isLoading && search.has('wilayah');
  const choose = (place: ImportPlace) => setSearch((before) => writePlace(before, place), { replace: true });
  return { place: isNaming ? null : chosenPlace(search, own, villages), own, villages, choose };
}

function useVillages(puskesmas: string | null) {
  const { data, loading } = useImportVillagesQuery(puskesmas ? { variables: { puskesmas } } : skipToken);
  const workArea = data?.puskesmas?.workArea ?? [];
  return { villages: puskesmas ? villagesOf(puskesmas, workArea) : [], isLoading: loading && data === undefined };
}

function writePlace(search: URLSearchParams, { puskesmas, wilayah }: ImportPlace): URLSearchParams {
  search.set('puskesmas', puskesmas ?? '');
  search.set('wilayah', wilayah ?? '');
  for (const name of ['puskesmas', 'wilayah']) if (!search.get(name)) search.delete(name);
  return search;
}

export type ImportPlaces = ReturnType<typeof useImportPlace>;
