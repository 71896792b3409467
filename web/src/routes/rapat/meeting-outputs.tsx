import { useState } from 'react';
import { Link } from 'react-router';
import { FilesField, type FormFile } from '@/features/files/files-field.tsx';
import { OutputState } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { OutputConflict } from './output-conflict.tsx';
import {
  type MeetingContentFragment,
  useOutputDecreesQuery,
  useSetOutputStateMutation,
} from './meeting-pages.generated.ts';
import { FileLink } from './meeting-panels.tsx';
import css from './rapat.module.css';

type Output = MeetingContentFragment['outputs'][number];
type Props = { meeting: MeetingContentFragment; onChanged: () => void };

const STATES = Object.values(OutputState);
const TONES: Readonly<Record<OutputState, Tone>> = { OPEN: 'warn', REACHED: 'good', DROPPED: 'neutral' };

/** What the meeting was expected to bring about, and what became of each. */
export function MeetingOutputs({ meeting, onChanged }: Props) {
  const t = useMeetingText();
  const [open, setOpen] = useState<Output | null>(null);
  const maySettle = meeting.abilities.includes('meeting.manage');
  return (
    <Panel title={t('page.outputs')}>
      <ul className={css.plain}>
        {meeting.outputs.map((output) => (
          <li key={output.id} className={css.name}>
            <span>{output.text}</span>
            <OutputFacts output={output} />
            {maySettle && (
              <span className="pk-no-print">
                <Button size="small" aria-label={`${t('page.settle')}: ${output.text}`} onClick={() => setOpen(output)}>
                  {t('page.settle')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <SettleDialog
          output={open}
          group={meeting.pokjanal.id}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            onChanged();
          }}
        />
      )}
    </Panel>
  );
}

function OutputFacts({ output: { state, on, note, decree, attachment } }: { output: Output }) {
  const t = useMeetingText();
  const format = useFormat();
  return (
    <>
      <span className={css.badges}>
        <StatusBadge tone={TONES[state]}>{t(`outputState.${state}`)}</StatusBadge>
        {on && <span className="pk-muted">{format.day(on)}</span>}
      </span>
      {note && <span className="pk-muted">{note}</span>}
      {decree && <Link to={paths.decree(decree.id)}>{decree.number}</Link>}
      {attachment && <FileLink file={attachment} />}
    </>
  );
}

type DialogProps = { output: Output; group: string; onClose: () => void; onDone: () => void };

function SettleDialog({ output, group, onClose, onDone }: DialogProps) {
  const t = useMeetingText();
  const ui = useUiText();
  const format = useFormat();
  const act = useAct<Refused & { readonly currentMeeting?: MeetingContentFragment | null }>();
  const now = act.refused?.currentMeeting?.outputs.find(({ id }) => id === output.id);
  const { standing, expectedRevision } = useStanding(output, now);
  const [settle] = useSetOutputStateMutation();
  const { data } = useOutputDecreesQuery({ variables: { group } });
  const [state, setState] = useState<OutputState>(output.state === 'OPEN' ? 'REACHED' : output.state);
  const [on, setOn] = useState(output.on ?? '');
  const [note, setNote] = useState(output.note ?? '');
  const [decree, setDecree] = useState(output.decree?.id ?? '');
  const [files, setFiles] = useState<readonly FormFile[]>(output.attachment ? [output.attachment] : []);
  const send = async () => {
    const what = { state, on: on || null, note: note.trim() || null, decree: decree || null };
    const input = {
      ...what,
      output: output.id,
      expectedRevision,
      attachment: files[0]?.id ?? null,
    };
    if (!(await act.run(async () => (await settle({ variables: { input } })).data?.result))) return;
    showToast(t('settle.done'));
    onDone();
  };
  const decrees = (data?.pokjanal?.decrees ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Dialog isOpen onClose={onClose} title={t('settle.title')}>
      <DialogBody>
        <div className={css.stack}>
          <p>{output.text}</p>
          {act.others(['on', 'note', 'attachment', 'decree']).map((problem) => (
            <Notice key={problem.path} tone="bad" title={problem.text} />
          ))}
          <SelectField
            label={t('settle.state')}
            value={state}
            onChange={(event) => setState(event.target.value as OutputState)}
            options={STATES.map((value) => ({ value, label: t(`outputState.${value}`) }))}
          />
          {state !== 'OPEN' && (
            <>
              <TextField
                type="date"
                label={t('settle.on')}
                value={on}
                error={act.errorAt('on')}
                onChange={(event) => setOn(event.target.value)}
              />
              <TextField
                label={t('settle.note')}
                value={note}
                error={act.errorAt('note')}
                onChange={(event) => setNote(event.target.value)}
              />
              {decrees.length > 0 && (
                <SelectField
                  label={t('settle.decree')}
                  value={decree}
                  error={act.errorAt('decree')}
                  onChange={(event) => setDecree(event.target.value)}
                  options={[
                    { value: '', label: t('settle.noDecree') },
                    ...decrees.map(({ id, number, date }) => ({
                      value: id,
                      label: `${number} (${format.day(date)})`,
                    })),
                  ]}
                />
              )}
              <FilesField
                isSingle
                label={t('settle.file')}
                files={files}
                error={act.errorAt('attachment')}
                onFiles={setFiles}
              />
            </>
          )}
          {standing && (
            <OutputConflict
              typed={{ state, on, note, decree }}
              current={standing}
              decreeName={(id) => decrees.find((one) => one.id === id)?.number ?? ''}
              onTake={{ state: (value) => setState(value as OutputState), on: setOn, note: setNote, decree: setDecree }}
            />
          )}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('settle.save')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
