import { FigureLink } from '@/features/figures/figure-link.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { type Cell, cellAt, LETTERS, receivedOf } from './cells.ts';
import type { DashboardPageQuery } from './dashboard-page.generated.ts';

type Props = { answer: DashboardPageQuery['own']; wilayah: string; month: string };

/** The area's own figures of the month: what, out of what, and how it moved. */
export function OwnFigures({ answer, wilayah, month }: Props) {
  const t = useDashboardText();
  const format = useFormat();
  const mayFollow = useMay('duty.read');
  const cells = answer.indicators.flatMap(({ code, decimals }) => {
    const cell = cellAt(answer, { wilayah, indicator: code, period: month });
    return cell ? [{ cell, decimals }] : [];
  });
  const first = cells[0]?.cell;
  return (
    <StatRow>
      {first && (
        <StatTile
          label={t('completeness')}
          value={format.percent(first.completeness === null ? null : first.completeness * 100)}
          detail={t('reports', { reported: format.number(receivedOf(first)), expected: format.number(first.expected) })}
        />
      )}
      {cells.map(({ cell, decimals }) => (
        <StatTile
          key={cell.indicator}
          label={LETTERS[cell.indicator] ?? cell.indicator}
          value={
            <FigureLink
              {...{ indicator: cell.indicator, wilayah, period: month, mayFollow }}
              light={cell.attainmentClass}
            >
              {format.percent(cell.value, decimals)}
            </FigureLink>
          }
          detail={<Detail cell={cell} />}
        />
      ))}
    </StatRow>
  );
}

function Detail({ cell }: { cell: Cell }) {
  const t = useDashboardText();
  const format = useFormat();
  if (cell.value === null) return cell.reason ? t(`reason.${cell.reason}`) : null;
  return (
    <>
      {t('fraction', { numerator: format.number(cell.numerator), denominator: format.number(cell.denominator) })}
      {cell.change !== null && <div>{t('change', { change: format.change(cell.change) })}</div>}
      {cell.leftOut > 0 && <div>{t('leftOut', { count: cell.leftOut })}</div>}
    </>
  );
}
