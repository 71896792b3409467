import { useSearchParams } from 'react-router';
import { NotificationKind } from '@/gql/schema-types.ts';

const KINDS = Object.values(NotificationKind);
const UNREAD = 'belum';

/** What the address says is shown: only what is not read, only one kind. */
export function useNotificationFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (name: 'baca' | 'jenis', value: string | null) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return {
    isUnread: search.get('baca') === UNREAD,
    kind: KINDS.find((kind) => kind === search.get('jenis')) ?? null,
    setUnread: (isUnread: boolean) => set('baca', isUnread ? UNREAD : null),
    setKind: (kind: string) => set('jenis', kind || null),
  };
}
