import { useState } from 'react';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { useFault } from '@/graphql/use-fault.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import type { SectionProps } from './fact-fields.tsx';
import { blankAgenda, blankDecision, blankOutput, blankSpeaker } from './meeting-form-state.ts';
import { useProposedAgendaLazyQuery } from './meeting-pages.generated.ts';
import { OfficeField } from './office-field.tsx';
import css from './rapat.module.css';
import { RowList } from './row-list.tsx';

/** Who speaks, and on what. */
export function SpeakerRows({ form, errorAt, onChange }: SectionProps) {
  const t = useMeetingText();
  return (
    <RowList
      rows={form.speakers}
      onRows={(speakers) => onChange({ speakers })}
      blank={blankSpeaker}
      addLabel={t('form.addSpeaker')}
      removeLabel={({ office }, at) => t('form.remove', { name: office || `${t('form.speaker')} ${at + 1}` })}
    >
      {(row, change, at) => (
        <div className={css.cells}>
          <OfficeField
            label={t('form.row', { what: t('form.speaker'), no: at + 1 })}
            value={row.office}
            error={errorAt(`speakers.${row.key}.office`)}
            onText={(office) => change({ office })}
          />
          <TextField
            label={t('form.row', { what: t('form.topic'), no: at + 1 })}
            value={row.topic}
            error={errorAt(`speakers.${row.key}.topic`)}
            onChange={(event) => change({ topic: event.target.value })}
          />
        </div>
      )}
    </RowList>
  );
}

/** The agenda, with what the system proposes taken over by one press. */
export function AgendaRows({ form, errorAt, onChange, group }: SectionProps & { group: string }) {
  const t = useMeetingText();
  const { take, isBusy } = useProposal(group, form, onChange);
  return (
    <RowList
      rows={form.agenda}
      onRows={(agenda) => onChange({ agenda })}
      blank={blankAgenda}
      addLabel={t('form.addAgenda')}
      removeLabel={({ text }, at) => t('form.remove', { name: text || `${t('form.agendaItem')} ${at + 1}` })}
      actions={
        <Button size="small" icon="refresh" busy={isBusy} onClick={() => void take()}>
          {t('page.takeProposal')}
        </Button>
      }
    >
      {(row, change, at) => (
        <div className={css.stack}>
          <TextField
            label={t('form.row', { what: t('form.agendaItem'), no: at + 1 })}
            value={row.text}
            error={errorAt(`agenda.${row.key}.text`)}
            onChange={(event) => change({ text: event.target.value })}
          />
          {row.source !== 'TYPED' && (
            <span>
              <Tag>{t(`source.${row.source}`)}</Tag>
            </span>
          )}
        </div>
      )}
    </RowList>
  );
}

function useProposal(group: string, form: SectionProps['form'], onChange: SectionProps['onChange']) {
  const t = useMeetingText();
  const fault = useFault();
  const [ask] = useProposedAgendaLazyQuery({ fetchPolicy: 'network-only' });
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const { data, error } = await ask({ variables: { pokjanal: group, on: form.date || null } });
    setBusy(false);
    if (!data) {
      showToast(fault(error), { tone: 'bad' });
      return;
    }
    const known = new Set(form.agenda.map(({ subject }) => subject));
    const fresh = data.proposedAgenda.filter(({ subject }) => !known.has(subject));
    showToast(fresh.length > 0 ? t('page.proposalTaken', { count: fresh.length }) : t('page.noProposal'));
    const typed = form.agenda.filter(({ text }) => text.trim() !== '');
    onChange({ agenda: [...typed, ...fresh.map(({ text, source, subject }) => blankAgenda(text, source, subject))] });
  };
  return { take, isBusy };
}

/** What the meeting is expected to bring about. */
export function OutputRows({ form, errorAt, onChange }: SectionProps) {
  const t = useMeetingText();
  return (
    <RowList
      rows={form.outputs}
      onRows={(outputs) => onChange({ outputs })}
      blank={blankOutput}
      addLabel={t('form.addOutput')}
      removeLabel={({ text }, at) => t('form.remove', { name: text || `${t('form.output')} ${at + 1}` })}
    >
      {(row, change, at) => (
        <TextField
          label={t('form.row', { what: t('form.output'), no: at + 1 })}
          value={row.text}
          error={errorAt(`outputs.${row.key}.text`)}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
    </RowList>
  );
}

/** Decisions that become commitments: what, by whom, until which day or within how many working days. */
export function DecisionRows({ form, errorAt, onChange }: SectionProps) {
  const t = useMeetingText();
  const indicators = useIndicatorChoices([]);
  return (
    <RowList
      rows={form.decisions}
      onRows={(decisions) => onChange({ decisions })}
      blank={blankDecision}
      addLabel={t('form.addDecision')}
      removeLabel={({ text }, at) => t('form.remove', { name: text || `${t('form.decision')} ${at + 1}` })}
    >
      {(row, change, at) => {
        const error = (field: string) => errorAt(`decisions.${row.key}.${field}`);
        const label = (what: 'decision' | 'owner' | 'dueOn' | 'dueDays' | 'indicator') =>
          t('form.row', { what: t(`form.${what}`), no: at + 1 });
        return (
          <div className={css.cells}>
            <TextField
              label={label('decision')}
              value={row.text}
              error={error('text')}
              onChange={(event) => change({ text: event.target.value })}
            />
            <OfficeField
              label={label('owner')}
              value={row.owner}
              error={error('owner')}
              onText={(owner) => change({ owner })}
            />
            <TextField
              label={label('dueOn')}
              type="date"
              value={row.dueOn}
              error={error('dueOn')}
              onChange={(event) => change({ dueOn: event.target.value })}
            />
            <TextField
              label={label('dueDays')}
              inputMode="numeric"
              value={row.days}
              error={error('dueWorkingDays')}
              onChange={(event) => change({ days: event.target.value })}
            />
            <IndicatorSelect
              label={label('indicator')}
              none={t('form.noIndicator')}
              indicators={indicators}
              value={row.indicator}
              error={error('indicator')}
              onChange={(indicator) => change({ indicator })}
            />
          </div>
        );
      }}
    </RowList>
  );
}
