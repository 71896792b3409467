import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useNetworkText } from '@/i18n/texts/jejaring.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import type { Puskesmas } from './puskesmas-page.types.ts';

const ACTIONS = ['registered', 'corrected', 'withdrawn'] as const;
const FIELDS = ['name', 'code', 'wilayah', 'areas', 'on'] as const;

/** What was done to the record of a puskesmas, newest first. */
export function PuskesmasHistory({ puskesmas }: { puskesmas: Puskesmas }) {
  const t = useNetworkText();
  const format = useFormat();
  const { changes, abilities } = puskesmas;
  if (changes.length === 0) return null;
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`field.${known}`) : field;
  };
  const say = (_field: string, value: string): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value.replaceAll('\n', ', ');
  const actionOf = ({ action }: (typeof changes)[number]): string => {
    const known = ACTIONS.find((one) => action === `puskesmas.${one}`);
    return known ? t(`action.${known}`) : action;
  };
  return (
    <Panel title={t('history')}>
      <ChangeList entries={changes} nameOf={actionOf}>
        {(entry) => (
          <>
            {entry.action !== 'puskesmas.registered' && (
              <DifferenceTable fields={entry.fields} nameOf={nameOf} say={say} />
            )}
            {abilities.includes('puskesmas.manage') && (
              <RestoreVersion record={puskesmas} entry={entry} changes={changes} nameOf={nameOf} say={say} />
            )}
          </>
        )}
      </ChangeList>
    </Panel>
  );
}
