import { useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { Button } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { TextField } from '@/ui/field.tsx';
import css from './bukti.module.css';
import type { EvidenceForm, FormAnswer } from './evidence-form-state.ts';
import type { VisitChecklistsFragment } from './evidence-pages.generated.ts';

type Checklist = VisitChecklistsFragment['checklists'][number];
type Item = Checklist['items'][number];
type Props = {
  checklists: readonly Checklist[];
  form: EvidenceForm;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<EvidenceForm>) => void;
};

const NOTHING: FormAnswer = { value: '', finding: '' };

/** The checklist of a visit: one press for each item, and words only where something is wrong. */
export function ChecklistFields({ checklists, form, errors, onChange }: Props) {
  const t = useEffectText();
  const text = useText();
  const chosen = checklists.find(({ id }) => id === form.checklist);
  if (!chosen) {
    return (
      <div className={css.whole}>
        {checklists.map(({ id, name, version }) => (
          <Button key={id} icon="plus" onClick={() => onChange({ checklist: id })}>
            {t('checklist.use')}: {t('checklist.version', { name: text(name), version })}
          </Button>
        ))}
      </div>
    );
  }
  const items = chosen.items;
  const order = Object.keys(form.answers);
  const done = items.filter(({ code }) => form.answers[code]?.value).length;
  const sections = [...new Map(items.map(({ section }) => [section.id, section])).values()];
  return (
    <fieldset className={css.rows}>
      <legend>{t('checklist.version', { name: text(chosen.name), version: chosen.version })}</legend>
      {errors['checklist'] && (
        <p role="alert" className={css.fault}>
          {errors['checklist']}
        </p>
      )}
      <p className="pk-muted" role="status">
        {t('checklist.progress', { done, all: items.length })}
      </p>
      {sections.map((section) => (
        <section key={section.id} className={css.section} aria-label={text(section)}>
          <h3>{text(section)}</h3>
          {items
            .filter((item) => item.section.id === section.id)
            .map((item) => (
              <ItemField
                key={item.code}
                item={item}
                answer={form.answers[item.code] ?? NOTHING}
                error={errorOf(errors, order.indexOf(item.code))}
                onAnswer={(answer) => onChange({ answers: { ...form.answers, [item.code]: answer } })}
              />
            ))}
        </section>
      ))}
      <Button size="small" variant="quiet" onClick={() => onChange({ checklist: null, answers: {} })}>
        {t('checklist.dropAll')}
      </Button>
    </fieldset>
  );
}

/** What is wrong with an answer; the server names answers by their place among those that were sent. */
const errorOf = (errors: Props['errors'], at: number): string | undefined =>
  Object.entries(errors).find(
    ([path]) => at >= 0 && (path === `answers.${at}` || path.startsWith(`answers.${at}.`)),
  )?.[1];

type ItemProps = {
  item: Item;
  answer: FormAnswer;
  error: string | undefined;
  onAnswer: (answer: FormAnswer) => void;
};

function ItemField({ item, answer, error, onAnswer }: ItemProps) {
  const t = useEffectText();
  const text = useText();
  const label = text(item.text);
  const isYesNo = item.kind === 'YES_NO';
  const isWrong = answer.value === 'tidak' || answer.finding !== '';
  return (
    <div className={css.item}>
      {isYesNo ? (
        <>
          <span aria-hidden="true">{label}</span>
          <Choice
            label={label}
            value={answer.value}
            onChange={(value) => onAnswer({ ...answer, value })}
            options={[
              { value: 'ya', label: t('checklist.yes') },
              { value: 'tidak', label: t('checklist.no') },
              { value: '', label: t('checklist.skip') },
            ]}
          />
        </>
      ) : (
        <TextField
          label={label}
          className={css.whole}
          {...(item.kind === 'NUMBER' && { type: 'number', inputMode: 'numeric', min: 0 })}
          value={answer.value}
          onChange={(event) => onAnswer({ ...answer, value: event.target.value })}
        />
      )}
      {isYesNo && isWrong && (
        <TextField
          label={t('checklist.finding', { item: label })}
          className={css.whole}
          value={answer.finding}
          onChange={(event) => onAnswer({ ...answer, finding: event.target.value })}
        />
      )}
      {error && (
        <p role="alert" className={css.fault}>
          {error}
        </p>
      )}
    </div>
  );
}
