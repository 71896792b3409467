import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { FigureExplanationFragment } from './figure-page.generated.ts';

const TONES = { RED: 'bad', YELLOW: 'warn', GREEN: 'good' } as const;

/** The figure itself: value, both sums, completeness where forms make it up, and how it stands to its target. */
export function FigureTiles({ explained }: { explained: FigureExplanationFragment }) {
  const t = useFigurePageText();
  const format = useFormat();
  const { cell, indicator } = explained;
  const figure = useFigureText(indicator);
  const received = Math.round((cell.completeness ?? 0) * cell.expected);
  return (
    <StatRow>
      <StatTile
        label={t('value')}
        value={cell.value === null ? t(`reason.${cell.reason ?? 'NO_DATA'}`) : figure.value(cell.value)}
        detail={cell.change !== null && t('change', { change: figure.change(cell.change) })}
      />
      <StatTile label={t('numerator')} value={format.number(cell.numerator)} />
      <StatTile label={t('denominator')} value={format.number(cell.denominator)} />
      {cell.target !== null && (
        <StatTile
          label={t('target')}
          value={figure.value(cell.target)}
          detail={
            cell.attainmentClass && (
              <StatusBadge tone={TONES[cell.attainmentClass]}>
                {t('attainment', { share: format.percent((cell.attainment ?? 0) * 100) })}
              </StatusBadge>
            )
          }
        />
      )}
      {!explained.recordKind && (
        <StatTile
          label={t('completeness')}
          value={format.percent(cell.completeness === null ? null : cell.completeness * 100)}
          detail={t('reports', { reported: format.number(received), expected: format.number(cell.expected) })}
        />
      )}
      {cell.leftOut > 0 && (
        <StatTile label={t('leftOut')} value={format.number(cell.leftOut)} detail={t('leftOutHint')} />
      )}
    </StatRow>
  );
}
