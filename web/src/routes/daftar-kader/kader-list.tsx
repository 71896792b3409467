import { useState } from 'react';
import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { KaderOrder } from '@/gql/schema-types.ts';
import { useText } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import css from './kader.module.css';
import { KaderListPageDocument, type KaderListPageQuery, useKaderListPageQuery } from './kader-pages.generated.ts';
import { KaderTable, useListedColumns } from './kader-table.tsx';
import { BADGES, GAPS, type KaderFilters, ORDERS } from './use-kader-filters.ts';

/** The kader of an area as far as the filters let them through, page by page. */
export function KaderList({ area, filters }: { area: string; filters: KaderFilters }) {
  const { asked } = filters;
  const search = useDebounced(asked.search, 250) || null;
  const t = useKaderText();
  const chosen = useColumnParam(useListedColumns());
  const variables = {
    filter: {
      within: area,
      badges: asked.badge ? [asked.badge] : null,
      missingSkill: asked.skill,
      untrained: asked.gap === 'pelatihan' || asked.gap === 'keduanya',
      withoutDecree: asked.gap === 'sk' || asked.gap === 'keduanya',
      left: asked.hasLeft,
      search,
    },
    order: asked.order,
    descending: false,
  };
  const answer = useKaderListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  return (
    <>
      <FilterBar filters={filters} skills={(answer.data ?? answer.previousData)?.kaderSkills ?? []} />
      <Panel flush>
        <PagedList
          list="/daftar-kader"
          title={t('title')}
          columns={chosen}
          document={KaderListPageDocument}
          variables={variables}
          answer={answer}
          pick={({ kaderList }) => ({ ...kaderList, pageInfo: kaderList })}
          empty={<NoKader isNarrowed={filters.isNarrowed} />}
        >
          {(rows) => <KaderTable rows={rows} columns={chosen.shown} />}
        </PagedList>
      </Panel>
    </>
  );
}

function NoKader({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useKaderText();
  return (
    <EmptyState title={t(isNarrowed ? 'noneFiltered' : 'none')} icon={isNarrowed ? 'search' : 'group'}>
      <p>{t(isNarrowed ? 'noneFilteredHint' : 'noneHint')}</p>
      {!isNarrowed && (
        <Link className={buttonClass()} to={paths.posyanduList()}>
          {t('toPosts')}
        </Link>
      )}
    </EmptyState>
  );
}

function FilterBar({ filters, skills }: { filters: KaderFilters; skills: KaderListPageQuery['kaderSkills'] }) {
  const t = useKaderText();
  const words = useText();
  const { asked, set } = filters;
  const [text, setText] = useState(asked.search);
  return (
    <Toolbar>
      <TextField
        type="search"
        label={t('search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          set('cari', event.target.value.trim());
        }}
      />
      <SelectField
        label={t('badgeHead')}
        value={asked.badge ?? ''}
        onChange={(event) => set('tanda', event.target.value)}
        options={[
          { value: '', label: t('everyBadge') },
          ...BADGES.map((value) => ({ value, label: t(`badge.${value}`) })),
        ]}
      />
      <SelectField
        label={t('gap')}
        value={asked.gap}
        onChange={(event) => set('kurang', event.target.value === 'all' ? null : event.target.value)}
        options={GAPS.map((value) => ({ value, label: t(`gaps.${value}`) }))}
      />
      <SelectField
        label={t('skill')}
        className={css.picker}
        value={asked.skill ?? ''}
        onChange={(event) => set('belum', event.target.value)}
        options={[
          { value: '', label: t('everySkill') },
          ...skills.map(({ code, number, name }) => ({ value: code, label: `${number}. ${words(name)}` })),
        ]}
      />
      <SelectField
        label={t('status')}
        value={asked.hasLeft ? 'berhenti' : ''}
        onChange={(event) => set('keadaan', event.target.value)}
        options={[
          { value: '', label: t('statuses.serving') },
          { value: 'berhenti', label: t('statuses.berhenti') },
        ]}
      />
      <SelectField
        label={t('order')}
        value={asked.order}
        onChange={(event) => set('urut', event.target.value === KaderOrder.Posyandu ? null : event.target.value)}
        options={ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
    </Toolbar>
  );
}
