import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { wilayahHits } from '@/features/wilayah-search/wilayah-hits.ts';
import { useWilayahSearch } from '@/features/wilayah-search/use-wilayah-search.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import { FailureNotice, QueryState, Skeleton } from '@/ui/query-state.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { ChangePage } from './change-page.tsx';
import { WilayahFacts } from './wilayah-facts.tsx';
import css from './wilayah-page.module.css';
import { useWilayahPageQuery } from './wilayah-page.generated.ts';
import { WilayahTree } from './wilayah-tree.tsx';

/** The country as a tree beside the area that is open; without an id, the person's own, else the country itself. */
export function WilayahPage() {
  const { id } = useParams();
  const { own } = useArea();
  const [query] = useSearchParams();
  const isChanging = query.get('ubah') !== null;
  const { data, previousData, error, refetch } = useWilayahPageQuery({ variables: { id: id ?? own?.id ?? null } });
  // The tree and the last area stay while the next one loads: walking a tree must not flicker.
  const shown = (data ?? previousData)?.wilayah;
  return (
    <div className={cx(css.split, id && css.chosen)}>
      <TreePanel path={shown ? [...shown.ancestors, shown] : []} />
      <div className={css.area} aria-busy={!data && !error}>
        <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
          {({ wilayah }) =>
            wilayah ? (
              isChanging ? (
                <ChangePage id={wilayah.id} isDesa={wilayah.level === 'DESA'} />
              ) : (
                <WilayahFacts area={wilayah} />
              )
            ) : (
              <FailureNotice isPage failure={{ kind: 'missing' }} />
            )
          }
        </QueryState>
      </div>
    </div>
  );
}

type PathArea = Parameters<typeof WilayahTree>[0]['path'][number];

function TreePanel({ path }: { path: readonly PathArea[] }) {
  const t = useOrganisationText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const { isSearching, found, isNone } = useWilayahSearch(text, 20);
  const hits = wilayahHits(found, (area) => {
    setText('');
    void navigate(paths.wilayah(area.id));
  });
  const counted = isSearching ? t('wilayah.found', { count: hits.length }) : t('wilayah.hint');
  return (
    <section data-scrolls className={css.tree} aria-label={t('wilayah.treeTitle')}>
      <SearchList
        label={t('wilayah.search')}
        placeholder={t('wilayah.placeholder')}
        text={text}
        onText={setText}
        groups={hits.length ? [{ title: t('wilayah.found', { count: hits.length }), hits }] : []}
        status={isNone ? t('wilayah.nothing') : counted}
      />
      {!isSearching && (path.length ? <WilayahTree path={path} /> : <Skeleton lines={8} />)}
    </section>
  );
}
