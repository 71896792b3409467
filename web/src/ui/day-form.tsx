import type { ComponentProps } from 'react';
import { formText } from '@/lib/form-text.ts';
import { ActForm } from './act-form.tsx';
import { TextField } from './field.tsx';

type Act = ComponentProps<typeof ActForm>['act'] & { readonly errorAt: (path: string) => string | undefined };

type Props = Pick<ComponentProps<typeof ActForm>, 'title' | 'save' | 'danger' | 'conflict' | 'onClose'> & {
  act: Act;
  /** What the act brings about. */
  lead?: string;
  dayLabel: string;
  reasonLabel: string;
  /** Day that stands in the field at first, and counts when it is left empty. */
  today: string;
  onSubmit: (given: { readonly on: string; readonly reason: string }) => void;
};

/** A window for an act that holds from a day on or up to it, with its reason. */
export function DayForm({ act, lead, dayLabel, reasonLabel, today, onSubmit, ...window }: Props) {
  return (
    <ActForm
      {...window}
      act={act}
      shown={['on', 'reason']}
      onSubmit={(form) => onSubmit({ on: formText(form, 'on') || today, reason: formText(form, 'reason') })}
    >
      {lead && <p>{lead}</p>}
      <TextField label={dayLabel} name="on" type="date" defaultValue={today} error={act.errorAt('on')} />
      <TextField label={reasonLabel} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}
