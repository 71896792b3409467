import { PWS_STATUSES, type PwsEqual } from '@pokjanal/server/pure';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { Tag } from '@/ui/status-badge.tsx';
import { type Board, countStatuses } from './pws-board.ts';
import type { PwsBoardFragment } from './pws-page.generated.ts';
import css from './pws.module.css';
import { StatusMark } from './status-mark.tsx';

type Props = {
  board: Board;
  answer: PwsBoardFragment;
  month: string;
  equal: PwsEqual | null;
  source: string | undefined;
};

/** What a board rests on, on the screen and above its print: period, data, line, rule and sources. */
export function BoardFacts({ board, answer, month, equal, source }: Props) {
  const t = useBoardsText();
  const format = useFormat();
  const isOpen = answer.periods.some(({ id, isProvisional }) => id === month && isProvisional);
  const period = board.isCumulative ? format.period(`${month}/YTD`) : format.period(month);
  return (
    <div className={css.facts}>
      <p>
        <strong>{period}</strong> · {t(`state.${answer.dataState}`)}
        {isOpen && ` (${t('provisional')})`}
        {!board.isVerified && (
          <>
            {' · '}
            <Tag>
              {t('pws.target')}: {t('unverified')}
            </Tag>
          </>
        )}
      </p>
      {board.isCumulative && <Counts board={board} />}
      <p className={css.small}>
        {[
          board.hasTarget &&
            (board.isCumulative ? t('pws.line', { months: Number(month.slice(5)) }) : t('pws.lineWhole')),
          board.isCumulative && equal && t('pws.equalRule', { treatment: t(`pws.equalAs.${equal}`).toLowerCase() }),
          source && t('source', { source }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <Total board={board} />
    </div>
  );
}

function Counts({ board }: { board: Board }) {
  const t = useBoardsText();
  const counts = countStatuses(board.rows);
  const unknown = counts.get(null) ?? 0;
  return (
    <ul className={css.counts} aria-label={t('pws.counts')}>
      {PWS_STATUSES.map((status) => (
        <li key={status}>
          <StatusMark status={status} /> <b>{counts.get(status) ?? 0}</b>{' '}
          <span className={css.small}>{t(`pws.why.${status}`)}</span>
        </li>
      ))}
      {unknown > 0 && (
        <li className={css.small}>
          {t('pws.noStatus')} <b>{unknown}</b>
        </li>
      )}
    </ul>
  );
}

function Total({ board }: { board: Board }) {
  const t = useBoardsText();
  const format = useFormat();
  const figure = useFigureText(board.indicator);
  const { own } = board;
  if (!own) return null;
  const { cell } = own;
  return (
    <p>
      {t('pws.total', { name: own.area.name })}: <strong>{figure.valueOf(cell)}</strong>
      {cell.value !== null && ` (${format.number(cell.numerator)} ÷ ${format.number(cell.denominator)})`}
      {own.line !== null && ` · ${t(board.isCumulative ? 'pws.targetToDate' : 'pws.target')} ${figure.value(own.line)}`}{' '}
      {own.status && <StatusMark status={own.status} />}
    </p>
  );
}
