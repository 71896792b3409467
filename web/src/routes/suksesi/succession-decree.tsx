import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { SelectField } from '@/ui/field.tsx';
import { Panel } from '@/ui/page.tsx';
import { type DecreeForm, issuerOf, missingIn } from '../sk/decree-form-state.ts';
import { DocumentFields } from '../sk/document-fields.tsx';
import { FileField } from '../sk/file-field.tsx';
import { fieldAt, type FieldName } from '../sk/use-field-name.ts';
import type { SuccessionPageQuery } from './succession-pages.generated.ts';
import css from './suksesi.module.css';

/** A decree on record, or what is typed of a new one. */
export type DecreeDraft = { readonly known: string | null; readonly isNew: boolean; readonly form: DecreeForm };

type Told = { readonly path: string; readonly text: string };
type Props = {
  draft: DecreeDraft;
  decrees: SuccessionPageQuery['decreeList']['nodes'];
  problems: readonly Told[];
  onChange: (draft: DecreeDraft) => void;
};

/** The one decree of all groups chosen. */
export function SuccessionDecree({ draft, decrees, problems, onChange }: Props) {
  const t = useGroupSuccessionText();
  const forms = decrees.filter(({ kind }) => kind === 'ESTABLISHMENT' || kind === 'CHANGE');
  const errors: Partial<Record<FieldName, string>> = {};
  for (const { path, text } of problems) {
    const field = fieldAt(path.replace(/^decree\./, ''));
    if (field) errors[field] = text;
  }
  const type = (part: Partial<DecreeForm>) => onChange({ ...draft, form: { ...draft.form, ...part } });
  return (
    <Panel title={t('decree')}>
      <div className={css.fields}>
        <p className="pk-muted">{t('perGroup')}</p>
        <SelectField
          label={t('decreeHow')}
          value={draft.isNew ? 'baru' : 'ada'}
          onChange={(event) => onChange({ ...draft, isNew: event.target.value === 'baru' })}
          options={[
            { value: 'baru', label: t('decreeNew') },
            { value: 'ada', label: t('decreeOld') },
          ]}
        />
        {draft.isNew ? (
          <>
            <DocumentFields form={draft.form} errors={errors} onChange={type} />
            <FileField file={draft.form.file} error={errors.attachment ?? null} onFile={(file) => type({ file })} />
          </>
        ) : (
          <SelectField
            label={t('decreeChoose')}
            value={draft.known ?? ''}
            onChange={(event) => onChange({ ...draft, known: event.target.value || null })}
            options={[
              { value: '', label: t('decreeNone') },
              ...forms.map(({ id, number, date }) => ({ value: id, label: `${number} (${date})` })),
            ]}
          />
        )}
      </div>
    </Panel>
  );
}

/** Whether enough is known of the decree to ask what would come of it. */
export const isComplete = ({ isNew, known, form }: DecreeDraft): boolean =>
  isNew ? missingIn(form).every((field) => field === 'groups') : known !== null;

/** The day of the decree, as far as it is known. */
export const dayOf = ({ isNew, known, form }: DecreeDraft, decrees: Props['decrees']): string | null =>
  (isNew ? form.date : decrees.find(({ id }) => id === known)?.date) || null;

/** What is sent for the decree. */
export function decreeInput({ isNew, known, form }: DecreeDraft) {
  if (!isNew) return { decree: known };
  const { kind, number, date, subject, termStart, termEnd, bases, file } = form;
  return {
    content: {
      kind,
      number,
      date,
      issuer: issuerOf(form),
      subject,
      termStart: termStart || null,
      termEnd: termEnd || null,
      legalBases: bases.split('\n').filter((line) => line.trim() !== ''),
      attachment: file?.id ?? null,
    },
  };
}
