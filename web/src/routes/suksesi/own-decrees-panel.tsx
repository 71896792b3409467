import { useState } from 'react';
import { useGroupSuccessionText } from '@/i18n/texts/group-succession.ts';
import { Button } from '@/ui/button.tsx';
import { Field, TextField } from '@/ui/field.tsx';
import { noDecree, type OwnDecree, type OwnGroup, ownIssuer, readPasted } from './own-decrees.ts';
import css from './suksesi.module.css';

type Owns = ReadonlyMap<string, OwnDecree>;
type Props = { groups: readonly OwnGroup[]; owns: Owns; onChange: (owns: Owns) => void };

const DAYS = ['date', 'termStart', 'termEnd'] as const;

/** Decrees of groups that have their own: row by row, or pasted as a list. */
export function OwnDecrees({ groups, owns, onChange }: Props) {
  const t = useGroupSuccessionText();
  const write = (group: OwnGroup, part: Partial<OwnDecree>) =>
    onChange(new Map(owns).set(group.pokjanalId, { ...of(group), ...part }));
  const of = ({ pokjanalId }: OwnGroup) => owns.get(pokjanalId) ?? noDecree;
  return (
    <details className={css.own}>
      <summary>{t('own.open')}</summary>
      <p className="pk-muted">{groups.length === 0 ? t('own.chooseFirst') : t('own.lead')}</p>
      {groups.length > 0 && (
        <>
          <Paste groups={groups} onRead={(read) => onChange(new Map([...owns, ...read]))} />
          {groups.map((group) => (
            <fieldset key={group.pokjanalId} className={css.ownGroup}>
              <legend>{group.pokjanalName}</legend>
              <TextField
                label={t('own.number')}
                value={of(group).number}
                onChange={(event) => write(group, { number: event.target.value })}
              />
              {DAYS.map((field) => (
                <TextField
                  key={field}
                  type="date"
                  label={t(`own.${field}`)}
                  value={of(group)[field]}
                  onChange={(event) => write(group, { [field]: event.target.value })}
                />
              ))}
              <TextField
                label={t('own.issuer')}
                value={ownIssuer(group, of(group))}
                onChange={(event) => write(group, { issuer: event.target.value })}
              />
            </fieldset>
          ))}
          {owns.size > 0 && (
            <Button size="small" variant="quiet" onClick={() => onChange(new Map())}>
              {t('own.clear')}
            </Button>
          )}
        </>
      )}
    </details>
  );
}

function Paste({ groups, onRead }: { groups: readonly OwnGroup[]; onRead: (owns: Owns) => void }) {
  const t = useGroupSuccessionText();
  const [text, setText] = useState('');
  const [told, setTold] = useState<{ filled: number; unread: readonly number[] } | null>(null);
  const read = () => {
    const { owns, unread } = readPasted(text, groups);
    onRead(owns);
    setTold({ filled: owns.size, unread });
  };
  const unread = told && told.unread.length > 0 ? t('own.unread', { lines: told.unread.join(', ') }) : null;
  return (
    <div className={css.paste}>
      <Field label={t('own.paste')} hint={t('own.pasteHint')} error={unread}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className={css.area}
            wrap="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className={css.bar}>
        <Button size="small" disabled={text.trim() === ''} onClick={read}>
          {t('own.read')}
        </Button>
        <span role="status" className="pk-muted">
          {told && t('own.filled', { count: told.filled })}
        </span>
      </div>
    </div>
  );
}
