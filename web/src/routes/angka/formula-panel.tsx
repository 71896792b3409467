import { useFormat, useText } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Facts, Panel } from '@/ui/page.tsx';
import type { FigureExplanationFragment } from './figure-page.generated.ts';
import css from './figure-page.module.css';

/** How a figure is computed, in words and in short. */
export function FormulaPanel({ explained }: { explained: FigureExplanationFragment }) {
  const t = useFigurePageText();
  const text = useText();
  const { formula, timeRule, cell } = explained;
  if (!formula || !timeRule) {
    return (
      <Panel title={t('formula.title')}>
        <p className={css.note}>{t('formula.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('formula.title')}>
      <p className={css.words}>{text(formula.words)}</p>
      <Facts
        facts={[
          [t('formula.months'), text(timeRule)],
          [
            t('formula.short'),
            <code key="short" className="pk-code">{`${formula.numerator} ÷ (${formula.denominator})`}</code>,
          ],
          [t('formula.version'), cell.version],
        ]}
      />
    </Panel>
  );
}

/** Each operand of a figure by itself: its sum, and how many reports answered it. */
export function OperandsPanel({ operands }: Pick<FigureExplanationFragment, 'operands'>) {
  const t = useFigurePageText();
  const columns = useOperandColumns();
  if (operands.length === 0) return null;
  const isHidden = operands.every(({ sum, answered }) => sum === null && answered > 0);
  return (
    <Panel title={t('operands.title')} flush>
      <DataTable
        caption={t('operands.caption')}
        columns={columns}
        rows={operands}
        rowKey={({ side, element }) => `${side} ${element}`}
      />
      <p className={css.foot}>{isHidden ? t('operands.hidden') : t('operands.hint')}</p>
    </Panel>
  );
}

type Operand = FigureExplanationFragment['operands'][number];

function useOperandColumns(): Column<Operand>[] {
  const t = useFigurePageText();
  const text = useText();
  const format = useFormat();
  const number = (key: 'sum' | 'answered' | 'missing', isWideOnly: boolean): Column<Operand> => ({
    key,
    header: t(`operands.${key}`),
    align: 'end',
    isWideOnly,
    cell: (operand) => format.number(operand[key]),
  });
  return [
    { key: 'element', header: t('operands.element'), isRowHeader: true, isProse: true, cell: ({ name }) => text(name) },
    {
      key: 'side',
      header: t('operands.side'),
      cell: ({ side }) => t(side === 'NUMERATOR' ? 'numerator' : 'denominator'),
    },
    {
      key: 'months',
      header: t('operands.months'),
      isWideOnly: true,
      cell: ({ from, to }) => (from === to ? format.period(to) : `${format.period(from)} – ${format.period(to)}`),
    },
    number('sum', false),
    number('answered', true),
    number('missing', true),
  ];
}
