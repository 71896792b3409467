import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { usePostsPath } from '@/features/session/use-posts-path.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useMapText } from '@/i18n/texts/map.ts';
import { indicatorName } from '@/lib/indicator-name.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { METHODS } from './classes.ts';
import { type MapArea, toMapAreas } from './map-areas.ts';
import { MapPanel } from './map-panel.tsx';
import { type MapPageQuery, useMapPageQuery } from './map-page.generated.ts';
import { MapTable } from './map-table.tsx';
import css from './map.module.css';
import { useFigure } from './use-figure.ts';
import { BELOW, type MapView, useKnownLevels, useMapView } from './use-map-view.ts';

/** One indicator over the areas inside an area, as a map with its table. */
export function MapPage() {
  const t = useMapText();
  const { id, own } = useArea();
  if (!id) {
    return (
      <EmptyState title={t('noArea')} icon="tree">
        {t('noAreaHint')}
      </EmptyState>
    );
  }
  return <AreaMap wilayah={id} own={own} />;
}

/** Where one went to from a map, and the code of the area one came out of: the map there takes the focus over. */
type Entry = { readonly to: string; readonly code: string | null };

function AreaMap({ wilayah, own }: { wilayah: string; own: { id: string; level: WilayahLevel } | null }) {
  const view = useMapView();
  const { levelInside, learn } = useKnownLevels(own);
  const [entry, setEntry] = useState<Entry | null>(null);
  const level = levelInside(wilayah);
  const variables = { wilayah, level, indicator: view.indicator, month: view.month };
  const { data, previousData, error, refetch } = useMapPageQuery({ variables });
  useEffect(() => {
    if (data?.wilayah) learn(levelsOf(data));
  }, [data, learn]);
  // While the next figures come, the last ones stay; an answer at the wrong level only taught us the right one.
  const shown = [data, previousData].find((one) => one && isWhole(one));
  return (
    <QueryState
      isPage
      data={data?.wilayah === null ? data : shown}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
    >
      {(answer) =>
        answer.wilayah ? (
          <MapOfArea
            key={answer.wilayah.id}
            area={answer.wilayah}
            answer={answer}
            view={view}
            entry={entry?.to === answer.wilayah.id ? entry : null}
            onLeave={setEntry}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type Area = NonNullable<MapPageQuery['wilayah']>;

/** True when the areas of an answer are those just below its area. */
function isWhole({ wilayah, figures }: MapPageQuery): boolean {
  return wilayah !== null && figures.wilayah.every(({ level }) => level === BELOW[wilayah.level]);
}

function levelsOf({ wilayah, figures }: MapPageQuery): Record<string, WilayahLevel> {
  const met = [...(wilayah ? [wilayah, ...wilayah.ancestors] : []), ...figures.wilayah];
  return Object.fromEntries(met.flatMap(({ id, level }) => (level ? [[id, level]] : [])));
}

type MapOfAreaProps = {
  area: Area;
  answer: MapPageQuery;
  view: MapView;
  entry: Entry | null;
  onLeave: (entry: Entry) => void;
};

function MapOfArea({ area, answer, view, entry, onLeave }: MapOfAreaProps) {
  const t = useMapText();
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { figures, boundaries } = answer;
  const [indicator] = figures.indicators;
  const figure = useFigure(indicator);
  const [active, setActive] = useState(entry?.code ?? null);
  const map = toMapAreas(figures, view.method);
  const parent = area.ancestors.at(-1);
  const name = indicator ? text(indicator.name) : indicatorName(view.indicator);
  const title = `${name} · ${format.period(view.month)}`;
  const postsPath = usePostsPath();
  const ownPosts = postsPath({ wilayah: area.id, periode: view.month });
  // Below the village there are posts, and a list of them.
  const pathOf = ({ id }: MapArea) =>
    (BELOW[area.level] === 'DESA' ? postsPath({ wilayah: id, periode: view.month }) : null) ?? view.pathTo(id);
  const walk = {
    active,
    onActive: setActive,
    pathOf,
    nameOf: ({ name: areaName, cell }: MapArea) =>
      t('areaLabel', {
        name: areaName,
        value: figure.valueOf(cell),
        fraction: figure.fraction(cell),
        share: figure.share(cell),
      }),
    onOpen: ({ id }: { id: string }) => onLeave({ to: id, code: null }),
    onUp: () => {
      if (!parent) return;
      onLeave({ to: parent.id, code: area.code });
      void navigate(view.pathTo(parent.id));
    },
    takesFocus: entry !== null,
  };
  return (
    <div className={css.page}>
      <PageHeader
        title={area.fullName}
        kicker={t('title')}
        breadcrumb={
          <Breadcrumb
            crumbs={area.ancestors.map(({ id, name: above }) => ({
              key: id,
              link: <Link to={view.pathTo(id)}>{above}</Link>,
            }))}
          />
        }
        actions={<PeriodPicker label={t('month')} value={view.month} months={view.months} onChange={view.setMonth} />}
      />
      <Stack>
        <Controls view={view} indicators={answer.indicators} />
        {map.areas.length === 0 ? (
          <EmptyState title={t('none')} icon="post">
            <p>{t('noneHint')}</p>
            {ownPosts && (
              <Link className={buttonClass()} to={ownPosts}>
                {t('openPosts')}
              </Link>
            )}
          </EmptyState>
        ) : (
          <div className={css.split}>
            <div className={css.mapSide}>
              <MapPanel
                title={title}
                area={area}
                level={BELOW[area.level]}
                boundaries={boundaries}
                map={map}
                direction={indicator?.direction}
                walk={walk}
                figure={figure}
              />
            </div>
            <div className={css.tableSide}>
              <Panel flush title={t('table')}>
                <MapTable
                  caption={title}
                  areas={map.areas}
                  active={active}
                  indicator={view.indicator}
                  month={view.month}
                  figure={figure}
                  pathOf={pathOf}
                />
              </Panel>
              {figures.periods[0]?.isProvisional && <p className="pk-muted">{t('provisional')}</p>}
            </div>
          </div>
        )}
      </Stack>
    </div>
  );
}

function Controls({ view, indicators }: { view: MapView; indicators: MapPageQuery['indicators'] }) {
  const t = useMapText();
  const text = useText();
  return (
    <Toolbar>
      <SelectField
        label={t('indicator')}
        value={view.indicator}
        onChange={(event) => view.setIndicator(event.target.value)}
        options={indicators.map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
      <Choice
        label={t('classes.label')}
        value={view.method}
        onChange={view.setMethod}
        options={METHODS.map((value) => ({ value, label: t(`classes.${value}`) }))}
      />
      <Button icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </Toolbar>
  );
}
