import { type FormEvent, useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useReportToReturnQuery, useReturnReportMutation } from './petugas-pages.generated.ts';
import css from './worklist-table.module.css';

type Props = { report: string; name: string; month: string; onClose: () => void; onDone: () => void };

/** Sends a report back with a reason that the kader reads on her form. */
export function ReturnDialog({ report, name, month, onClose, onDone }: Props) {
  const t = useReportPetugasText();
  const format = useFormat();
  const { data, error, refetch } = useReportToReturnQuery({ variables: { report }, fetchPolicy: 'network-only' });
  return (
    <Dialog isOpen onClose={onClose} title={t('return.title', { name, month: format.period(month) })}>
      <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ report: found }) => {
          if (!found) return <FailureNotice failure={{ kind: 'missing' }} />;
          return <ReasonForm report={found.id} revision={found.revision} onClose={onClose} onDone={onDone} />;
        }}
      </QueryState>
    </Dialog>
  );
}

type FormProps = { report: string; revision: number; onClose: () => void; onDone: () => void };

function ReasonForm({ report, revision, onClose, onDone }: FormProps) {
  const t = useReportPetugasText();
  const ui = useUiText();
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [send, { loading }] = useReturnReportMutation();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = formText(new FormData(event.currentTarget), 'reason');
    if (!reason) return setProblem(t('return.empty'));
    try {
      const { data } = await send({ variables: { input: { report, reason, expectedRevision: revision } } });
      const result = data?.returnReport;
      if (result?.__typename === 'ReturnReportSuccess') {
        showToast(t('return.done'));
        onClose();
        onDone();
      } else setProblem(result ? text(result.message) : t('failed'));
    } catch (error) {
      setProblem(toFailure(error)?.message ?? t('failed'));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <DialogBody>
        <Field label={t('return.reason')} hint={t('return.hint')} error={problem}>
          {(control) => <textarea {...control} name="reason" className={css.area} maxLength={500} rows={4} />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" busy={loading}>
          {t('return.button')}
        </Button>
      </DialogFoot>
    </form>
  );
}
