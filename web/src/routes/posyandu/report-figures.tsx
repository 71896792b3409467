import { useFormat } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { indicatorName } from '@/lib/indicator-name.ts';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import type { Form } from './report-page.types.ts';

/** Indicators of the main form alone; those of other forms are read on the dashboard, where they have names. */
const SHOWN_BLOCK = 'SKDN';

/** The figures of one report by itself. */
export function ReportFigures({ form: { block, report } }: { form: Form }) {
  const ui = useUiText();
  const format = useFormat();
  if (block !== SHOWN_BLOCK || report.figures.length === 0) return null;
  return (
    <StatRow>
      {report.figures.map(({ indicator, value, numerator, denominator }) => (
        <StatTile
          key={indicator}
          label={indicatorName(indicator)}
          value={format.percent(value)}
          detail={ui('ratio', { numerator: format.number(numerator), denominator: format.number(denominator) })}
        />
      ))}
    </StatRow>
  );
}
