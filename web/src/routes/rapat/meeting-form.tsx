import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FilesField } from '@/features/files/files-field.tsx';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { FactFields, LinesField, type SectionProps } from './fact-fields.tsx';
import { AgendaRows, DecisionRows, OutputRows, SpeakerRows } from './list-sections.tsx';
import { MeetingConflict } from './meeting-conflict.tsx';
import type { MeetingForm as Form } from './meeting-form-state.ts';
import { invitedByDefault, officesOf } from './meeting-offices.ts';
import { type MeetingFormGroupFragment, useMeetingFormGroupQuery } from './meeting-pages.generated.ts';
import { OfficeChoices } from './office-field.tsx';
import { PartyRows } from './party-rows.tsx';
import css from './rapat.module.css';
import { ReachFields } from './reach-fields.tsx';
import { type Refusal, type Sending, useSendMeeting } from './use-send-meeting.ts';

type Known = { readonly id: string; readonly revision: number; readonly status: 'PLANNED' | 'HELD' | 'CANCELLED' };

type Props = {
  start: Form;
  group: MeetingFormGroupFragment;
  /** The meeting that is corrected or that took place, as it was read; null for a new one. */
  meeting: Known | null;
  /** It is written down that the planned meeting took place. */
  isHolding?: boolean;
};

/** Everything about one meeting on one page: a plan, a past meeting with its minutes, or a correction. */
export function MeetingForm(props: Props) {
  const t = useMeetingText();
  const { meeting, isHolding = false } = props;
  const { form, change, isHeld, setHeld, save, refusal, isBusy, leave, group, offices } = useForm(props);
  const ref = useTakenToFault(refusal);
  const isCorrection = meeting !== null && !isHolding;
  const section: SectionProps = { form, onChange: change, errorAt: (path) => refusal?.byPath[path] };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <OfficeChoices offices={offices}>
        <Stack>
          {refusal && (
            <RefusedOrLate refusal={refusal} form={form} isBusy={isBusy} onKeep={save} onTake={() => void leave()} />
          )}
          {meeting === null && (
            <Choice
              label={t('form.when')}
              value={isHeld ? 'HELD' : 'PLANNED'}
              onChange={(value) => setHeld(value === 'HELD')}
              options={[
                { value: 'HELD', label: t('form.isHeld') },
                { value: 'PLANNED', label: t('form.isPlanned') },
              ]}
            />
          )}
          <Plan section={section} group={group} isHeld={isHeld} />
          {isHeld && <Outcome section={section} mayDecide={meeting?.status !== 'HELD'} />}
          <Panel title={t('form.files')}>
            <FilesField
              label={t('form.files')}
              hint={t('form.filesHint')}
              files={form.files}
              error={section.errorAt('files')}
              onFiles={(files) => change({ files })}
            />
          </Panel>
          {isCorrection && (
            <TextField
              label={t('form.reason')}
              value={form.reason}
              error={section.errorAt('reason')}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
          <div className={css.acts}>
            <Button type="submit" variant="primary" busy={isBusy}>
              {t(isCorrection ? 'form.saveCorrection' : isHeld ? 'form.saveHeld' : 'form.savePlan')}
            </Button>
            <Link className={buttonClass()} to={meeting ? paths.meeting(meeting.id) : paths.meetings()}>
              {t('form.cancel')}
            </Link>
          </div>
        </Stack>
      </OfficeChoices>
    </form>
  );
}

type PlanProps = { section: SectionProps; group: MeetingFormGroupFragment; isHeld: boolean };

/** What is known of a meeting before it: its facts, who is invited, agenda, speakers, and what it is to bring about. */
function Plan({ section, group, isHeld }: PlanProps) {
  const t = useMeetingText();
  return (
    <>
      <Panel title={t('form.facts')}>
        <FactFields {...section} zone={group.wilayah.zone} />
      </Panel>
      <Panel title={t('form.parties')}>
        <div className={css.stack}>
          <p className={css.hint}>
            {t('form.enterHint')} {t('form.countHint')}
          </p>
          <PartyRows {...section} isHeld={isHeld} everybody={() => invitedByDefault(group)} />
        </div>
      </Panel>
      <Panel title={t('form.agenda')}>
        <AgendaRows {...section} group={group.id} />
      </Panel>
      <Panel title={t('form.speakers')}>
        <SpeakerRows {...section} />
      </Panel>
      <Panel title={t('form.outputs')}>
        <OutputRows {...section} />
      </Panel>
      {section.form.kind === 'ORIENTATION' && (
        <Panel title={t('form.reach')}>
          <ReachFields {...section} />
        </Panel>
      )}
    </>
  );
}

/** What came of a meeting: minutes, decisions, and what was signed together. */
function Outcome({ section, mayDecide }: { section: SectionProps; mayDecide: boolean }) {
  const t = useMeetingText();
  const { form, errorAt, onChange } = section;
  return (
    <>
      <Panel title={t('form.minutes')}>
        <LinesField
          label={t('form.minutes')}
          hint=""
          rows={8}
          value={form.minutes}
          error={errorAt('minutes')}
          onText={(minutes) => onChange({ minutes })}
        />
      </Panel>
      {mayDecide && (
        <Panel title={t('form.decisions')}>
          <DecisionRows {...section} />
        </Panel>
      )}
      <Panel title={t('form.joint')}>
        <div className={css.fields}>
          <TextField
            label={t('form.jointText')}
            value={form.jointText}
            error={errorAt('joint.text')}
            className={css.whole}
            onChange={(event) => onChange({ jointText: event.target.value })}
          />
          <LinesField
            label={t('form.signatories')}
            value={form.signatories}
            error={errorAt('joint.signatories')}
            onText={(signatories) => onChange({ signatories })}
          />
          <TextField
            label={t('form.signedOn')}
            type="date"
            value={form.signedOn}
            error={errorAt('joint.signedOn')}
            onChange={(event) => onChange({ signedOn: event.target.value })}
          />
          <FilesField
            isSingle
            label={t('form.jointFile')}
            files={form.jointFile ? [form.jointFile] : []}
            error={errorAt('joint.attachment')}
            onFiles={([jointFile = null]) => onChange({ jointFile })}
          />
        </div>
      </Panel>
    </>
  );
}

/** What is typed, and what becomes of it. */
function useForm({ start, group: groupNow, meeting, isHolding = false }: Props) {
  const t = useMeetingText();
  const navigate = useNavigate();
  const [form, setForm] = useState(start);
  const group = useGroupOnDay(groupNow, form.date);
  const offices = useMemo(() => officesOf(group), [group]);
  const [isNewHeld, setHeld] = useState(true);
  // The revision that was read: only the person says that what came since may be written over.
  const [seen] = useState(meeting?.revision ?? 0);
  const { send, refusal, isBusy } = useSendMeeting(offices);
  const isHeld = meeting ? isHolding || meeting.status === 'HELD' : isNewHeld;
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = async (revision = seen) => {
    const sending: Sending = meeting
      ? { act: isHolding ? 'hold' : 'correct', meeting: meeting.id }
      : { act: isHeld ? 'record' : 'plan', group: group.id };
    const id = await send(form, sending, revision);
    if (id === null) return;
    showToast(t('form.saved'));
    await navigate(paths.meeting(id), { replace: true });
  };
  const leave = async () => {
    if (meeting) await navigate(paths.meeting(meeting.id));
  };
  return { form, change, isHeld, setHeld, save, refusal, isBusy, leave, group, offices };
}

/** The group as it was, or will be, on the day of the meeting: who held its seats then is whom one invites. */
function useGroupOnDay(group: MeetingFormGroupFragment, date: string): MeetingFormGroupFragment {
  const { data, previousData } = useMeetingFormGroupQuery({ variables: { id: group.id, on: date }, skip: date === '' });
  return (data ?? previousData)?.pokjanal ?? group;
}

/** Takes a person whose meeting was not saved to what is wrong: the first such field, else the notice above. */
function useTakenToFault(refusal: Refusal | null) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!refusal) return;
    const field = ref.current?.querySelector<HTMLElement>('[aria-invalid]');
    if (field) field.focus();
    else ref.current?.scrollIntoView();
  }, [refusal]);
  return ref;
}

type RefusedProps = {
  refusal: Refusal;
  form: Form;
  isBusy: boolean;
  onKeep: (revision: number) => Promise<void>;
  onTake: () => void;
};

/** Why nothing was saved: what is wrong, or both sides of a meeting that changed meanwhile. */
function RefusedOrLate({ refusal, form, isBusy, onKeep, onTake }: RefusedProps) {
  const { current } = refusal;
  if (!current) return <Refused refusal={refusal} />;
  return (
    <MeetingConflict
      form={form}
      current={current}
      isBusy={isBusy}
      onKeep={() => void onKeep(current.revision)}
      onTake={onTake}
    />
  );
}

function Refused({ refusal: { text, byPath } }: { refusal: Refusal }) {
  const t = useMeetingText();
  return (
    <Notice tone="bad" title={t('form.wrong')}>
      <p>{text}</p>
      <ul className={css.problems}>
        {Object.entries(byPath).map(([path, problem]) => (
          <li key={path}>{problem}</li>
        ))}
      </ul>
    </Notice>
  );
}
