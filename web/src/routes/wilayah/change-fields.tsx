import { useDomainText } from '@/i18n/texts/domain.ts';
import { useSuccessionText } from '@/i18n/texts/succession.ts';
import { SelectField, TextField } from '@/ui/field.tsx';
import {
  type ChangedArea,
  type ChangeField,
  type ChangeForm,
  CLASSES,
  KINDS,
  partnerLevel,
  type ToldProblem,
} from './change-form.ts';
import css from './change-page.module.css';
import { PartnerSearch } from './partner-search.tsx';

type Props = {
  area: ChangedArea;
  form: ChangeForm;
  onChange: (part: Partial<ChangeForm>) => void;
  problems: readonly ToldProblem[];
  /** The last day that may be chosen. */
  today: string;
};

/** What every change asks, and what its kind asks besides. */
export function ChangeFields({ area, form, onChange, problems, today }: Props) {
  const t = useSuccessionText();
  const domain = useDomainText();
  const { kind } = form;
  const level = partnerLevel(kind, area.level);
  const classes = CLASSES[area.level];
  const error = (field: ChangeField) => problems.find((one) => one.field === field)?.text;
  return (
    <div className={css.fields}>
      <SelectField
        className={css.whole}
        label={t('kind')}
        value={kind}
        onChange={(event) =>
          onChange({ kind: KINDS.find((one) => one === event.target.value) ?? 'SPLIT', partner: null })
        }
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField
        label={t('on')}
        hint={t('onHint')}
        type="date"
        max={today}
        error={error('on')}
        value={form.on}
        onChange={(event) => onChange({ on: event.target.value })}
      />
      <TextField
        label={t('decree')}
        hint={t('decreeHint')}
        value={form.decree}
        error={error('decree')}
        maxLength={300}
        onChange={(event) => onChange({ decree: event.target.value })}
      />
      {level && (
        <PartnerSearch
          label={t(kind === 'MERGE' ? 'target' : 'parent')}
          level={level}
          self={area.id}
          partner={form.partner}
          onPick={(partner) => onChange({ partner })}
        />
      )}
      {(kind === 'SPLIT' || kind === 'RENAME') && (
        <>
          <TextField
            label={t(kind === 'SPLIT' ? 'newName' : 'name')}
            value={form.name}
            error={error('name')}
            placeholder={kind === 'RENAME' ? area.name : undefined}
            maxLength={100}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <SelectField
            label={t('areaKind')}
            value={form.areaKind}
            error={error('kind')}
            onChange={(event) => onChange({ areaKind: classes.find((one) => one === event.target.value) ?? area.kind })}
            options={classes.map((value) => ({ value, label: domain(`kind.${value}`) }))}
          />
        </>
      )}
      {kind !== 'MERGE' && (
        <TextField
          label={t('code')}
          hint={[t('codeHint', { example: area.code }), CODE_HINTS[kind] && t(CODE_HINTS[kind])]
            .filter(Boolean)
            .join(' ')}
          value={form.code}
          error={error('code')}
          inputMode="decimal"
          onChange={(event) => onChange({ code: event.target.value })}
        />
      )}
    </div>
  );
}

const CODE_HINTS = { SPLIT: null, RECODE: null, MOVE: 'codeFollows', RENAME: 'codeIfNew' } as const;
