import { ProblemField, ProblemFilter, ProblemKind, ProblemSort } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

const KNOWN = Object.values(ProblemFilter);
/** In the order of the way of a problem, those by the clock first. */
const ORDER: readonly ProblemFilter[] = ['OPEN', 'LATE', 'WAITING', 'RAISED', 'SENT', 'ESCALATED', 'REDIRECTED'];
export const FILTERS = [...ORDER, ...KNOWN.filter((one) => !ORDER.includes(one))];
const ALL_FIELDS = Object.values(ProblemField);
const isOfCitizens = (field: ProblemField): boolean => field.startsWith('SPM_');
/** The six fields first. */
export const FIELDS = [...ALL_FIELDS.filter(isOfCitizens), ...ALL_FIELDS.filter((one) => !isOfCitizens(one))];
export const KINDS = Object.values(ProblemKind).toReversed();
export const SORTS = Object.values(ProblemSort);

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useProblemFilters() {
  const { search, set } = useAddress();
  const asked = {
    posyandu: search.get('posyandu'),
    opd: search.get('opd'),
    pokjanal: search.get('kelompok'),
    kind: KINDS.find((one) => one === search.get('jenis')) ?? null,
    field: FIELDS.find((one) => one === search.get('bidang')) ?? null,
    state: FILTERS.find((one) => one === search.get('keadaan')) ?? null,
    sort: SORTS.find((one) => one === search.get('urut')) ?? ('DUE' as const),
    search: search.get('cari') ?? '',
  };
  return { asked, set };
}

export type ProblemFilters = ReturnType<typeof useProblemFilters>;
