import { useCollectionText } from '@/i18n/texts/collection.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import type { CollectionHeadFragment } from './collection-pages.generated.ts';

/** Writes who is asked, and for the decrees of which groups. */
export function useOfWhom() {
  const t = useCollectionText();
  const words = useDomainText();
  return {
    areas: ({ level, wilayah }: CollectionHeadFragment) =>
      t('ofLevel', { level: words(`level.${level}`).toLowerCase(), area: wilayah.fullName }),
    groups: ({ regimes }: CollectionHeadFragment) =>
      regimes.length === 0 ? t('anyRegime') : regimes.map((regime) => words(`regime.${regime}`)).join(', '),
  };
}
