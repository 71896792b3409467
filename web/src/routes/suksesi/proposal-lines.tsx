import { useText } from '@/i18n/format.ts';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Notice, NoticeLines } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { flip, type GroupDraft, isTaken, type Line, reseat, takeNone, untouched } from './draft.ts';
import type { SuccessionProposalFieldsFragment as Proposal } from './succession-pages.generated.ts';
import css from './suksesi.module.css';

const SECTIONS = ['GROUP', 'HOLDING', 'MEMBER', 'COMMITMENT', 'PLAN', 'MEETING', 'SEAT'] as const;

type Props = {
  proposal: Proposal;
  draft: GroupDraft;
  /** Day proposed for the first meeting. */
  meetingOn: string;
  onDraft: (draft: GroupDraft) => void;
  onClose: () => void;
};

/** Everything that may go from one group to its successor, to be taken or left line by line. */
export function ProposalLines({ proposal, draft, meetingOn, onDraft, onClose }: Props) {
  const t = useGroupSuccessionText();
  const text = useText();
  return (
    <Panel
      title={t('linesOf', { name: proposal.pokjanalName })}
      actions={
        <div className={css.bar}>
          <Button size="small" onClick={() => onDraft({ ...untouched, meetingOn: draft.meetingOn })}>
            {t('acceptAll')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => onDraft(takeNone(proposal, draft))}>
            {t('acceptNone')}
          </Button>
          <Button size="small" variant="quiet" onClick={onClose}>
            {t('hide')}
          </Button>
        </div>
      }
    >
      <div className={css.lines}>
        {proposal.problems.length > 0 && (
          <Notice tone="bad" title={t('refused')}>
            <NoticeLines>
              {proposal.problems.map(({ path, message }) => (
                <li key={`${path} ${message.id}`}>{text(message)}</li>
              ))}
            </NoticeLines>
          </Notice>
        )}
        {SECTIONS.map((section) => {
          const lines = proposal.lines.filter((line) => line.section === section);
          if (lines.length === 0) return null;
          return (
            <fieldset key={section} className={css.section}>
              <legend>{t(`section.${section}`)}</legend>
              {lines.map((line) => (
                <LineRow key={line.key} line={line} proposal={proposal} draft={draft} onDraft={onDraft} />
              ))}
              {section === 'MEETING' && (
                <TextField
                  label={t('meetingOn')}
                  type="date"
                  value={draft.meetingOn || meetingOn}
                  onChange={(event) => onDraft({ ...draft, meetingOn: event.target.value })}
                />
              )}
            </fieldset>
          );
        })}
      </div>
    </Panel>
  );
}

type RowProps = Pick<Props, 'proposal' | 'draft' | 'onDraft'> & { line: Line };

function LineRow({ line, proposal, draft, onDraft }: RowProps) {
  const t = useGroupSuccessionText();
  const text = useText();
  const taken = isTaken(line, draft);
  const title = line.key === 'escalated' ? t('escalated', { count: Number(line.title) }) : line.title;
  return (
    <div className={css.line}>
      <input
        type="checkbox"
        aria-label={t('take', { title })}
        checked={taken}
        disabled={!line.isPossible || line.key === 'group'}
        onChange={() => onDraft(flip(draft, line.key))}
      />
      <div className={css.title}>
        <strong>{title}</strong>
        {line.from && <span className="pk-muted"> · {line.from}</span>}{' '}
        {line.confidence === 'unsure' && <Tag>{t('unsure')}</Tag>}
        <div className={css.why}>{text(line.reason)}</div>
        {!taken && line.left && <div className={css.why}>{t('ifLeft', { text: text(line.left) })}</div>}
      </div>
      {line.section === 'HOLDING' && (
        <SelectField
          className={css.seat}
          label={t('seatOf', { title })}
          hideLabel
          value={draft.seats.get(line.key) ?? line.seat ?? ''}
          onChange={(event) => onDraft(reseat(draft, line, event.target.value))}
          options={[
            ...(line.seat ? [] : [{ value: '', label: t('noSeat') }]),
            ...proposal.seats.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </div>
  );
}
