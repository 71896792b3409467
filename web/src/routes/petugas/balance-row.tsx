import { sumSlots } from '@pokjanal/server/pure';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { cx } from '@/lib/cx.ts';
import type { GridShape } from './grid-moves.ts';
import css from './entry-grid.module.css';

const PARTS = ['SK_N', 'SK_T', 'SK_O', 'SK_B'];
const WHOLE = 'SK_D';

/** The sum below each column: every weighed child has one status, so N + T + O + B must be D. */
export function BalanceRow({ entry: { model, state }, shape }: { entry: ReportEntry; shape: GridShape }) {
  const t = useReportPetugasText();
  const format = useFormat();
  const rowOf = (code: string) => shape[model.elements.findIndex((element) => element.code === code)] ?? [];
  const sum = (codes: readonly string[], columns: readonly number[]) =>
    sumSlots(
      state.cells,
      codes.flatMap((code) => columns.flatMap((column) => rowOf(code)[column] ?? [])),
    );
  const columns = (shape[0] ?? []).map((_slot, index) => index);
  const groups = model.detailed
    ? [
        ...columns.map((column) => [column]),
        columns.filter((column) => column % 2 === 0),
        columns.filter((column) => column % 2 === 1),
        columns,
      ]
    : [columns];
  return (
    <tr>
      <th scope="row">
        <strong>{t('grid.balance')}</strong>
        <span>{t('grid.balanceHint')}</span>
      </th>
      {groups.map((group) => {
        const parts = sum(PARTS, group);
        const whole = sum([WHOLE], group);
        const isKnown = parts.answered > 0 && parts.missing === 0 && whole.missing === 0;
        const isOff = isKnown && parts.sum !== whole.sum;
        const told = isKnown ? (isOff ? t('grid.off', { d: format.number(whole.sum) }) : t('grid.ok')) : '';
        return (
          <td key={group.join()} className={cx(css.sum, isOff && css.wrong)} title={told || undefined}>
            {parts.answered > 0 ? format.number(parts.sum) : '–'}
            {told && <span className="pk-visually-hidden"> {told}</span>}
          </td>
        );
      })}
    </tr>
  );
}
