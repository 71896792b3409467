import {
  answeringSlots,
  type Cells,
  cellOf,
  checkReport,
  computeRatio,
  type Finding,
  SKDN,
  submitVerdict,
  totalOf,
  untouchedSlots,
} from '@pokjanal/server/pure';
import { otherBlocksOf } from './element-blocks.ts';
import type { Content, EntryModel, Head } from './entry-model.ts';

/** A finding as pages show it, whether this device or the server found it. */
export type ShownFinding = {
  readonly key: string;
  readonly rule: string;
  readonly level: 'ERROR' | 'WARNING';
  readonly slots: readonly number[];
  /** `TOTAL` speaks of sums: it is shown at the sum, not at each cell of it. */
  readonly scope: Finding['scope'];
  readonly message: { readonly id: string; readonly en: string };
  /** Blocks of other forms that the rule compares with. */
  readonly otherBlocks: readonly string[];
};

/** Code of the warning about cells nobody touched. */
export const UNTOUCHED_RULE = 'KOSONG';

/** Says which rules the typed content breaks, the gravest first; rules that cannot be judged yet are silent. */
export function findingsOf(model: EntryModel, { cells, head }: Content): ShownFinding[] {
  const { layout, ask, rules, monthBefore, around } = model;
  return shown(model, checkReport(layout, ask, cells, head, rules, monthBefore, around));
}

function shown(model: EntryModel, findings: readonly Finding[]): ShownFinding[] {
  const list = findings.flatMap((finding, index): ShownFinding[] =>
    finding.level === 'INFO'
      ? []
      : [
          {
            key: `${finding.rule}.${index}`,
            rule: finding.rule,
            level: finding.level,
            slots: finding.cells,
            scope: finding.scope,
            message: { id: finding.messageId, en: finding.messageEn },
            otherBlocks: otherBlocksOf(model, finding.rule, finding.cells),
          },
        ],
  );
  return gravestFirst(list);
}

/** Errors first; a rule that names the columns it breaks in does not repeat itself about their sum. */
function gravestFirst(list: readonly ShownFinding[]): ShownFinding[] {
  const inColumns = new Set(list.filter(({ scope }) => scope === 'COLUMN').map(({ rule }) => rule));
  const said = list.filter(({ scope, rule }) => scope !== 'TOTAL' || !inColumns.has(rule));
  return [...said.filter(({ level }) => level === 'ERROR'), ...said.filter(({ level }) => level === 'WARNING')];
}

type WireFinding = {
  readonly rule: string;
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly slots: readonly number[];
  readonly message: { readonly id: string; readonly en: string };
};

/** The server's findings in the shape of our own; the scope is read from how many cells one points at. */
export function readServerFindings(model: EntryModel, findings: readonly WireFinding[]): ShownFinding[] {
  return gravestFirst(
    findings.flatMap(({ rule, level, slots, message }, index): ShownFinding[] => {
      if (level === 'INFO') return [];
      const own = { key: `${rule}.s${index}`, rule, level, slots, message };
      return [{ ...own, scope: scopeOf(model, slots), otherBlocks: otherBlocksOf(model, rule, slots) }];
    }),
  );
}

function scopeOf(model: EntryModel, slots: readonly number[]): Finding['scope'] {
  if (slots.length <= 1) return 'CELL';
  return slots.length > model.elements.length || !model.detailed ? 'TOTAL' : 'COLUMN';
}

/** What the findings mean for submitting. */
export function verdictOf(findings: readonly ShownFinding[], head: Head): 'REFUSED' | 'NOTE_NEEDED' | 'OK' {
  return submitVerdict(
    findings.map(({ rule, level, slots, scope, message }) => ({
      rule,
      level,
      scope,
      cells: slots,
      messageId: message.id,
      messageEn: message.en,
      evaluated: true,
    })),
    head,
  );
}

/** Findings to be shown at each cell; where nothing is broken down, the sum of an element is its one cell. */
export function findingsBySlot(
  { detailed }: Pick<EntryModel, 'detailed'>,
  findings: readonly ShownFinding[],
): ReadonlyMap<number, readonly ShownFinding[]> {
  const bySlot = new Map<number, ShownFinding[]>();
  for (const finding of findings) {
    if (finding.scope === 'FORM' || (detailed && finding.scope === 'TOTAL')) continue;
    for (const slot of finding.slots) bySlot.set(slot, [...(bySlot.get(slot) ?? []), finding]);
  }
  return bySlot;
}

/** Findings about the sum of an element. */
export function totalFindings(
  model: EntryModel,
  findings: readonly ShownFinding[],
  element: string,
): readonly ShownFinding[] {
  const own = new Set(model.layout.cells.filter((cell) => cell.element === element).map(({ slot }) => slot));
  return findings.filter(({ scope, slots }) => scope === 'TOTAL' && slots.some((slot) => own.has(slot)));
}

export type LiveFigure = {
  readonly name: 'K/S' | 'D/S' | 'N/D';
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null until every cell of both sums has an answer. */
  readonly percent: number | null;
};

const FIGURES = [
  ['K/S', 'SK_K', 'SK_S'],
  ['D/S', 'SK_D', 'SK_S'],
  ['N/D', 'SK_N', 'SK_D'],
] as const;

/** K/S, D/S and N/D of this post as typed so far; other forms have none of their own. */
export function figuresOf(model: EntryModel, cells: Cells): LiveFigure[] {
  if (model.layout.code !== SKDN.code) return [];
  const total = (code: string): number | null => {
    const value = totalOf(model.layout, cells, code);
    return value.state === 'VALUE' ? value.n : null;
  };
  return FIGURES.map(([name, upper, lower]) => {
    const numerator = total(upper);
    const denominator = total(lower);
    return { name, numerator, denominator, percent: computeRatio({ numerator, denominator, factor: 100 }).value };
  });
}

/** How many of the asked cells have an answer or a reason. */
export function answeredOf({ asked }: EntryModel, cells: Cells): number {
  return asked.length - untouchedSlots(cells, asked).length;
}

/** The slots the form asks of an element. */
export function askedOf(model: EntryModel, element: string): readonly number[] {
  const asked = new Set(model.asked);
  return model.layout.cells.filter((cell) => cell.element === element && asked.has(cell.slot)).map(({ slot }) => slot);
}

/** The sum of an element as typed so far; null while nothing is. */
export function sumOf(model: EntryModel, cells: Cells, element: string): number | null {
  const values = answeringSlots(model.layout, cells, element).flatMap((slot) => {
    const cell = cellOf(cells, slot);
    return cell.state === 'VALUE' ? [cell.n] : [];
  });
  return values.length ? values.reduce((sum, n) => sum + n, 0) : null;
}
