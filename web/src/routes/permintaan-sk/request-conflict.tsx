import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import type { CollectionFields } from './collection-page.types.ts';

const NAMES = { level: 'form.level', regime: 'form.regimes', deadline: 'form.deadline', note: 'form.note' } as const;
type Field = keyof typeof NAMES;
const FIELDS = Object.keys(NAMES) as Field[];

type Props = {
  fields: CollectionFields;
  /** The request as it stands now. */
  current: CollectionFields;
  onTake: (field: Field, value: string) => void;
};

/** Both sides of a request that somebody else corrected meanwhile; a press takes theirs for one field into the form. */
export function RequestConflict({ fields, current, onTake }: Props) {
  const t = useCollectionText();
  const words = useDomainText();
  const format = useFormat();
  const say = ({ level, regime, deadline, note }: CollectionFields): Record<Field, string> => ({
    level: words(`level.${level}`),
    regime: regime ? words(`regime.${regime}`) : t('anyRegime'),
    deadline: format.day(deadline),
    note,
  });
  const [yours, stored] = [say(fields), say(current)];
  const sides = FIELDS.filter((field) => fields[field] !== current[field]).map((field) => ({
    field,
    yours: yours[field],
    current: stored[field],
  }));
  const known = (name: string) => FIELDS.find((field) => field === name) ?? 'note';
  return (
    <BothSides
      fields={sides}
      nameOf={(name) => t(NAMES[known(name)])}
      onTakeOne={(name) => onTake(known(name), current[known(name)])}
    />
  );
}
