import { type FormEvent, useState } from 'react';
import { targetsOnLine, type TargetLine } from '@pokjanal/server/pure';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { ProblemList } from './problem-list.tsx';
import { plainProblem, problemsOf, type ToldProblem } from './refusal.ts';
import css from './target.module.css';
import { useSavedToast } from './use-saved-toast.ts';
import { readTarget, type TargetArea } from './target-cells.ts';
import { useSetTargetPathMutation } from './targets-page.generated.ts';

type Props = {
  areas: readonly TargetArea[];
  indicators: readonly IndicatorChoiceFragment[];
  indicator: string;
  year: string;
  onClose: () => void;
  onDone: () => void;
};

const FIELDS = ['baselineYear', 'baselineValue', 'goalYear', 'goalValue'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Lays a straight path from a measured value to a goal, and shows the target of each year before it is saved. */
export function PathDialog({ areas, indicators, indicator, year, onClose, onDone }: Props) {
  const t = useTargetsText();
  const ui = useUiText();
  const text = useText();
  const [typed, setTyped] = useState<Typed>({
    baselineYear: String(Number(year) - 1),
    baselineValue: '',
    goalYear: String(Number(year) + 4),
    goalValue: '',
  });
  const line = lineOf(typed);
  const showSaved = useSavedToast(onDone);
  const { save, problems, isBusy } = useSavePath((told, act) => {
    showSaved(told, act);
    onClose();
    onDone();
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (line) void save(line, new FormData(event.currentTarget));
  };
  const field = (name: (typeof FIELDS)[number]) => (
    <TextField
      label={t(`path.${name}`)}
      inputMode={name.endsWith('Year') ? 'numeric' : 'decimal'}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
    />
  );
  return (
    <Dialog isOpen onClose={onClose} title={t('path.open')}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <SelectField
            label={t('indicator')}
            name="indicator"
            defaultValue={indicator}
            options={indicators.map(({ code, name }) => ({ value: code, label: text(name) }))}
          />
          <SelectField
            label={t('area')}
            name="wilayah"
            options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className={css.pair}>
            {field('baselineYear')}
            {field('baselineValue')}
            {field('goalYear')}
            {field('goalValue')}
          </div>
          <TextField label={t('source')} name="source" maxLength={500} />
          <label className={css.check}>
            <input type="checkbox" name="replace" />
            {t('path.replace')}
          </label>
          <PathPreview line={line} />
          <ProblemList problems={problems} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="primary" busy={isBusy} disabled={!line}>
            {t('path.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** Reads the line that was typed; null while it is not whole or leads nowhere. */
function lineOf(typed: Typed): TargetLine | null {
  const [baselineYear, baselineValue, goalYear, goalValue] = FIELDS.map((name) => readTarget(typed[name]));
  const all = [baselineYear, baselineValue, goalYear, goalValue];
  if (!all.every((one) => typeof one === 'number')) return null;
  const line = { baselineYear, baselineValue, goalYear, goalValue } as TargetLine;
  const years = line.goalYear - line.baselineYear;
  return years > 0 && years <= 30 ? line : null;
}

function PathPreview({ line }: { line: TargetLine | null }) {
  const t = useTargetsText();
  const format = useFormat();
  if (!line) return <p className="pk-muted">{t('path.incomplete')}</p>;
  return (
    <div className={css.box}>
      <DataTable
        caption={t('path.preview')}
        rows={targetsOnLine(line)}
        rowKey={({ year }) => String(year)}
        maxHeight="180px"
        columns={[
          { key: 'year', header: t('year'), cell: ({ year }) => year },
          { key: 'value', header: t('title'), align: 'end', cell: ({ value }) => format.number(value) },
        ]}
      />
    </div>
  );
}

function useSavePath(onDone: (told: string, act: string | null) => void) {
  const t = useTargetsText();
  const fault = useFault();
  const text = useText();
  const [problems, setProblems] = useState<readonly ToldProblem[]>([]);
  const [send, { loading }] = useSetTargetPathMutation();
  const save = async (line: TargetLine, form: FormData) => {
    const input = {
      ...line,
      indicator: formText(form, 'indicator'),
      wilayah: formText(form, 'wilayah'),
      source: formText(form, 'source'),
      replace: form.has('replace'),
    };
    try {
      const { data } = await send({ variables: { input } });
      const result = data?.setTargetPath;
      if (result?.__typename === 'SetTargetPathSuccess') {
        return onDone(t('path.saved', { count: result.targets.length }), result.act);
      }
      if (result) setProblems(problemsOf(result, text));
    } catch (error) {
      setProblems(plainProblem(fault(error)));
    }
  };
  return { save, problems, isBusy: loading };
}
