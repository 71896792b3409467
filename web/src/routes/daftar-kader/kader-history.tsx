import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import type { KaderBadge } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import type { KaderRecordFragment } from './kader-pages.generated.ts';
import { BADGES } from './use-kader-filters.ts';

const ACTIONS = ['registered', 'corrected', 'moved', 'left', 'assessed', 'phoneShown', 'erased'] as const;
const FIELDS = [
  'name',
  'phone',
  'rw',
  'rt',
  'decreeNumber',
  'decreeDate',
  'trainedOn',
  'posyandu',
  'since',
  'leftOn',
  'badge',
  'skills',
  'on',
  'office',
] as const;

/** What was done to the record, newest first; also who looked at the telephone number, and what for. */
export function KaderHistory({ kader }: { kader: KaderRecordFragment }) {
  const { changes } = kader;
  const t = useKaderText();
  const format = useFormat();
  if (changes.length === 0) return null;
  const actionOf = ({ action }: { action: string }): string => {
    const known = ACTIONS.find((one) => action === `kader.${one}`);
    return known ? t(`action.${known}`) : action;
  };
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`field.${known}`) : field;
  };
  const say = (field: string, value: string): string => {
    if (field === 'badge' && BADGES.some((badge) => badge === value)) return t(`badge.${value as KaderBadge}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
  const mayRestore = kader.abilities.includes('kader.manage') && !kader.erasedAt;
  return (
    <Panel title={t('history')}>
      <ChangeList entries={changes} nameOf={actionOf}>
        {(entry) => (
          <>
            {entry.action !== 'kader.registered' && <DifferenceTable fields={entry.fields} nameOf={nameOf} say={say} />}
            {mayRestore && <RestoreVersion record={kader} entry={entry} changes={changes} nameOf={nameOf} say={say} />}
          </>
        )}
      </ChangeList>
    </Panel>
  );
}
