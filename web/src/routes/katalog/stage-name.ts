import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';

type Stage = { readonly code: string; readonly name: { readonly id: string; readonly en: string } };

/** Names a stage of life by its code; the code itself while the list does not know it. */
export function useStageName(stages: readonly Stage[]): (code: string) => string {
  const t = useCatalogueText();
  const text = useText();
  return (code) => {
    if (code === 'SEMUA') return t('stageAll');
    const stage = stages.find((one) => one.code === code);
    return stage ? text(stage.name) : code;
  };
}
