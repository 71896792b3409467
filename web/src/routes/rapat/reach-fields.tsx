import { useState } from 'react';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Button, IconButton } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import type { SectionProps } from './fact-fields.tsx';
import css from './rapat.module.css';

const HITS = 8;

/** How many kader an orientation reached, of how many, and from which villages; any of it may be unknown. */
export function ReachFields({ form, errorAt, onChange }: SectionProps) {
  const t = useMeetingText();
  const count = (name: 'kaderReached' | 'kaderRegistered') => (
    <TextField
      label={t(`form.${name}`)}
      hint={t('form.countHint')}
      inputMode="numeric"
      value={form[name]}
      error={errorAt(name)}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  return (
    <div className={css.stack}>
      <div className={css.fields}>
        {count('kaderReached')}
        {count('kaderRegistered')}
        <ProposedCount form={form} onChange={onChange} />
        {form.kaderRegistered.trim() === '' && (
          <TextField
            label={t('form.kaderUnknown')}
            value={form.kaderUnknownReason}
            error={errorAt('kaderUnknownReason')}
            onChange={(event) => onChange({ kaderUnknownReason: event.target.value })}
          />
        )}
      </div>
      {form.reach.map((row, at) => (
        <div key={row.wilayah} className={css.row}>
          <TextField
            label={t('form.reachedIn', { name: row.name })}
            inputMode="numeric"
            value={row.reached}
            error={errorAt(`reach.${at}.reached`) ?? errorAt(`reach.${at}.wilayah`)}
            onChange={(event) =>
              onChange({
                reach: form.reach.map((one) => (one === row ? { ...one, reached: event.target.value } : one)),
              })
            }
          />
          <IconButton
            icon="close"
            label={t('form.remove', { name: row.name })}
            onClick={() => onChange({ reach: form.reach.filter((one) => one !== row) })}
          />
        </div>
      ))}
      <AreaSearch
        onArea={(wilayah, name) => {
          if (form.reach.some((one) => one.wilayah === wilayah)) return;
          onChange({ reach: [...form.reach, { wilayah, name, reached: '' }] });
        }}
      />
    </div>
  );
}

/** The number of the register, taken over by one press; whoever counted otherwise types their own. */
function ProposedCount({ form, onChange }: Pick<SectionProps, 'form' | 'onChange'>) {
  const t = useMeetingText();
  const count = form.kaderOnRegister;
  if (!count || form.kaderRegistered === String(count)) return null;
  return (
    <p>
      {t('form.onRegister', { count })}{' '}
      <Button size="small" onClick={() => onChange({ kaderRegistered: String(count) })}>
        {t('form.useCount')}
      </Button>
    </p>
  );
}

function AreaSearch({ onArea }: { onArea: (id: string, name: string) => void }) {
  const t = useMeetingText();
  const [text, setText] = useState('');
  const { found, isNone } = useWilayahSearch(text, HITS);
  const hits = wilayahHits(found, (area) => {
    onArea(area.id, area.fullName);
    setText('');
  });
  return (
    <SearchList
      label={t('form.reachArea')}
      placeholder={t('form.reachAreaPlaceholder')}
      text={text}
      onText={setText}
      groups={hits.length > 0 ? [{ title: t('form.reachArea'), hits }] : []}
      status={isNone ? t('form.reachNone') : ''}
    />
  );
}
