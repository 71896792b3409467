import { DecreeKind } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

export const KINDS = Object.values(DecreeKind);
/** Days before the end of a term at which somebody should act. */
export const END_DAYS = [180, 90, 30] as const;

const numberOf = (text: string | null): number | null => (text && /^\d{1,4}$/.test(text) ? Number(text) : null);

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useDecreeFilters() {
  const { search, set } = useAddress();
  const ends = numberOf(search.get('berakhir'));
  const asked = {
    kind: KINDS.find((value) => value === search.get('jenis')) ?? null,
    year: numberOf(search.get('tahun')),
    endsWithinDays: END_DAYS.find((days) => days === ends) ?? null,
    withoutFile: search.get('berkas') === 'tanpa',
    includeWithdrawn: search.get('ditarik') === 'ya',
    search: search.get('cari') ?? '',
  };
  const { includeWithdrawn: _withdrawn, ...narrowing } = asked;
  return { asked, isNarrowed: Object.values(narrowing).some(Boolean), set };
}
