import { NotificationKind } from '@/gql/schema-types.ts';
import { useAddress } from '@/ui/use-address.ts';

const KINDS = Object.values(NotificationKind);
const UNREAD = 'belum';

/** What the address says is shown: only what is not read, only one kind. */
export function useNotificationFilters() {
  const { search, set } = useAddress();
  return {
    isUnread: search.get('baca') === UNREAD,
    kind: KINDS.find((kind) => kind === search.get('jenis')) ?? null,
    setUnread: (isUnread: boolean) => set('baca', isUnread ? UNREAD : null),
    setKind: (kind: string) => set('jenis', kind || null),
  };
}
