import type { EvidenceField } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { Button } from '@/ui/button.tsx';
import { Field, type Option, SelectField, TextField } from '@/ui/field.tsx';
import css from './bukti.module.css';
import type { EvidenceForm, Values } from './evidence-form-state.ts';

type Errors = Readonly<Record<string, string>>;
type OneProps = {
  one: EvidenceField;
  path: string;
  value: string;
  errors: Errors;
  /** Names of the rows of which one is chosen. */
  rows?: readonly Values[];
  /** What may be chosen for a field that is no choice by itself. */
  options?: readonly Option[] | undefined;
  onChange: (value: string) => void;
};

const INPUTS: Readonly<Record<string, { type: string; inputMode?: 'numeric' | 'decimal' }>> = {
  text: { type: 'text' },
  day: { type: 'date' },
  month: { type: 'month' },
  count: { type: 'number', inputMode: 'numeric' },
  money: { type: 'number', inputMode: 'numeric' },
  decimal: { type: 'number', inputMode: 'decimal' },
};

/** One field of a kind, drawn as its description says. */
export function FieldOf({ one, path, value, errors, rows, options: given, onChange }: OneProps) {
  const t = useDutyText();
  const text = useText();
  const shell = { label: text(one.label), hint: one.hint && text(one.hint), error: errors[path] };
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  if (given) {
    const all = [{ value: '', label: t('bukti.choose') }, ...given];
    const known = all.some((option) => option.value === value) ? all : [...all, { value, label: value }];
    return <SelectField {...shell} value={value} options={known} onChange={change} />;
  }
  if (one.type === 'choice' || one.oneOf) {
    const choices = one.oneOf
      ? (rows ?? []).map((row, at) => ({ value: String(at + 1), label: `${at + 1}. ${row['name'] ?? ''}` }))
      : (one.choices ?? []).map(({ value: choice, label }) => ({ value: choice, label: text(label) }));
    const options = one.required && !one.oneOf ? choices : [{ value: '', label: t('bukti.choose') }, ...choices];
    return <SelectField {...shell} value={value} options={options} onChange={change} />;
  }
  if (one.type === 'long' || one.type === 'lines') {
    return (
      <Field {...shell} className={css.whole}>
        {(control) => <textarea {...control} rows={3} className={css.area} value={value} onChange={change} />}
      </Field>
    );
  }
  return (
    <TextField {...shell} {...INPUTS[one.type]} required={one.required ?? false} value={value} onChange={change} />
  );
}

type RowsProps = {
  name: string;
  label: string;
  fields: readonly EvidenceField[];
  path: string;
  rows: readonly Values[];
  errors: Errors;
  /** What may be chosen for fields that are no choices by themselves, by name. */
  options?: Readonly<Record<string, readonly Option[]>>;
  onRows: (rows: readonly Values[]) => void;
};

/** Rows of fields, such as the options weighed. */
export function RowsOf({ name, label, fields, path, rows, errors, options, onRows }: RowsProps) {
  const t = useDutyText();
  const change = (at: number, part: Values) =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={css.rows}>
      <legend>{label}</legend>
      {errors[path] && (
        <p role="alert" className={css.fault}>
          {errors[path]}
        </p>
      )}
      {rows.map((row, at) => (
        // Rows have no name of their own; their place is what they are known by.
        <fieldset key={`${name} ${at}`} className={css.row}>
          <legend>{t('bukti.row', { name: label, row: at + 1 })}</legend>
          {fields.map((one) => (
            <FieldOf
              key={one.name}
              one={one}
              path={`${path}.${at}.${one.name}`}
              value={row[one.name] ?? ''}
              errors={errors}
              options={options?.[one.name]}
              onChange={(value) => change(at, { [one.name]: value })}
            />
          ))}
          <Button size="small" variant="quiet" onClick={() => onRows(rows.filter((_, index) => index !== at))}>
            {t('bukti.dropRow', { row: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button size="small" icon="plus" onClick={() => onRows([...rows, {}])}>
        {t('bukti.addRow')}
      </Button>
    </fieldset>
  );
}

type FieldsProps = {
  fields: readonly EvidenceField[];
  prefix: string;
  form: EvidenceForm;
  errors: Errors;
  onChange: (part: Partial<EvidenceForm>) => void;
};

/** All fields of a kind in their order. */
export function FieldsOf({ fields, prefix, form, errors, onChange }: FieldsProps) {
  const text = useText();
  return fields.map((one) => {
    const path = `${prefix}.${one.name}`;
    if (one.type === 'rows') {
      return (
        <RowsOf
          key={one.name}
          name={one.name}
          label={text(one.label)}
          fields={one.fields ?? []}
          path={path}
          rows={form.rows[one.name] ?? []}
          errors={errors}
          onRows={(rows) => onChange({ rows: { ...form.rows, [one.name]: rows } })}
        />
      );
    }
    return (
      <FieldOf
        key={one.name}
        one={one}
        path={path}
        value={form.values[one.name] ?? ''}
        errors={errors}
        rows={one.oneOf ? (form.rows[one.oneOf] ?? []) : []}
        onChange={(value) => onChange({ values: { ...form.values, [one.name]: value } })}
      />
    );
  });
}
