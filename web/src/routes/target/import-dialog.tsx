import { type ChangeEvent, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import { placeOf, readSheet, type SheetRow } from './read-sheet.ts';
import { plainProblem, problemsOf, type ToldProblem } from './refusal.ts';
import css from './target.module.css';
import { useSavedToast } from './use-saved-toast.ts';
import { type ImportTargetsMutation, useImportTargetsMutation } from './targets-page.generated.ts';

type Imported = Extract<ImportTargetsMutation['importTargets'], { __typename: 'ImportTargetsSuccess' }>;

/** Brings targets in from a sheet: checks all rows first, tells everything wrong at once, saves all or none. */
export function ImportDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useTargetsText();
  const ui = useUiText();
  const [pasted, setPasted] = useState('');
  const [isVerified, setVerified] = useState(true);
  const rows = readSheet(pasted);
  const { checked, problems, isBusy, run, forget } = useImport(rows, isVerified);
  const showSaved = useSavedToast(onDone);
  const change = (text: string) => {
    setPasted(text);
    forget();
  };
  const save = async () => {
    const done = await run(false);
    if (!done) return;
    showSaved(t('import.saved', { created: done.created, changed: done.changed }), done.act);
    onClose();
    onDone();
  };
  const readFile = async (event: ChangeEvent<HTMLInputElement>) =>
    change((await event.target.files?.[0]?.text()) ?? '');
  return (
    <Dialog isOpen onClose={onClose} title={t('import.title')}>
      <DialogBody>
        <Field label={t('import.paste')} hint={t('import.pasteHint')}>
          {(control) => (
            <textarea
              {...control}
              className={css.paste}
              rows={6}
              value={pasted}
              placeholder={t('import.example')}
              onChange={(event) => change(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('import.file')}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              onChange={(event) => void readFile(event)}
            />
          )}
        </Field>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={isVerified}
            onChange={(event) => {
              setVerified(event.target.checked);
              forget();
            }}
          />
          {t('verified')}
        </label>
        <p role="status">{rows.length === 0 ? t('import.none') : t('import.read', { count: rows.length })}</p>
        {checked && (
          <p role="status">
            <strong>
              {t('import.preview', {
                created: checked.created,
                changed: checked.changed,
                unchanged: checked.unchanged,
              })}
            </strong>
          </p>
        )}
        <SheetProblems problems={problems} rows={rows} />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        {checked ? (
          <Button
            variant="primary"
            busy={isBusy}
            disabled={checked.created + checked.changed === 0}
            onClick={() => void save()}
          >
            {checked.created + checked.changed === 0
              ? t('import.nothing')
              : t('import.save', { count: checked.created + checked.changed })}
          </Button>
        ) : (
          <Button variant="primary" busy={isBusy} disabled={rows.length === 0} onClick={() => void run(true)}>
            {t('import.check')}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}

function SheetProblems({ problems, rows }: { problems: readonly ToldProblem[]; rows: readonly SheetRow[] }) {
  const t = useTargetsText();
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <p className={css.problems}>{t('import.wrong', { count: problems.length })}</p>
      <div className={css.box}>
        <DataTable
          caption={t('import.problem')}
          rows={problems.map((problem) => ({ ...problem, ...placeOf(problem.path, rows) }))}
          rowKey={({ path, text }) => `${path} ${text}`}
          maxHeight="34vh"
          columns={[
            { key: 'line', header: t('import.row'), align: 'end', cell: ({ line }) => line ?? '–' },
            {
              key: 'column',
              header: t('import.column'),
              cell: ({ column }) => (column ? t(`import.columns.${column}`) : '–'),
            },
            { key: 'text', header: t('import.problem'), cell: ({ text }) => text, isProse: true },
          ]}
        />
      </div>
    </div>
  );
}

function useImport(rows: readonly SheetRow[], isVerified: boolean) {
  const fault = useFault();
  const text = useText();
  const [checked, setChecked] = useState<Imported | null>(null);
  const [problems, setProblems] = useState<readonly ToldProblem[]>([]);
  const [send, { loading }] = useImportTargetsMutation();
  const run = async (dryRun: boolean): Promise<Imported | null> => {
    setProblems([]);
    try {
      const sent = rows.map(({ code, indicator, period, value, source }) => ({
        code,
        indicator,
        period,
        value,
        source,
      }));
      const { data } = await send({ variables: { input: { rows: sent, isVerified, dryRun } } });
      const result = data?.importTargets;
      if (result?.__typename === 'ImportTargetsSuccess') {
        setChecked(result);
        return result;
      }
      if (result) setProblems(problemsOf(result, text));
    } catch (error) {
      setProblems(plainProblem(fault(error)));
    }
    setChecked(null);
    return null;
  };
  const forget = () => {
    setChecked(null);
    setProblems([]);
  };
  return { checked, problems, isBusy: loading, run, forget };
}
