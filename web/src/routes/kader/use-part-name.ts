import { SKDN } from '@pokjanal/server/pure';
import type { EntryModel } from '@/features/report-form/entry-model.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import type { EntryPart } from './entry-parts.ts';

/** Names a part of the form: the letter of its element, or what its questions are about. */
export function usePartName({ layout, elements }: EntryModel): (part: EntryPart) => string {
  const t = useReportFormText();
  return ({ kind, key, group }) => {
    if (kind === 'ELEMENT') return elements.find(({ code }) => code === key)?.letter ?? key;
    return layout.code === SKDN.code ? t('undetailed') : t(`groups.${group}`);
  };
}
