import { filterOf, noteAreas } from '@/features/figures/area-rows.ts';
import { BoardHeader } from '@/features/figures/board-header.tsx';
import type { BoardAreaFragment, IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { LevelSelect, StateSelect } from '@/features/figures/level-select.tsx';
import type { RowLevel } from '@/features/figures/levels.ts';
import { rowPathOf } from '@/features/figures/row-path.ts';
import { LiveLine } from '@/features/figures/live-line.tsx';
import { NoRows } from '@/features/figures/no-rows.tsx';
import { NotesPanel } from '@/features/figures/notes-panel.tsx';
import { type NumberedNote, numberNotes } from '@/features/figures/number-notes.ts';
import type { BoardView } from '@/features/figures/use-board-view.ts';
import { useMay } from '@/features/session/session.tsx';
import { usePostsPath } from '@/features/session/use-posts-path.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { CompletenessTable } from './completeness-table.tsx';
import type { RankingFiguresFragment } from './ranking-page.generated.ts';
import { PERIOD_KINDS, type PeriodKind, toRankingRows } from './ranking-rows.ts';
import { RankingTable } from './ranking-table.tsx';
import css from './ranking.module.css';

type Props = {
  area: BoardAreaFragment;
  /** The area, or the puskesmas whose board this is. */
  own: string;
  figures: RankingFiguresFragment;
  indicators: readonly IndicatorChoiceFragment[];
  view: BoardView;
  kind: PeriodKind;
  level: RowLevel | null;
  onChange: () => void;
};

const PARTS = ['peringkat', 'kelengkapan'] as const;

/** The ranking with its controls, and the completeness behind it as its other part. */
export function RankingView({ area, own, figures, indicators, view, kind, level, onChange }: Props) {
  const t = useBoardsText();
  const text = useText();
  const mayWrite = useMay('note.write');
  const { ranking } = figures;
  const [indicator] = ranking.indicators;
  const notes = numberNotes(ranking.notes);
  const filter = filterOf(ranking.wilayah);
  const name = indicator ? text(indicator.name) : view.indicator;
  const linkTo = (place: { wilayah: string; puskesmas?: string }) => paths.ranking({ ...keep(view), ...place });
  return (
    <div className={css.page}>
      <BoardHeader
        title={`${t('ranking.title')}: ${name}`}
        area={area}
        puskesmas={view.puskesmas ? (ranking.wilayah.find(({ id }) => id === own)?.name ?? '') : undefined}
        view={view}
        linkTo={(wilayah) => linkTo({ wilayah })}
        tags={
          ranking.wilayah.length > 0 && (
            <LiveLine
              key={[view.month, view.dataState, ...filter.wilayah, ...filter.puskesmas].join(' ')}
              filter={{ ...filter, periods: [`${view.month}/YTD`], dataState: view.dataState }}
              after={ranking.cursor}
              onChange={onChange}
            />
          )
        }
      />
      <Stack>
        <Controls area={area} indicators={indicators} view={view} kind={kind} level={level} />
        <Body area={area} own={own} figures={figures} view={view} notes={notes} name={name} linkTo={linkTo} />
        <NotesPanel
          notes={notes}
          indicators={indicators}
          areas={noteAreas(area, ranking.wilayah)}
          indicator={view.indicator}
          month={view.month}
          months={view.months}
          mayWrite={mayWrite}
          onChange={onChange}
        />
      </Stack>
    </div>
  );
}

const partOf = (view: BoardView) => PARTS.find((one) => one === view.of('bagian')) ?? 'peringkat';

/** What of the address stays when one goes to another area. */
const keep = (view: BoardView) => ({
  indikator: view.indicator,
  periode: view.month,
  data: view.of('data'),
  bagian: view.of('bagian'),
});

function Controls({
  area,
  indicators,
  view,
  kind,
  level,
}: Pick<Props, 'area' | 'indicators' | 'view' | 'kind' | 'level'>) {
  const t = useBoardsText();
  return (
    <>
      <Toolbar>
        <Choice
          label={t('ranking.tabs.label')}
          value={partOf(view)}
          onChange={view.set('bagian')}
          options={PARTS.map((value) => ({ value, label: t(`ranking.tabs.${value}`) }))}
        />
      </Toolbar>
      <Toolbar>
        <IndicatorSelect indicators={indicators} value={view.indicator} onChange={view.setIndicator} />
        <SelectField
          label={t('ranking.period')}
          value={kind}
          onChange={(event) => view.set('jenis')(event.target.value)}
          options={PERIOD_KINDS.map((value) => ({ value, label: t(`ranking.kinds.${value}`) }))}
        />
        <LevelSelect area={area.level} level={level} view={view} />
        <StateSelect view={view} />
        <Button icon="print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Toolbar>
    </>
  );
}

type BodyProps = Pick<Props, 'area' | 'own' | 'figures' | 'view'> & {
  notes: readonly NumberedNote[];
  name: string;
  linkTo: (place: { wilayah: string; puskesmas?: string }) => string;
};

function Body({ area, own, figures, view, notes, name, linkTo }: BodyProps) {
  const t = useBoardsText();
  const text = useText();
  const format = useFormat();
  const { ranking } = figures;
  const [indicator] = ranking.indicators;
  const mayReadPosts = useMay('report.read');
  const postsPath = usePostsPath();
  const pathOf = rowPathOf({ area: area.id, month: view.month, mayReadPosts, linkTo });
  const rows = toRankingRows(figures, own);
  if (!indicator || rows.length === 0)
    return <NoRows postsPath={postsPath({ wilayah: area.id, periode: view.month })} />;
  const period = ranking.periods.at(-1);
  const isRanking = partOf(view) === 'peringkat';
  if (isRanking && view.dataState === 'APPROVED' && rows.every(({ cell }) => cell.value === null)) {
    return (
      <EmptyState title={t('ranking.noneApproved')} icon="clock">
        <p>{t('ranking.noneApprovedHint')}</p>
        <Button onClick={() => view.setState('sementara')}>{t('ranking.seeProvisional')}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        <strong>{format.period(period?.id)}</strong> · {t(`state.${ranking.dataState}`)}
        {period?.isProvisional && ` (${t('provisional')})`}
      </p>
      <Panel flush>
        {isRanking ? (
          <RankingTable
            key={indicator.code}
            {...{ rows, indicator, notes, name, pathOf }}
            period={period?.id ?? view.month}
            dataState={view.dataState}
          />
        ) : (
          <CompletenessTable rows={rows} name={name} pathOf={pathOf} />
        )}
      </Panel>
      <p className={css.rule}>
        {isRanking ? (
          <>
            <strong>{t('ranking.rule')}.</strong> {text(ranking.rankingRule)}
          </>
        ) : (
          t('ranking.completenessOf', { indicator: name })
        )}
      </p>
    </>
  );
}
