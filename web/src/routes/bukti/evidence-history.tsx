import { EVIDENCE, type EvidenceKind } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

type Entry = EvidenceContentFragment['changes'][number];
type Props = { kind: EvidenceKind; changes: readonly Entry[] };

const ACTIONS = ['recorded', 'corrected', 'accepted', 'returned', 'confirmed'] as const;
const LOGGED = ['title', 'period', 'status', 'returnNote', 'confirmed', 'activities', 'indicators', 'files'] as const;

/** Who changed what, newest first; what was written down at the beginning is the record itself and is not said again. */
export function EvidenceHistory({ kind, changes }: Props) {
  const t = useDutyText();
  const nameOf = useFieldName(kind);
  if (changes.length === 0) return <p className="pk-muted">{t('bukti.noHistory')}</p>;
  const actionOf = ({ action }: Entry): string => {
    const known = ACTIONS.find((one) => `evidence.${one}` === action);
    return known ? t(`bukti.action.${known}`) : action;
  };
  return (
    <ChangeList entries={changes} nameOf={actionOf}>
      {({ action, fields }) => action === 'evidence.corrected' && <DifferenceTable fields={fields} nameOf={nameOf} />}
    </ChangeList>
  );
}

function useFieldName(kind: EvidenceKind) {
  const t = useDutyText();
  const text = useText();
  return (field: string): string => {
    const own = EVIDENCE[kind].fields.find(({ name }) => `details.${name}` === field);
    if (own) return text(own.label);
    const logged = LOGGED.find((name) => name === field);
    return logged ? t(`bukti.logged.${logged}`) : field;
  };
}
