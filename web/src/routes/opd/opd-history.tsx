import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import type { OpdForm } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import type { Opd } from './opd-page.types.ts';

const ACTIONS = [
  'registered',
  'corrected',
  'renamed',
  'renameUndone',
  'withdrawn',
  'merged',
  'mergeUndone',
  'tookOver',
  'gaveBack',
] as const;
const FIELDS = [
  'name',
  'shortName',
  'form',
  'kinds',
  'from',
  'to',
  'on',
  'basis',
  'wilayah',
  'mergedInto',
  'mergedFrom',
] as const;

/** What was done to the record, newest first, with the way back to each version. */
export function OpdHistory({ opd }: { opd: Opd }) {
  const t = useOpdActText();
  const format = useFormat();
  const words = useDomainText();
  if (opd.changes.length === 0) return null;
  const actionOf = ({ action }: { action: string }): string => {
    const known = ACTIONS.find((one) => action === `opd.${one}`);
    return known ? t(`action.${known}`) : action;
  };
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`field.${known}`) : field;
  };
  const say = (field: string, value: string): string => {
    if (field === 'form') return words(`opdForm.${value as OpdForm}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
  const mayRestore = opd.abilities.includes('opd.manage') && !opd.mergedInto;
  return (
    <Panel title={t('history')}>
      <ChangeList entries={opd.changes} nameOf={actionOf}>
        {(entry) => (
          <>
            <DifferenceTable fields={entry.fields} nameOf={nameOf} say={say} />
            {mayRestore && (
              <RestoreVersion record={opd} entry={entry} changes={opd.changes} nameOf={nameOf} say={say} />
            )}
          </>
        )}
      </ChangeList>
    </Panel>
  );
}
