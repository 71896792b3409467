import { type ClipboardEvent, type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { yesNoSlots } from '@/features/report-form/not-numbers.ts';
import { readPasted } from '@/features/report-form/typed-text.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { showToast } from '@/ui/toast.tsx';
import { type GridShape, layBlock, moveBy, placeOf, slotAt } from './grid-moves.ts';

export type GridKeys = ReturnType<typeof useGridKeys>;

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
export function useGridKeys(entry: ReportEntry, shape: GridShape, gridRef: RefObject<HTMLTableElement | null>) {
  const t = useReportPetugasText();
  const { dispatch } = entry;
  const yesNo = useMemo(() => yesNoSlots(entry.model), [entry.model]);
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
  return { active, yesNo, onFocus, onKeyDown, onPaste, type };
}
