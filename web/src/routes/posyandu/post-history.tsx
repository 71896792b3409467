import { RestoreVersion } from '@/features/restore/restore-version.tsx';
import type { FormSet } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './post-acts.module.css';
import type { Posyandu } from './posyandu-page.types.ts';

type Entry = Posyandu['changes'][number];

const ACTIONS = ['opened', 'corrected', 'moved', 'closed', 'reopened', 'merged', 'withdrawn'] as const;
const FIELDS = [
  'name',
  'regNo',
  'decree',
  'openingDay',
  'address',
  'formSet',
  'desa',
  'puskesmas',
  'on',
  'closedOn',
  'openedOn',
  'mergedInto',
] as const;

/** Where a post lay before, once it has moved. */
export function PostPlaces({ placements }: Pick<Posyandu, 'placements'>) {
  const t = usePostActText();
  const format = useFormat();
  if (placements.length < 2) return null;
  const day = (at: string | null) => (at ? format.day(at) : t('start'));
  return (
    <Panel title={t('places')}>
      <ol className={css.history}>
        {placements.map(({ from, to, desa, puskesmas }) => (
          <li key={`${from} ${desa} ${puskesmas}`}>
            <p>{puskesmas ? t('placed', { desa, puskesmas }) : desa}</p>
            <p className="pk-muted">
              {to ? t('span', { from: day(from), to: format.day(to) }) : t('from', { from: day(from) })}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What was done to the record, newest first. */
export function PostHistory({ posyandu }: { posyandu: Posyandu }) {
  const { changes } = posyandu;
  const t = usePostActText();
  const format = useFormat();
  const words = useDomainText();
  if (changes.length === 0) return null;
  const actionOf = ({ action }: Entry): string => {
    const known = ACTIONS.find((one) => action === `posyandu.${one}`);
    return known ? t(`action.${known}`) : action;
  };
  const nameOf = (field: string): string => {
    const known = FIELDS.find((one) => one === field);
    return known ? t(`field.${known}`) : field;
  };
  const say = (field: string, value: string): string => {
    if (field === 'formSet') return words(`formSet.${value as FormSet}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
  const mayRestore = posyandu.abilities.includes('posyandu.manage');
  return (
    <Panel title={t('history')}>
      <ChangeList entries={changes} nameOf={actionOf}>
        {(entry) => (
          <>
            {entry.action !== 'posyandu.opened' && <DifferenceTable fields={entry.fields} nameOf={nameOf} say={say} />}
            {mayRestore && (
              <RestoreVersion record={posyandu} entry={entry} changes={changes} nameOf={nameOf} say={say} />
            )}
          </>
        )}
      </ChangeList>
    </Panel>
  );
}
