import { EVIDENCE } from '@pokjanal/server/pure';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FilesField } from '@/features/files/files-field.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './bukti.module.css';
import { AlsoFor } from './also-for.tsx';
import { EvidenceConflict } from './evidence-conflict.tsx';
import { ChecklistFields } from './checklist-fields.tsx';
import { FieldsOf } from './evidence-fields.tsx';
import { contentOf, type EvidenceForm as Form, type KeptLinks } from './evidence-form-state.ts';
import type {
  EvidenceContentFragment,
  EvidenceGroupFragment,
  VisitChecklistsFragment,
} from './evidence-pages.generated.ts';
import { LinkFields } from './link-fields.tsx';
import { PlanRows } from './plan-rows.tsx';
import { type Refusal, useSendEvidence } from './use-send-evidence.ts';
import { WhoseFields } from './whose-fields.tsx';

export type FormProps = {
  group: EvidenceGroupFragment;
  /** Checklists a visit may use. */
  checklists: VisitChecklistsFragment['checklists'];
  start: Form;
  /** The record that is corrected, with the revision it was read at; null for a new one. */
  evidence: EvidenceContentFragment | null;
  /** Begins anew for another duty. */
  onDuty: (code: string) => void;
};

/** Everything about one record of evidence on one page, for a new one and for a correction alike. */
export function EvidenceForm({ group, checklists, start, evidence, onDuty }: FormProps) {
  const t = useDutyText();
  const text = useText();
  const { form, change, save, title, refusal, standing, isBusy } = useForm({ group, checklists, start, evidence });
  const ref = useTakenToFault(refusal);
  const errors = refusal?.byPath ?? {};
  const { key, fields } = EVIDENCE[form.kind];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(true);
  };
  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <Stack>
        {refusal && !refusal.current && <Refused refusal={refusal} />}
        {standing && <EvidenceConflict form={{ ...form, title }} current={standing} onChange={change} />}
        <Panel title={t('bukti.whose')}>
          <WhoseFields
            group={group}
            form={form}
            errors={errors}
            isFixed={evidence !== null}
            onChange={change}
            onDuty={onDuty}
          />
        </Panel>
        <Panel title={text(EVIDENCE[form.kind].label)}>
          <div className={css.fields}>
            <TextField
              label={t('bukti.name')}
              required
              className={css.whole}
              error={errors['title']}
              value={title}
              onChange={(event) => change({ title: event.target.value })}
            />
            <FieldsOf fields={fields} prefix={key} form={form} errors={errors} onChange={change} />
            {form.kind === 'PLAN' && <PlanRows group={group} form={form} errors={errors} onChange={change} />}
            <FilesField
              label={t('bukti.files')}
              files={form.files}
              error={errors['attachments.0']}
              className={css.whole}
              onFiles={(files) => change({ files })}
            />
            {form.kind === 'VISIT' && (
              <ChecklistFields checklists={checklists} form={form} errors={errors} onChange={change} />
            )}
            <LinkFields group={group} links={form.links} errors={errors} onLinks={(links) => change({ links })} />
            <AlsoFor group={group} form={form} onChange={change} />
            {evidence && evidence.status !== 'DRAFT' && (
              <TextField
                label={t('bukti.reason')}
                className={css.whole}
                error={errors['reason']}
                value={form.reason}
                onChange={(event) => change({ reason: event.target.value })}
              />
            )}
          </div>
        </Panel>
        <div className={css.acts}>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t('bukti.send')}
          </Button>
          {(!evidence || evidence.status === 'DRAFT') && (
            <Button busy={isBusy} onClick={() => void save(false)}>
              {t('bukti.saveDraft')}
            </Button>
          )}
          <Link
            className={buttonClass()}
            to={evidence ? paths.evidence(evidence.id) : paths.duties({ kelompok: group.id })}
          >
            {t('bukti.cancel')}
          </Link>
        </div>
      </Stack>
    </form>
  );
}

const keptOf = (evidence: EvidenceContentFragment | null): KeptLinks => ({
  referrals: (evidence?.referrals ?? []).map(({ id }) => id),
});

/** What the items of the checklists ask for, by code. */
const kindsOf = (checklists: FormProps['checklists']): ReadonlyMap<string, string> =>
  new Map(checklists.flatMap(({ items }) => items.map(({ code, kind }) => [code, kind] as const)));

/** What is typed, and what becomes of it. */
function useForm({ group, checklists, start, evidence }: Omit<FormProps, 'onDuty'>) {
  const t = useDutyText();
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const [form, setForm] = useState(start);
  const target = evidence ? { evidence: evidence.id } : { pokjanal: group.id, opd: form.opd };
  const { send, refusal, isBusy } = useSendEvidence(target);
  // The one that was read, whatever the record has become since, until both sides have been on screen.
  const { standing, expectedRevision } = useStanding(evidence ?? { revision: 0 }, refusal?.current);
  const title = form.title ?? `${text(EVIDENCE[form.kind].label)}, ${format.period(form.period)}`;
  const code = group.duties.find(({ artefact }) => artefact === EVIDENCE[form.kind].artefact)?.code ?? '';
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = async (submit: boolean) => {
    const content = contentOf(form, title, code, { ...keptOf(evidence), kinds: kindsOf(checklists) });
    const saved = await send({ content, submit, reason: form.reason.trim() || null, expectedRevision });
    if (!saved) return;
    showToast(t(submit ? 'bukti.sent' : 'bukti.saved'));
    await navigate(paths.evidence(saved.id), { replace: true });
  };
  return { form, change, save, title, refusal, standing, isBusy };
}

/** Takes a person whose record was not saved to what is wrong: the first such field, else the notice above. */
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

/** Why nothing was saved. */
function Refused({ refusal }: { refusal: Refusal }) {
  const t = useDutyText();
  return (
    <Notice tone="bad" title={t('bukti.wrong')}>
      <p>{refusal.text}</p>
    </Notice>
  );
}
