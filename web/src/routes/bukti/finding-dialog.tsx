import { useState } from 'react';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { Choice } from '@/ui/choice.tsx';
import { Dialog, DialogBody } from '@/ui/dialog.tsx';
import { CommitmentAdd } from '../komitmen/commitment-add-dialog.tsx';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';
import { FindingProblem } from './finding-problem.tsx';
import { waysOf } from './finding-ways.ts';

type Props = { evidence: EvidenceContentFragment; finding: string; onClose: () => void; onDone: () => void };

/** Makes a commitment or a problem of what a visit found; which of them is chosen where both are open to the caller. */
export function FindingDialog({ evidence, finding, onClose, onDone }: Props) {
  const t = useEffectText();
  const ways = waysOf(evidence);
  const [way, setWay] = useState(ways[0]);
  return (
    <Dialog isOpen onClose={onClose} title={t('checklist.followTitle')}>
      {ways.length > 1 && way && (
        <DialogBody>
          <Choice
            label={t('checklist.followTitle')}
            value={way}
            onChange={setWay}
            options={ways.map((value) => ({ value, label: t(`checklist.way.${value}`) }))}
          />
          <p className="pk-muted">{t(`checklist.wayHint.${way}`)}</p>
        </DialogBody>
      )}
      {way === 'PROBLEM' ? (
        <FindingProblem evidence={evidence} finding={finding} onClose={onClose} onDone={onDone} />
      ) : (
        <CommitmentAdd
          group={evidence.pokjanal.id}
          meeting={null}
          evidence={evidence.id}
          preset={{ text: finding, owner: evidence.opd.name, days: '14' }}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </Dialog>
  );
}
