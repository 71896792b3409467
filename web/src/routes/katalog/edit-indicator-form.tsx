import { type FormEvent, useRef, useState } from 'react';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { formText } from '@/lib/form-text.ts';
import { Direction, TimeRule } from '@/gql/schema-types.ts';
import { today } from '@/lib/today.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Columns, Panel } from '@/ui/page.tsx';
import type { EditIndicatorQuery } from './edit-definition.generated.ts';
import css from './edit-form.module.css';
import type { EditErrors } from './edit-problems.ts';
import { IndicatorPreview } from './indicator-preview.tsx';
import { type IndicatorChecked, type IndicatorInput, useReviseIndicator } from './use-revise-indicator.ts';

type Newest = EditIndicatorQuery['indicators'][number]['versions'][number];
type Props = { code: string; newest: Newest; onSaved: () => void };

/** The first day of the month after today: figures of running and past months then stay as they are. */
function nextMonth(): string {
  const [year = 0, month = 0] = today().split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

const oneOf = <V extends string>(values: readonly V[], typed: string, otherwise: V): V =>
  values.find((value) => value === typed) ?? otherwise;

function readInput(form: HTMLFormElement, code: string, newest: Newest): IndicatorInput {
  const typed = new FormData(form);
  return {
    code,
    expectedVersion: newest.version,
    validFrom: formText(typed, 'validFrom'),
    numerator: formText(typed, 'numerator'),
    denominator: formText(typed, 'denominator'),
    factor: Number(formText(typed, 'factor')),
    decimals: Number(formText(typed, 'decimals')),
    direction: oneOf(Object.values(Direction), formText(typed, 'direction'), newest.direction),
    timeRule: oneOf(Object.values(TimeRule), formText(typed, 'timeRule'), newest.timeRule),
    source: formText(typed, 'source'),
  };
}

/** The fields of a version. It is checked against real figures first; only what was checked can be saved. */
export function EditIndicatorForm({ code, newest, onSaved }: Props) {
  const t = useCatalogueText();
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState<IndicatorChecked | null>(null);
  const [errors, setErrors] = useState<EditErrors>({});
  const { check, save, isBusy } = useReviseIndicator();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await check(readInput(event.currentTarget, code, newest));
    setErrors('errors' in answer ? answer.errors : {});
    setChecked('checked' in answer ? answer.checked : null);
  };
  const store = async () => {
    if (!form.current) return;
    const answer = await save(readInput(form.current, code, newest));
    if (!('errors' in answer)) return onSaved();
    setErrors(answer.errors);
    setChecked(null);
  };
  return (
    <Columns>
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(event) => void submit(event)}
        onChange={() => setChecked(null)}
      >
        {errors['form'] && (
          <p className={css.problem} role="alert">
            <Icon name="alert" />
            {errors['form']}
          </p>
        )}
        <Panel title={t('formula')}>
          <FormulaFields newest={newest} errors={errors} />
        </Panel>
        <div className={css.foot}>
          <Button type="submit" variant={checked ? 'default' : 'primary'} busy={isBusy && !checked}>
            {t('edit.check')}
          </Button>
          {checked ? (
            <Button variant="primary" busy={isBusy} onClick={() => void store()}>
              {t('edit.save')}
            </Button>
          ) : (
            <span className="pk-muted">{t('edit.checkFirst')}</span>
          )}
        </div>
      </form>
      {checked && <IndicatorPreview checked={checked} decimals={newest.decimals} />}
    </Columns>
  );
}

function FormulaFields({ newest, errors }: { newest: Newest; errors: EditErrors }) {
  const t = useCatalogueText();
  return (
    <div className={css.fields}>
      <TextField
        label={t('edit.validFrom')}
        name="validFrom"
        type="date"
        defaultValue={nextMonth()}
        hint={t('edit.validFromHint')}
        error={errors['validFrom']}
      />
      <TextField
        label={t('numerator')}
        name="numerator"
        defaultValue={newest.numerator}
        hint={t('edit.formulaHint')}
        error={errors['numerator']}
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        label={t('denominator')}
        name="denominator"
        defaultValue={newest.denominator}
        error={errors['denominator']}
        spellCheck={false}
        autoComplete="off"
      />
      <div className={css.pair}>
        <TextField
          label={t('factor')}
          name="factor"
          type="number"
          step="any"
          defaultValue={newest.factor}
          error={errors['factor']}
        />
        <TextField
          label={t('decimals')}
          name="decimals"
          type="number"
          min={0}
          max={4}
          defaultValue={newest.decimals}
          error={errors['decimals']}
        />
      </div>
      <SelectField
        label={t('directionLabel')}
        name="direction"
        defaultValue={newest.direction}
        options={Object.values(Direction).map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <SelectField
        label={t('timeRuleLabel')}
        name="timeRule"
        defaultValue={newest.timeRule}
        options={Object.values(TimeRule).map((value) => ({ value, label: t(`timeRule.${value}`) }))}
      />
      <TextField
        label={t('source')}
        name="source"
        defaultValue=""
        placeholder={newest.source}
        hint={t('edit.sourceHint')}
        error={errors['source']}
        maxLength={300}
      />
    </div>
  );
}
