import type { WilayahLevel } from '@/gql/schema-types.ts';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { LevelSelect, StateSelect } from '@/features/figures/level-select.tsx';
import type { RowLevel } from '@/features/figures/levels.ts';
import type { BoardView } from '@/features/figures/use-board-view.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { Button } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Toolbar } from '@/ui/page.tsx';

type Props = {
  area: { readonly level: WilayahLevel };
  /** The one on screen; the others follow. */
  indicators: readonly IndicatorChoiceFragment[];
  view: BoardView;
  level: RowLevel | null;
  isCumulative: boolean | undefined;
};

/** Indicator, rows, kind of data and what an equal month means; all of it stands in the address. */
export function PwsControls({ area, indicators, view, level, isCumulative }: Props) {
  const t = useBoardsText();
  const choices = useIndicatorChoices(indicators);
  return (
    <Toolbar>
      <IndicatorSelect indicators={choices} value={view.indicator} onChange={view.setIndicator} cumulativeFirst />
      <LevelSelect area={area.level} level={level} view={view} />
      <StateSelect view={view} />
      {isCumulative && (
        <SelectField
          label={t('pws.equal')}
          value={view.of('tetap') ?? 'BIASA'}
          onChange={(event) => view.set('tetap')(event.target.value)}
          options={(['BIASA', 'NAIK', 'TURUN'] as const).map((value) => ({ value, label: t(`pws.equalAs.${value}`) }))}
        />
      )}
      <Button icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </Toolbar>
  );
}
