import { useState } from 'react';
import { Link } from 'react-router';
import type { PwsEqual } from '@pokjanal/server/pure';
import { filterOf, noteAreas } from '@/features/figures/area-rows.ts';
import { BoardHeader } from '@/features/figures/board-header.tsx';
import type { BoardAreaFragment, IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import type { RowLevel } from '@/features/figures/levels.ts';
import { rowPathOf } from '@/features/figures/row-path.ts';
import { LiveLine } from '@/features/figures/live-line.tsx';
import { NoRows } from '@/features/figures/no-rows.tsx';
import { NotesPanel } from '@/features/figures/notes-panel.tsx';
import { numberNotes } from '@/features/figures/number-notes.ts';
import type { BoardView } from '@/features/figures/use-board-view.ts';
import { useMay } from '@/features/session/session.tsx';
import { usePostsPath } from '@/features/session/use-posts-path.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { type Board, toBoard } from './pws-board.ts';
import { BoardFacts } from './board-facts.tsx';
import { PwsControls } from './pws-controls.tsx';
import type { PwsBoardFragment } from './pws-page.generated.ts';
import { PwsTable } from './pws-table.tsx';
import css from './pws.module.css';

type Props = {
  area: BoardAreaFragment;
  /** The area, or the puskesmas whose board this is. */
  own: string;
  answer: PwsBoardFragment;
  indicators: readonly IndicatorChoiceFragment[];
  view: BoardView;
  level: RowLevel | null;
  /** Reads the figures again. */
  onChange: () => void;
};

const EQUALS: readonly PwsEqual[] = ['NAIK', 'TURUN'];

/** A board with its controls, table, notes and everything a print must say. */
export function PwsBoardView({ area, own, answer, indicators, view, level, onChange }: Props) {
  const t = useBoardsText();
  const text = useText();
  const mayWrite = useMay('note.write');
  const equal = EQUALS.find((one) => one === view.of('tetap')) ?? null;
  const board = toBoard(answer, own, view.month, equal);
  const notes = numberNotes(answer.notes);
  const indicator = board?.indicator;
  const title = t('pws.heading', { indicator: indicator ? text(indicator.name) : view.indicator });
  return (
    <div className={css.page}>
      <BoardHeader
        title={title}
        area={area}
        puskesmas={view.puskesmas ? (answer.wilayah.find(({ id }) => id === own)?.name ?? '') : undefined}
        view={view}
        linkTo={(wilayah) => paths.pws({ ...keep(view), wilayah })}
        tags={<BoardLive answer={answer} view={view} onChange={onChange} />}
      />
      <Stack>
        <PwsControls area={area} indicators={indicators} view={view} level={level} isCumulative={board?.isCumulative} />
        {board && <BoardBody board={board} {...{ area, answer, indicators, view, equal, notes }} />}
        <NotesPanel
          notes={notes}
          indicators={indicators}
          areas={noteAreas(area, answer.wilayah)}
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

/** What of the address stays when one goes to another area. */
const keep = (view: BoardView) => ({
  indikator: view.indicator,
  periode: view.month,
  data: view.of('data'),
  tetap: view.of('tetap'),
});

type BodyProps = Pick<Props, 'area' | 'answer' | 'indicators' | 'view'> & {
  board: Board;
  equal: PwsEqual | null;
  notes: ReturnType<typeof numberNotes>;
};

function BoardBody({ board, area, answer, indicators, view, equal, notes }: BodyProps) {
  const year = view.month.slice(0, 4);
  const postsPath = usePostsPath();
  const pathOf = rowPathOf({
    area: area.id,
    month: view.month,
    mayReadPosts: useMay('report.read'),
    linkTo: (place) => paths.pws({ ...keep(view), ...place }),
  });
  if (board.rows.length === 0) return <NoRows postsPath={postsPath({ wilayah: area.id, periode: view.month })} />;
  const source = indicators.find(({ code }) => code === board.indicator.code)?.current?.source;
  return (
    <>
      {!board.hasTarget && board.indicator.direction !== 'CONTEXT' && (
        <NoTarget year={year} wilayah={area.id} indicator={board.indicator.code} />
      )}
      <BoardFacts board={board} answer={answer} month={view.month} equal={equal} source={source} />
      <Panel flush>
        <PwsTable
          key={`${board.indicator.code} ${area.id}`}
          board={board}
          notes={notes}
          dataState={view.dataState}
          pathOf={pathOf}
        />
      </Panel>
    </>
  );
}

function NoTarget({ year, wilayah, indicator }: { year: string; wilayah: string; indicator: string }) {
  const t = useBoardsText();
  return (
    <aside className={css.noTarget}>
      <p>
        <strong>{t('pws.noTarget', { year })}.</strong> {t('pws.noTargetHint')}
      </p>
      <Link
        className={buttonClass({ size: 'small' })}
        to={paths.targets({ wilayah, tahun: year, indikator: indicator })}
      >
        {t('pws.setTarget')}
      </Link>
    </aside>
  );
}

function BoardLive({ answer, view, onChange }: Pick<Props, 'answer' | 'view' | 'onChange'>) {
  const format = useFormat();
  const t = useBoardsText();
  const filter = filterOf(answer.wilayah);
  const key = [view.month, view.dataState, ...filter.wilayah, ...filter.puskesmas].join(' ');
  const [printed] = useState(() => new Date().toISOString());
  // Only paper shows it: it is written when there is time.
  const isIdle = useIdle();
  return (
    <>
      <LiveLine
        key={key}
        filter={{ ...filter, periods: [`${view.month}/YTD`], dataState: view.dataState }}
        after={answer.cursor}
        onChange={onChange}
      />
      <span className={css.printed}>{isIdle && t('printed', { time: format.instant(printed) })}</span>
    </>
  );
}
