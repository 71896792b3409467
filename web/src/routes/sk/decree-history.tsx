import { useFormat } from '@/i18n/format.ts';
import type { DecreeKind } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import type { DecreeContentFragment } from './decree-pages.generated.ts';
import { useFieldName } from './use-field-name.ts';

type Entry = DecreeContentFragment['changes'][number];

const ACTIONS: Readonly<Record<string, 'recorded' | 'corrected' | 'withdrawn'>> = {
  'decree.recorded': 'recorded',
  'decree.corrected': 'corrected',
  'decree.withdrawn': 'withdrawn',
};

/** Who changed what, newest first; what was written down at the beginning is the decree itself and is not said again. */
export function DecreeHistory({ changes }: { changes: readonly Entry[] }) {
  const t = useDecreeText();
  const nameOf = useFieldName();
  const say = useValue();
  if (changes.length === 0) return <p className="pk-muted">{t('page.noHistory')}</p>;
  const actionOf = ({ action }: Entry) => {
    const known = ACTIONS[action];
    return known ? t(`action.${known}`) : action;
  };
  return (
    <ChangeList entries={changes} nameOf={actionOf}>
      {({ action, fields }) =>
        action === 'decree.corrected' && <DifferenceTable fields={fields} nameOf={nameOf} say={say} />
      }
    </ChangeList>
  );
}

/** Says a value of the history: kinds by name, days as days are written, nothing as such. */
export function useValue() {
  const t = useDecreeText();
  const words = useDomainText();
  const format = useFormat();
  return (field: string, value: string) => {
    if (value === '') return <span className="pk-muted">{t('page.nothing')}</span>;
    if (field === 'kind') return words(`decreeKind.${value as DecreeKind}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
}
