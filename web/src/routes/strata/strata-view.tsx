import { useState } from 'react';
import { Link } from 'react-router';
import { useResultName } from '@/features/assessment/result-badge.tsx';
import type { BoardAreaFragment } from '@/features/figures/figures.generated.ts';
import { useFormat } from '@/i18n/format.ts';
import { useStrataText } from '@/i18n/texts/strata.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { StrataAreas } from './strata-areas.tsx';
import { STRATA, type StrataCounts, toStrataCounts, UNJUDGED } from './strata-counts.ts';
import type { StrataPageQuery } from './strata-page.generated.ts';
import { StrataTable } from './strata-table.tsx';
import type { StrataView as View } from './use-strata-view.ts';

type Props = {
  area: BoardAreaFragment;
  posts: StrataPageQuery['assessedPosts'];
  view: View;
  isBusy: boolean;
  onMore: (() => void) | null;
};

/** What of the address stays when one goes to another area. */
const keep = (view: View) => ({ periode: view.month, strata: view.strata ?? '' });

/** Counts of an area and of the areas below it, then the posts themselves with what each lacks. */
export function StrataView({ area, posts, view, isBusy, onMore }: Props) {
  const t = useStrataText();
  const format = useFormat();
  const linkTo = (wilayah: string) => paths.strata({ ...keep(view), wilayah });
  const counts = toStrataCounts(posts.counts);
  return (
    <>
      <PageHeader
        title={t('title')}
        kicker={area.fullName}
        breadcrumb={
          <Breadcrumb
            crumbs={area.ancestors.map(({ id, name }) => ({ key: id, link: <Link to={linkTo(id)}>{name}</Link> }))}
          />
        }
        actions={
          <PeriodPicker
            label={t('month')}
            value={view.month}
            months={view.months}
            onChange={(next) => view.set('periode')(next)}
          />
        }
      />
      <Stack>
        <p className="pk-muted">{t('lead', { month: format.period(posts.month) })}</p>
        <Counts counts={counts} view={view} />
        {posts.areas.length > 1 && <StrataAreas areas={posts.areas} linkTo={linkTo} />}
        <Filters view={view} />
        <Panel flush title={t('list')}>
          {posts.rows.length === 0 ? (
            <EmptyState title={t('none')} icon="post">
              {t('noneHint')}
            </EmptyState>
          ) : (
            <>
              <StrataTable
                caption={t('caption', { area: area.fullName, month: format.period(posts.month) })}
                rows={posts.rows}
              />
              <MoreRows shown={posts.rows.length} total={posts.totalCount} isBusy={isBusy} onMore={onMore} />
            </>
          )}
        </Panel>
      </Stack>
    </>
  );
}

const TONES = { MANDIRI: 'good', PURNAMA: 'good', MADYA: 'info', PRATAMA: 'warn' } as const;

function Counts({ counts, view }: { counts: StrataCounts; view: View }) {
  const t = useStrataText();
  const format = useFormat();
  const nameOf = useResultName();
  const { active, activeJudged } = counts;
  return (
    <FilterChips
      label={t('counts')}
      value={view.strata}
      onChoose={view.set('strata')}
      chips={[
        { value: null, label: t('all'), count: counts.all },
        ...STRATA.map((value) => ({ value, label: nameOf(value), count: counts.byStrata[value], tone: TONES[value] })),
        { value: UNJUDGED, label: t('unjudged'), count: counts.byStrata.BELUM },
      ]}
    >
      <span className="pk-muted">
        {activeJudged === 0
          ? t('unjudgedHint')
          : t('activeCount', {
              count: format.number(active),
              all: format.number(activeJudged),
              share: format.percent((active / activeJudged) * 100),
            })}
      </span>
    </FilterChips>
  );
}

const ORDERS = ['AREA', 'LOWEST_FIRST', 'HIGHEST_FIRST'] as const;

function Filters({ view }: { view: View }) {
  const t = useStrataText();
  const [text, setText] = useState(view.search);
  return (
    <Toolbar>
      <TextField
        type="search"
        label={t('filter.search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          view.set('cari')(event.target.value.trim());
        }}
      />
      <SelectField
        label={t('filter.active')}
        value={view.active === null ? '' : view.active ? 'ya' : 'tidak'}
        onChange={(event) => view.set('aktif')(event.target.value)}
        options={[
          { value: '', label: t('filter.every') },
          { value: 'ya', label: t('filter.yes') },
          { value: 'tidak', label: t('filter.no') },
        ]}
      />
      <SelectField
        label={t('order.label')}
        value={view.order}
        onChange={(event) => view.set('urut')(event.target.value)}
        options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
      />
    </Toolbar>
  );
}
