import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { CommitmentAddDialog } from '../komitmen/commitment-add-dialog.tsx';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

type Visit = Extract<EvidenceContentFragment, { __typename: 'VisitEvidence' }>;
type Answer = Visit['answers'][number];
type Props = { evidence: EvidenceContentFragment; answers: readonly Answer[]; onChanged: () => void };

/** What a visit found item by item; a finding becomes a commitment by one act. */
export function ChecklistPanel({ evidence, answers, onChanged }: Props) {
  const t = useEffectText();
  const text = useText();
  const [preset, setPreset] = useState<string | null>(null);
  const columns = useAnswerColumns(evidence, setPreset);
  const checklist = answers[0]?.item.checklist;
  if (!checklist) return null;
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
      {preset !== null && (
        <CommitmentAddDialog
          group={evidence.pokjanal.id}
          meeting={null}
          evidence={evidence.id}
          preset={{ text: preset, owner: evidence.opd.name, days: '14' }}
          onClose={() => setPreset(null)}
          onDone={onChanged}
        />
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
  const mayAct = evidence.pokjanal.meetingAbilities.includes('meeting.manage');
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
              <Button size="small" onClick={() => onFinding(finding)}>
                {t('checklist.toCommitment')}
              </Button>
            )}
          </>
        ),
    },
  ];
}

/** Commitments that grew out of a record. */
export function MadeCommitments({ evidence: { commitmentsMade } }: { evidence: EvidenceContentFragment }) {
  const t = useEffectText();
  const format = useFormat();
  if (commitmentsMade.length === 0) return null;
  return (
    <Panel title={t('links.made')}>
      {commitmentsMade.map(({ id, text, owner, dueOn }) => (
        <p key={id}>
          <Link to={paths.commitments({ cari: text.slice(0, 60) })}>{text}</Link>{' '}
          <small className="pk-muted">
            {owner} · {t('follow.due', { day: format.day(dueOn) })}
          </small>
        </p>
      ))}
    </Panel>
  );
}
