import { type FormEvent, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { type EntryForm, readModel } from '@/features/report-form/entry-model.ts';
import { ReportEntryDocument } from '@/features/report-form/report-form.generated.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useReturnReportMutation } from './petugas-pages.generated.ts';
import { CellComments, type Comments, writeComments } from './return-cells.tsx';
import css from './worklist-table.module.css';

type Props = { report: string; name: string; month: string; onClose: () => void; onDone: () => void };

/** Sends a report back with a reason that the kader reads on her form, and with comments on single cells. */
export function ReturnDialog({ report, name, month, onClose, onDone }: Props) {
  const t = useReportPetugasText();
  const format = useFormat();
  const { data, failure, refetch } = useRequest(ReportEntryDocument, { report });
  return (
    <Dialog isOpen onClose={onClose} title={t('return.title', { name, month: format.period(month) })}>
      <QueryState data={data} failure={failure} onRetry={refetch}>
        {({ reportForm }) => {
          if (!reportForm) return <FailureNotice failure={{ kind: 'missing' }} />;
          return <ReasonForm form={reportForm} onClose={onClose} onDone={onDone} />;
        }}
      </QueryState>
    </Dialog>
  );
}

type FormProps = { form: EntryForm; onClose: () => void; onDone: () => void };

function ReasonForm({ form, onClose, onDone }: FormProps) {
  const t = useReportPetugasText();
  const ui = useUiText();
  const text = useText();
  const { send, problem, setProblem, isBusy } = useReturning(form, () => {
    showToast(t('return.done'));
    onClose();
    onDone();
  });
  const [model] = useState(() => readModel(form));
  const [comments, setComments] = useState<Comments>(new Map());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = formText(new FormData(event.currentTarget), 'reason');
    if (!reason) return setProblem(t('return.empty'));
    void send(reason, comments);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <p className="pk-muted">{text(form.form)}</p>
        <Field label={t('return.reason')} hint={t('return.hint')} error={problem}>
          {(control) => <textarea {...control} name="reason" className={css.area} maxLength={500} rows={3} />}
        </Field>
        <CellComments model={model} report={form.report} comments={comments} onChange={setComments} />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t('return.button')}
        </Button>
      </DialogFoot>
    </form>
  );
}

function useReturning({ report }: EntryForm, onReturned: () => void) {
  const t = useReportPetugasText();
  const text = useText();
  const fault = useFault();
  const [problem, setProblem] = useState<string | null>(null);
  const [mutate, { loading }] = useReturnReportMutation();
  const send = async (reason: string, comments: Comments) => {
    const cells = writeComments(comments);
    const input = { report: report.id, reason, expectedRevision: report.revision, cells };
    try {
      const { data } = await mutate({ variables: { input } });
      const result = data?.returnReport;
      if (result?.__typename === 'ReturnReportSuccess') onReturned();
      else setProblem(result ? text(result.message) : t('failed'));
    } catch (error) {
      setProblem(fault(error));
    }
  };
  return { send, problem, setProblem, isBusy: loading };
}
