import { type FormEvent, useRef, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Icon } from '@/ui/icon.tsx';
import { Facts } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import type { CatalogueRulesQuery } from './catalogue-lists.generated.ts';
import { type ReviseRuleMutation, useReviseRuleMutation } from './edit-definition.generated.ts';
import css from './edit-form.module.css';
import { type EditErrors, errorsOf } from './edit-problems.ts';

type Rule = CatalogueRulesQuery['rules'][number];
type Checked = Extract<ReviseRuleMutation['reviseRule'], { __typename: 'ReviseRuleSuccess' }>;
type Props = { rule: Rule | null; onClose: () => void; onSaved: () => void };

/** A new statement for a rule: tested on the reports of two years first, saved after that. */
export function EditRuleDialog({ rule, onClose, onSaved }: Props) {
  const t = useCatalogueText();
  return (
    <Dialog isOpen={rule !== null} onClose={onClose} title={t('edit.ruleTitle', { code: rule?.code ?? '' })}>
      {rule && <EditRuleForm rule={rule} onClose={onClose} onSaved={onSaved} />}
    </Dialog>
  );
}

function readInput(form: HTMLFormElement, rule: Rule) {
  const typed = new FormData(form);
  return {
    code: rule.code,
    part: rule.part,
    expectedValidFrom: rule.validFrom,
    validFrom: formText(typed, 'validFrom'),
    level: formText(typed, 'level') === 'ERROR' ? ('ERROR' as const) : ('WARNING' as const),
    expression: formText(typed, 'expression'),
    text: formText(typed, 'text'),
    textEn: formText(typed, 'textEn'),
    source: formText(typed, 'source'),
  };
}

function EditRuleForm({ rule, onClose, onSaved }: Omit<Props, 'rule'> & { rule: Rule }) {
  const t = useCatalogueText();
  const ui = useUiText();
  const fault = useFault();
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [errors, setErrors] = useState<EditErrors>({});
  const [revise, { loading }] = useReviseRuleMutation();
  const ask = async (dryRun: boolean): Promise<Checked | null> => {
    if (!form.current) return null;
    try {
      const { data } = await revise({ variables: { input: { ...readInput(form.current, rule), dryRun } } });
      const answer = data?.reviseRule;
      if (answer?.__typename === 'ReviseRuleSuccess') {
        setErrors({});
        return answer;
      }
      setErrors(answer ? errorsOf(answer, readLanguage()) : { form: t('edit.fail') });
    } catch (caught) {
      setErrors({ form: fault(caught) });
    }
    return null;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(await ask(true));
  };
  const store = async () => {
    if (!(await ask(false))) return setChecked(null);
    showToast(t('edit.savedRule', { code: rule.code }));
    onSaved();
    onClose();
  };
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} onChange={() => setChecked(null)}>
      <DialogBody>
        <p className="pk-muted">{t('edit.ruleLead')}</p>
        {errors['form'] && (
          <p className={css.problem} role="alert">
            <Icon name="alert" />
            {errors['form']}
          </p>
        )}
        <RuleFields rule={rule} errors={errors} />
        {checked && <BacktestFacts checked={checked} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant={checked ? 'default' : 'primary'} busy={loading && !checked}>
          {t('edit.check')}
        </Button>
        {checked && (
          <Button variant="primary" busy={loading} onClick={() => void store()}>
            {t('edit.save')}
          </Button>
        )}
      </DialogFoot>
    </form>
  );
}

function RuleFields({ rule, errors }: { rule: Rule; errors: EditErrors }) {
  const t = useCatalogueText();
  return (
    <div className={css.fields}>
      <TextField
        label={t('edit.statement')}
        name="expression"
        defaultValue={rule.expression}
        hint={t('edit.statementHint')}
        error={errors['expression']}
        spellCheck={false}
        autoComplete="off"
      />
      <div className={css.pair}>
        <SelectField
          label={t('rule.level')}
          name="level"
          defaultValue={rule.level}
          options={(['ERROR', 'WARNING'] as const).map((value) => ({ value, label: t(`rule.${value}`) }))}
        />
        <TextField
          label={t('edit.validFrom')}
          name="validFrom"
          type="date"
          hint={t('edit.validFromHint')}
          error={errors['validFrom']}
        />
      </div>
      <TextField
        label={t('edit.text')}
        name="text"
        defaultValue={rule.message?.id ?? ''}
        hint={t('edit.textHint')}
        error={errors['text']}
      />
      <TextField
        label={t('edit.textEn')}
        name="textEn"
        defaultValue={rule.message?.en ?? ''}
        error={errors['textEn']}
      />
      <TextField
        label={t('source')}
        name="source"
        placeholder={rule.source}
        hint={t('edit.sourceHint')}
        error={errors['source']}
        maxLength={300}
      />
    </div>
  );
}

function BacktestFacts({ checked }: { checked: Checked }) {
  const t = useCatalogueText();
  const text = useText();
  const format = useFormat();
  const { backtest } = checked;
  return (
    <section aria-live="polite">
      <h3>{t('edit.backtest')}</h3>
      <p>{text(checked.rule.sentence)}</p>
      {backtest ? (
        <Facts
          facts={[
            [t('edit.backtestForms'), format.number(backtest.forms)],
            [t('edit.backtestChecked'), format.number(backtest.checked)],
            [t('edit.backtestFlagged'), format.number(backtest.flagged)],
            [t('edit.backtestBefore'), format.number(backtest.flaggedBefore)],
          ]}
        />
      ) : (
        <p className="pk-muted">{t('edit.backtestNone')}</p>
      )}
    </section>
  );
}
