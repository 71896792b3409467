export type ElementKind = 'STOCK' | 'FLOW';
export type Sex = 'L' | 'P';

/** The member of every dimension that means "not broken down". */
export const TIDAK_DIRINCI = 'TIDAK_DIRINCI';

/** Storage gives each block this many columns; a slot once given is never given to another cell. */
export const SLOTS_PER_BLOCK = 128;

/** `label` is the short name on the paper form, such as `2T`. */
export type LayoutElement = {
  readonly code: string;
  readonly kind: ElementKind;
  readonly label?: string;
  /** Answered by yes or no, stored as 1 and 0. */
  readonly yesNo?: boolean;
  /** Stays in force in later months until a newer value comes. */
  readonly carry?: boolean;
};
export type LayoutCell = {
  readonly slot: number;
  readonly element: string;
  readonly age: string;
  readonly sex: string;
  /** Field of minimum service (bidang SPM), where the block is broken down by it. */
  readonly field?: string;
};

export type BlockLayout = {
  readonly code: string;
  readonly elements: readonly LayoutElement[];
  readonly cells: readonly LayoutCell[];
};

/** One column of a block's breakdown, with the slot each element has in it. */
export type Column = Pick<LayoutCell, 'age' | 'sex' | 'field'> & { readonly slots: ReadonlyMap<string, number> };

/** What a form asks of one block: the breakdown or nothing but totals, of all elements or of some. */
export type FormBlock = { readonly block: string; readonly detail: boolean; readonly elements?: readonly string[] };

/** The part of it that says which cells are asked. */
export type Asked = Pick<FormBlock, 'detail' | 'elements'>;

/** Finds the slot of one cell; undefined when the block has no such cell. */
export function slotOf(layout: BlockLayout, element: string, age: string, sex: string): number | undefined {
  return indexOf(layout).slots.get(`${element}|${age}|${sex}`);
}

/** Finds the slot that holds an element's total when no breakdown is asked. */
export function totalSlotOf(layout: BlockLayout, element: string): number | undefined {
  return slotOf(layout, element, TIDAK_DIRINCI, TIDAK_DIRINCI);
}

/**
 * Lists the slots of an element: its parts, its undivided total, or without `detail` all of them.
 * A sum over many posts needs all, because some answer by parts and some by the total, never both.
 */
export function slotsOf(layout: BlockLayout, element: string, ask: { detail?: boolean } = {}): readonly number[] {
  const { parts, totals } = indexOf(layout).elements.get(element) ?? NO_SLOTS;
  if (ask.detail === undefined) return [...parts, ...totals];
  return ask.detail ? parts : totals;
}

/** Lists the slots a form asks of a block, in layout order. */
export function askedSlots(layout: BlockLayout, form: Asked): number[] {
  return layout.cells
    .filter((cell) => isTotal(cell) !== form.detail && asksElement(form, cell.element))
    .map((cell) => cell.slot);
}

/** Says whether a form asks an element; what it does not ask is not applicable to its posts. */
export function asksElement(form: Asked, element: string): boolean {
  return !form.elements || form.elements.length === 0 || form.elements.includes(element);
}

/** Finds what a slot holds; undefined for a slot the block does not use. */
export function cellAt(layout: BlockLayout, slot: number): LayoutCell | undefined {
  return indexOf(layout).cells.get(slot);
}

/** Says whether a cell is an undivided total. */
export function isTotal(cell: LayoutCell): boolean {
  return cell.age === TIDAK_DIRINCI && cell.sex === TIDAK_DIRINCI && (cell.field ?? TIDAK_DIRINCI) === TIDAK_DIRINCI;
}

/** Lists the columns of a block's breakdown in layout order with their slots, without the undivided one. */
export function columnsOf(layout: BlockLayout): readonly Column[] {
  return indexOf(layout).columns;
}

/** Says whether an element belongs to the block. */
export function hasElement(layout: BlockLayout, element: string): boolean {
  return indexOf(layout).elements.has(element);
}

/** Says whether an element of the block is answered by yes or no. */
export function isYesNo(layout: BlockLayout, element: string): boolean {
  return indexOf(layout).elements.get(element)?.yesNo ?? false;
}

/** Names an element as the paper form does; its code when the layout knows no label. */
export function labelOf(layout: BlockLayout, element: string): string {
  return layout.elements.find(({ code }) => code === element)?.label ?? element;
}

type ElementSlots = { readonly parts: readonly number[]; readonly totals: readonly number[] };

const NO_SLOTS: ElementSlots = { parts: [], totals: [] };

type LayoutIndex = {
  readonly elements: ReadonlyMap<string, ElementSlots & { readonly yesNo: boolean }>;
  readonly slots: ReadonlyMap<string, number>;
  readonly cells: ReadonlyMap<number, LayoutCell>;
  readonly columns: readonly Column[];
};

// Rules ask for slots some hundred times a form; an import of 50,000 forms cannot scan the list each time.
const indexes = new WeakMap<BlockLayout, LayoutIndex>();

function indexOf(layout: BlockLayout): LayoutIndex {
  const known = indexes.get(layout);
  if (known) return known;
  const columns = new Map<string, Column & { slots: Map<string, number> }>();
  for (const { age, sex, field, element, slot } of layout.cells.filter((cell) => !isTotal(cell))) {
    const key = `${age}|${sex}|${field ?? ''}`;
    const column = columns.get(key) ?? { age, sex, ...(field === undefined ? {} : { field }), slots: new Map() };
    columns.set(key, column);
    column.slots.set(element, slot);
  }
  const index: LayoutIndex = {
    elements: new Map(
      layout.elements.map(({ code, yesNo = false }) => [code, { ...elementSlots(layout, code), yesNo }]),
    ),
    slots: new Map(layout.cells.map((cell) => [`${cell.element}|${cell.age}|${cell.sex}`, cell.slot])),
    cells: new Map(layout.cells.map((cell) => [cell.slot, cell])),
    columns: [...columns.values()],
  };
  indexes.set(layout, index);
  return index;
}

function elementSlots(layout: BlockLayout, element: string): ElementSlots {
  const own = layout.cells.filter((cell) => cell.element === element);
  const slots = (total: boolean): number[] => own.filter((cell) => isTotal(cell) === total).map(({ slot }) => slot);
  return { parts: slots(false), totals: slots(true) };
}
