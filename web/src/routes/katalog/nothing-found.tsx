import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';

/** What a list shows when its filters leave nothing. */
export function NothingFound() {
  const t = useCatalogueText();
  return (
    <Panel>
      <EmptyState title={t('none')} icon="search">
        {t('noneHint')}
      </EmptyState>
    </Panel>
  );
}
