import { personalDataIn } from '@pokjanal/server/pure';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { Notice } from '@/ui/notice.tsx';
import css from './masalah.module.css';

type Props = { texts: readonly string[]; isSure: boolean; onSure: (isSure: boolean) => void };

/** Warns at once of what looks like a number of a person; the writer may state that it is none. */
export function Impersonal({ texts, isSure, onSure }: Props) {
  const t = useProblemText();
  const [found] = texts.flatMap((text) => personalDataIn(text) ?? []);
  if (!found) return null;
  return (
    <Notice tone="warn" title={t(found === 'NIK' ? 'dialog.looksNik' : 'dialog.looksPhone')}>
      <label className={css.check}>
        <input type="checkbox" checked={isSure} onChange={(event) => onSure(event.target.checked)} />
        <span>{t('dialog.impersonal')}</span>
      </label>
    </Notice>
  );
}
