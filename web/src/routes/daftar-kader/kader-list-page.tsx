import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { Choice } from '@/ui/choice.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { ListLink } from '../impor-daftar/list-link.tsx';
import { KaderCounts } from './kader-counts.tsx';
import { KaderList } from './kader-list.tsx';
import { useKaderFilters } from './use-kader-filters.ts';

/** The register of kader of the working area: names for those who work with them, numbers for everybody. */
export function KaderListPage() {
  const t = useKaderText();
  const { id } = useArea();
  const filters = useKaderFilters();
  const maySeeNames = useMay('kader.read');
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  const showsCounts = filters.wantsCounts || !maySeeNames;
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          maySeeNames && (
            <>
              <Choice
                label={t('views')}
                value={showsCounts ? 'jumlah' : 'daftar'}
                options={[
                  { value: 'daftar', label: t('list') },
                  { value: 'jumlah', label: t('counts') },
                ]}
                onChange={(view) => filters.set('tampil', view === 'jumlah' ? view : null)}
              />
              <ListLink register="KADER" action="kader.manage" />
            </>
          )
        }
      />
      <p className="pk-muted">{t('lead')}</p>
      <Stack>
        {showsCounts ? <KaderCounts area={id} filters={filters} /> : <KaderList area={id} filters={filters} />}
      </Stack>
    </>
  );
}
