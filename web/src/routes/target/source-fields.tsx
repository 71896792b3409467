import type { RefObject } from 'react';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { Field } from '@/ui/field.tsx';
import fields from '@/ui/field.module.css';
import css from './target.module.css';

const MAX_SOURCE = 500;

type Props = { source: RefObject<HTMLInputElement | null>; checked: RefObject<HTMLInputElement | null> };

/** The document that targets typed into the table come from, and whether somebody has checked it. */
export function SourceFields({ source, checked }: Props) {
  const t = useTargetsText();
  return (
    <div className={css.sources}>
      <Field label={t('source')} hint={t('sourceHint')}>
        {(control) => <input {...control} ref={source} className={fields.control} maxLength={MAX_SOURCE} />}
      </Field>
      <label className={css.check}>
        <input ref={checked} type="checkbox" defaultChecked />
        {t('verified')}
      </label>
    </div>
  );
}
