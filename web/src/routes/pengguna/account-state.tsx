import { useEntryText } from '@/i18n/texts/entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { UserRowFragment } from './users.generated.ts';

/** Whether the person can sign in, still waits for the first code, or can no more. */
export function AccountState({ user }: { user: Pick<UserRowFragment, 'disabledAt' | 'hasSecret'> }) {
  const t = useUsersText();
  if (user.disabledAt) return <StatusBadge tone="neutral">{t('disabled')}</StatusBadge>;
  return user.hasSecret ? (
    <StatusBadge tone="good">{t('active')}</StatusBadge>
  ) : (
    <StatusBadge tone="warn">{t('waiting')}</StatusBadge>
  );
}

/** Says the roles of a person in words, each with its place and its last day where one is set. */
export function useRolePlaces() {
  const t = useUsersText();
  const roles = useEntryText();
  const format = useFormat();
  return (assignments: UserRowFragment['assignments']): readonly string[] => {
    const lines = assignments.map(({ role, wilayah, puskesmas, posyandu, opd, to }) => {
      const place = posyandu?.name ?? puskesmas?.name ?? opd?.name ?? wilayah?.fullName ?? '–';
      const until = to ? ` (${t('until', { day: format.day(to) })})` : '';
      return t('rolePlace', { role: roles(`role.${role}`), place }) + until;
    });
    return [...new Set(lines)];
  };
}

/** The roles of a person, a line each. */
export function RolePlaces({ assignments }: Pick<UserRowFragment, 'assignments'>) {
  return useRolePlaces()(assignments).map((line) => <div key={line}>{line}</div>);
}
