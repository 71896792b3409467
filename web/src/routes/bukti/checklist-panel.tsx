import { useState } from 'react';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { waysOf } from './finding-ways.ts';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

type Visit = Extract<EvidenceContentFragment, { __typename: 'VisitEvidence' }>;
type Answer = Visit['answers'][number];
type Props = { evidence: EvidenceContentFragment; answers: readonly Answer[]; onChanged: () => void };

/** What a visit found item by item; a finding becomes a commitment or a problem by one act. */
export function ChecklistPanel({ evidence, answers, onChanged }: Props) {
  const t = useEffectText();
  const text = useText();
  const [found, setFound] = useState<string | null>(null);
  const columns = useAnswerColumns(evidence, setFound);
  const checklist = answers[0]?.item.checklist;
  if (!checklist) return <Findings evidence={evidence} onChanged={onChanged} />;
  return (
    <Panel
      flush
      title={t('checklist.title')}
      actions={
        <span className="pk-muted">
          {t('checklist.version', { name: text(checklist.name), version: checklist.version })}
        </span>
      }
    >
      <DataTable
        stacks
        caption={t('checklist.title')}
        columns={columns}
        rows={answers}
        rowKey={({ item }) => item.code}
      />
      {found !== null && (
        <FindingDialog evidence={evidence} finding={found} onClose={() => setFound(null)} onDone={onChanged} />
      )}
    </Panel>
  );
}

function useAnswerColumns(evidence: EvidenceContentFragment, onFinding: (text: string) => void): Column<Answer>[] {
  const t = useEffectText();
  const text = useText();
  const format = useFormat();
  const said = ({ yesNo, number, text: words }: Answer) => {
    if (yesNo !== null)
      return <StatusBadge tone={yesNo ? 'good' : 'bad'}>{t(yesNo ? 'checklist.yes' : 'checklist.no')}</StatusBadge>;
    return number === null ? words : format.number(number);
  };
  const mayAct = waysOf(evidence).length > 0;
  return [
    { key: 'item', header: t('checklist.item'), isRowHeader: true, isProse: true, cell: ({ item }) => text(item.text) },
    { key: 'answer', header: t('checklist.answer'), isProse: true, cell: said },
    {
      key: 'finding',
      header: t('checklist.findings'),
      isProse: true,
      cell: ({ finding }) =>
        finding && (
          <>
            {finding}{' '}
            {mayAct && (
              <Button size="small" aria-label={t('checklist.followOf', { finding })} onClick={() => onFinding(finding)}>
                {t('checklist.follow')}
              </Button>
            )}
          </>
        ),
    },
  ];
}

/** The findings of a visit without a checklist: all of them in one text, which is followed up as it stands. */
function Findings({ evidence, onChanged }: Omit<Props, 'answers'>) {
  const t = useEffectText();
  const [isOpen, setOpen] = useState(false);
  const finding = evidence.__typename === 'VisitEvidence' ? evidence.findings?.trim() : null;
  if (!finding || waysOf(evidence).length === 0) return null;
  return (
    <Panel
      title={t('checklist.findings')}
      actions={
        <Button size="small" onClick={() => setOpen(true)}>
          {t('checklist.follow')}
        </Button>
      }
    >
      <p>{finding}</p>
      {isOpen && (
        <FindingDialog evidence={evidence} finding={finding} onClose={() => setOpen(false)} onDone={onChanged} />
      )}
    </Panel>
  );
}
