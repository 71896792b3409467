import { MeetingKind, MeetingStatus } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

export const KINDS = Object.values(MeetingKind);
export const STATUSES = Object.values(MeetingStatus);

const dayOf = (text: string | null): string | null => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

/** What the address says is shown; every part of it can be sent to a colleague. */
export function useMeetingFilters() {
  const { search, set } = useAddress();
  const asked = {
    pokjanal: search.get('kelompok'),
    opd: search.get('opd'),
    kind: KINDS.find((value) => value === search.get('jenis')) ?? null,
    status: STATUSES.find((value) => value === search.get('status')) ?? null,
    from: dayOf(search.get('sejak')),
    to: dayOf(search.get('sampai')),
    search: search.get('cari') ?? '',
  };
  return { asked, isNarrowed: Object.values(asked).some(Boolean), set };
}
