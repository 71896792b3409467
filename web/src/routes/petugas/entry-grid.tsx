import { columnsOf, gridSums } from '@pokjanal/server/pure';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { totalFindings } from '@/features/report-form/entry-findings.ts';
import { readPasted } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { cx } from '@/lib/cx.ts';
import { showToast } from '@/ui/toast.tsx';
import { BalanceRow } from './balance-row.tsx';
import { GridCell } from './grid-cell.tsx';
import { type GridShape, layBlock, moveBy, placeOf, shapeOf, slotAt } from './grid-moves.ts';
import css from './entry-grid.module.css';

type Props = { entry: ReportEntry; label: string; gridRef: RefObject<HTMLTableElement | null> };

/** Puts the focus into the cell of a slot. */
export function focusSlot(grid: HTMLElement | null, slot: number): void {
  grid?.querySelector<HTMLInputElement>(`[data-slot="${slot}"]`)?.focus();
}

const slotOfTarget = (target: EventTarget): number | null =>
  target instanceof HTMLInputElement && target.dataset.slot ? Number(target.dataset.slot) : null;

const CARET_KEYS = /^(ArrowLeft|ArrowRight|Home|End)$/;

/** Chords belong to the browser and to the page, but for the way to the corners. */
const isBrowserKey = ({ altKey, metaKey, ctrlKey, key }: KeyboardEvent): boolean =>
  altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End');

/** Keys, pasting and the one cell that Tab reaches. */
function useGridKeys(entry: ReportEntry, shape: GridShape, gridRef: Props['gridRef']) {
  const t = useReportPetugasText();
  const { dispatch } = entry;
  const [active, setActive] = useState(shape[0]?.[0] ?? 0);
  const [isInside, setInside] = useState(false);
  const before = useRef({ slot: -1, text: '' });
  const type = (slot: number, text: string) => dispatch({ type: 'typed', entries: [{ slot, text }] });

  const onFocus = (slot: number, input: HTMLInputElement) => {
    setActive(slot);
    setInside(false);
    before.current = { slot, text: input.value };
    input.select();
  };
  const ownKeys: Readonly<Record<string, (slot: number, input: HTMLInputElement) => void>> = {
    F2: (_slot, input) => {
      setInside(true);
      input.setSelectionRange(input.value.length, input.value.length);
    },
    Escape: (slot, input) => {
      if (before.current.slot === slot && before.current.text !== input.value) type(slot, before.current.text);
      setInside(false);
      requestAnimationFrame(() => input.select());
    },
    ...(!isInside && { Delete: (slot: number) => type(slot, '') }),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const slot = slotOfTarget(event.target);
    if (slot === null || isBrowserKey(event) || (isInside && CARET_KEYS.test(event.key))) return;
    const own = ownKeys[event.key];
    if (own) {
      event.preventDefault();
      return own(slot, event.target as HTMLInputElement);
    }
    const next = moveBy(shape, placeOf(shape, slot), event);
    const goal = next && slotAt(shape, next);
    if (goal == null) return;
    event.preventDefault();
    focusSlot(gridRef.current, goal);
  };
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const slot = slotOfTarget(event.target);
    const block = readPasted(event.clipboardData.getData('text/plain'));
    if (slot === null || (block.length <= 1 && (block[0]?.length ?? 0) <= 1)) return;
    event.preventDefault();
    const { cells, cut } = layBlock(shape, placeOf(shape, slot), block);
    dispatch({ type: 'typed', entries: cells, act: { kind: 'pasted', count: cells.length } });
    if (cut > 0) showToast(t('grid.cut', { count: cut }), { tone: 'info' });
  };
  return { active, onFocus, onKeyDown, onPaste, type };
}

/** The form as on paper, walked and typed with the keyboard alone. */
export function EntryGrid({ entry, label, gridRef }: Props) {
  const text = useText();
  const format = useFormat();
  const { model, state } = entry;
  const shape = useMemo(() => shapeOf(model), [model]);
  const keys = useGridKeys(entry, shape, gridRef);
  const sumText = (sum: { sum: number; answered: number } | undefined) =>
    sum && sum.answered > 0 ? format.number(sum.sum) : '–';
  return (
    <div className={css.scroll}>
      <table
        ref={gridRef}
        // A grid of fields is still a table to readers that know no grids.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        className={css.grid}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
      >
        <GridHead entry={entry} />
        <tbody>
          {model.elements.map(({ code, letter, name }, row) => {
            const sums = gridSums(model.layout, state.cells, code);
            const wrong = totalFindings(model, entry.findings, code);
            return (
              <tr key={code}>
                <th scope="row" title={text(name)}>
                  <strong>{letter}</strong>
                  <span>{text(name).replace(/^\S+ – /, '')}</span>
                </th>
                {shape[row]?.map((slot) => (
                  <GridCell key={slot} entry={entry} slot={slot} keys={keys} />
                ))}
                {model.detailed && (
                  <>
                    <td className={css.sum}>{sumText(sums.bySex.get('L'))}</td>
                    <td className={css.sum}>{sumText(sums.bySex.get('P'))}</td>
                    <td
                      className={cx(css.sum, css.total, wrong.some(({ level }) => level === 'ERROR') && css.wrong)}
                      title={wrong[0] && text(wrong[0].message)}
                    >
                      {sumText(sums.total)}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <BalanceRow entry={entry} shape={shape} />
        </tfoot>
      </table>
    </div>
  );
}

export type GridKeys = ReturnType<typeof useGridKeys>;

function GridHead({ entry: { model } }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const words = useReportPetugasText();
  const columns = columnsOf(model.layout);
  if (!model.detailed) {
    return (
      <thead>
        <tr>
          <th scope="col">{words('grid.element')}</th>
          <th scope="col">{t('total')}</th>
        </tr>
      </thead>
    );
  }
  const sex = (code: string) => (
    <abbr title={code === 'L' ? t('maleLong') : t('femaleLong')}>{code === 'L' ? t('male') : t('female')}</abbr>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words('grid.element')}
        </th>
        {model.ages.map((age) => (
          <th key={age} scope="colgroup" colSpan={2}>
            {t('ageMonths', { range: age.replace('_', '–') })}
          </th>
        ))}
        <th scope="colgroup" colSpan={3}>
          {t('total')}
        </th>
      </tr>
      <tr>
        {columns.map((column) => (
          <th key={`${column.age}${column.sex}`} scope="col">
            {sex(column.sex)}
          </th>
        ))}
        <th scope="col">{sex('L')}</th>
        <th scope="col">{sex('P')}</th>
        <th scope="col">{`${t('male')}+${t('female')}`}</th>
      </tr>
    </thead>
  );
}
