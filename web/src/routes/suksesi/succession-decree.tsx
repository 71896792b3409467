import { FilesField } from '@/features/files/files-field.tsx';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { SelectField } from '@/ui/field.tsx';
import { Panel } from '@/ui/page.tsx';
import { type DecreeForm, issuerOf, missingIn } from '../sk/decree-form-state.ts';
import { DocumentFields } from '../sk/document-fields.tsx';
import { allHaveDecree, isBlank, type OwnDecree, type OwnGroup, ownIssuer } from './own-decrees.ts';
import { OwnDecrees } from './own-decrees-panel.tsx';
import { fieldAt, type FieldName } from '../sk/use-field-name.ts';
import type { SuccessionPageQuery } from './succession-pages.generated.ts';
import css from './suksesi.module.css';

/** A decree on record, or what is typed of a new one. */
export type DecreeDraft = {
  readonly known: string | null;
  readonly isNew: boolean;
  readonly form: DecreeForm;
  /** Decrees of single groups, by group; empty while one serves all. */
  readonly owns: ReadonlyMap<string, OwnDecree>;
};

type Told = { readonly path: string; readonly text: string };
type Props = {
  draft: DecreeDraft;
  decrees: SuccessionPageQuery['decreeList']['nodes'];
  problems: readonly Told[];
  /** The groups chosen. */
  groups: readonly OwnGroup[];
  onChange: (draft: DecreeDraft) => void;
};

/** The decree of all groups chosen, and those of groups that have their own. */
export function SuccessionDecree({ draft, decrees, problems, groups, onChange }: Props) {
  const t = useGroupSuccessionText();
  const decreeText = useDecreeText();
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
            <FilesField
              isSingle
              label={decreeText('form.file')}
              files={draft.form.file ? [draft.form.file] : []}
              error={errors.attachment}
              onFiles={([file = null]) => type({ file })}
            />
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
        <OwnDecrees groups={groups} owns={draft.owns} onChange={(owns) => onChange({ ...draft, owns })} />
      </div>
    </Panel>
  );
}

const isSharedComplete = ({ isNew, known, form }: DecreeDraft): boolean =>
  isNew ? missingIn(form).every((field) => field === 'groups') : known !== null;

/** Whether enough is known of the decrees to ask what would come of them. */
export const isComplete = (draft: DecreeDraft, groups: readonly OwnGroup[]): boolean =>
  allHaveDecree(groups, draft.owns, isSharedComplete(draft));

/** The day of the decree, as far as it is known. */
export const dayOf = ({ isNew, known, form }: DecreeDraft, decrees: Props['decrees']): string | null =>
  (isNew ? form.date : decrees.find(({ id }) => id === known)?.date) || null;

/** Days of the groups that have a decree of their own. */
export const daysOf = ({ owns }: DecreeDraft) =>
  [...owns].flatMap(([pokjanal, { date }]) => (date ? [{ pokjanal, on: date }] : []));

/** What is sent for the decree of all, null where every group has its own. */
export function decreeInput(draft: DecreeDraft) {
  if (!isSharedComplete(draft)) return null;
  const { isNew, known, form } = draft;
  if (!isNew) return { decree: known };
  const { number, date, termStart, termEnd, file } = form;
  const own = { number, date, issuer: issuerOf(form), termStart, termEnd };
  return { content: { ...contentOf(form, own), attachment: file?.id ?? null } };
}

/** What is sent for a group with a decree of its own; subject, kind and bases are those of the form. */
export function ownInput({ form, owns }: DecreeDraft, group: OwnGroup) {
  const own = owns.get(group.pokjanalId);
  if (!own || isBlank(own)) return null;
  return { content: { ...contentOf(form, { ...own, issuer: ownIssuer(group, own) }), attachment: null } };
}

type Particular = Omit<OwnDecree, 'issuer'> & { readonly issuer: string };

const contentOf = ({ kind, subject, bases }: DecreeForm, { number, date, issuer, termStart, termEnd }: Particular) => ({
  kind,
  number,
  date,
  issuer,
  subject,
  termStart: termStart || null,
  termEnd: termEnd || null,
  legalBases: bases.split('\n').filter((line) => line.trim() !== ''),
});
