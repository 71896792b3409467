import type { SqlFace } from '../../events/outbox.ts';
import { type LinearForm, linearOf } from '../../lib/pure/linear.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import {
  type BlockFormRow,
  selectBlockForms,
  selectSlots,
  selectStageNames,
  selectVersions,
  type SlotRow,
  type VersionRow,
} from './analytics-catalogue.sql.ts';
import type { VersionPlan } from './figures.ts';

/** An element with its columns in the wide tables; a sum over many posts needs the parts and the undivided total. */
export type ElementPlace = {
  readonly code: string;
  readonly parts: readonly number[];
  readonly totals: readonly number[];
  /** Where each slot stands in the small dimensions. */
  readonly cells: readonly ElementCell[];
};

export type ElementCell = {
  readonly slot: number;
  readonly age: string;
  readonly sex: string;
  readonly field: string;
  readonly stage: string;
};

export type BlockPlan = {
  readonly code: string;
  readonly no: number;
  readonly elements: ReadonlyMap<string, ElementPlace>;
  /** Forms that hold the block: their obligations say how many were expected. */
  readonly formNos: readonly number[];
  /** First day on which some form asked it, or any form where the system counts it itself; null without forms. */
  readonly since: string | null;
};

/** What indicators there are and where their elements lie, ready for computing. */
export type Catalogue = {
  readonly blocks: ReadonlyMap<string, BlockPlan>;
  /** Versions of each indicator, newest first, in catalogue order. */
  readonly versions: ReadonlyMap<string, readonly VersionPlan[]>;
  /** Indicators that count persons, whose small cells are not for everybody. */
  readonly protects: ReadonlySet<string>;
  /** Both sides of each version as they are written, by its number. */
  readonly formulas: ReadonlyMap<number, { readonly numerator: string; readonly denominator: string }>;
  /** Names of the stages of the life cycle, in their order. */
  readonly stages: ReadonlyMap<string, Localized>;
  /** Indicators that speak of one stage alone, with that stage. */
  readonly stageOf: ReadonlyMap<string, string>;
};

const known = new WeakMap<SqlFace, Promise<Catalogue>>();

/** Gives the catalogue of a database, read once and kept until `forgetCatalogue`. */
export function catalogueOf(db: SqlFace): Promise<Catalogue> {
  const before = known.get(db);
  if (before) return before;
  const loading = loadCatalogue(db);
  known.set(db, loading);
  loading.then(
    // An empty catalogue is one that is still to be seeded.
    (catalogue) => catalogue.versions.size === 0 && known.delete(db),
    () => known.delete(db),
  );
  return loading;
}

/** Makes the next reader read the catalogue anew, after an indicator or a form changed. */
export function forgetCatalogue(db: SqlFace): void {
  known.delete(db);
}

async function loadCatalogue(db: SqlFace): Promise<Catalogue> {
  const [slots, forms, versions] = [await selectSlots(db), await selectBlockForms(db), await selectVersions(db)];
  const stages = new Map((await selectStageNames(db)).map((row) => [row.code, { id: row.name, en: row.name_en }]));
  const blocks = toBlocks(slots, forms);
  const blockOf = new Map([...blocks.values()].flatMap((b) => [...b.elements.keys()].map((code) => [code, b.code])));
  const stocks = new Set(slots.filter(({ stock }) => stock).map(({ element }) => element));
  const plans = new Map<string, VersionPlan[]>();
  for (const row of versions) {
    const plan = toPlan(row, blockOf, stocks);
    if (plan) plans.set(row.indicator, [...(plans.get(row.indicator) ?? []), plan]);
  }
  const formulas = new Map(versions.map(({ no, numerator, denominator }) => [no, { numerator, denominator }]));
  const personal = versions.filter(({ count_of }) => !IMPERSONAL.has(count_of));
  return {
    blocks,
    versions: plans,
    protects: new Set(personal.map(({ indicator }) => indicator)),
    formulas,
    stages,
    // Several stages are joined by `+`, so only a single one is a code of the list.
    stageOf: new Map(versions.flatMap((row) => (stages.has(row.stage) ? [[row.indicator, row.stage] as const] : []))),
  };
}

/** What is counted where nobody is told apart: posts, their helpers, offices and papers. */
const IMPERSONAL = new Set(['POSYANDU', 'KADER', 'REPORT', 'BODY', 'DUTY', 'PROBLEM']);

function toBlocks(slots: readonly SlotRow[], forms: readonly BlockFormRow[]): Map<string, BlockPlan> {
  type Draft = { parts: number[]; totals: number[]; cells: ElementCell[] };
  const drafts = new Map<string, { no: number; elements: Map<string, Draft> }>();
  for (const { block, block_no, element, slot, undivided, age, sex, field, stage } of slots) {
    const draft = drafts.get(block) ?? { no: block_no, elements: new Map<string, Draft>() };
    drafts.set(block, draft);
    const place = draft.elements.get(element) ?? { parts: [], totals: [], cells: [] };
    draft.elements.set(element, place);
    place[undivided ? 'totals' : 'parts'].push(slot);
    place.cells.push({ slot, age, sex, field, stage });
  }
  return new Map(
    [...drafts].map(([code, draft]) => {
      const holding = forms.filter((form) => form.block === code);
      const elements = new Map([...draft.elements].map(([element, place]) => [element, { code: element, ...place }]));
      // A block no form asks is counted by the system from all forms there are.
      const since = (holding.length > 0 ? holding : forms).map((form) => form.valid_from).sort()[0] ?? null;
      return [code, { code, no: draft.no, elements, formNos: holding.map((form) => form.form_no), since }];
    }),
  );
}

/** Makes a version ready; null where its formulas are no sums of elements that forms ask, so nothing can be summed. */
function toPlan(
  row: VersionRow,
  blockOf: ReadonlyMap<string, string>,
  stocks: ReadonlySet<string>,
): VersionPlan | null {
  const numerator = formOf(row.numerator);
  const denominator = formOf(row.denominator);
  if (!numerator || !denominator) return null;
  const operands = [...numerator.terms.keys(), ...denominator.terms.keys()];
  const blocks = [...new Set(operands.flatMap((code) => blockOf.get(code) ?? []))];
  const [block] = blocks;
  if (block === undefined || !operands.every((code) => blockOf.has(code))) return null;
  return {
    no: row.no,
    indicator: row.indicator,
    name: { id: row.name, en: row.name_en },
    version: row.version,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    numerator,
    denominator,
    factor: row.factor,
    decimals: row.decimals,
    direction: row.direction,
    timeRule: row.time_rule,
    // Across blocks the operands come from different forms; a yearly target stands for posts that are silent this month too.
    paired: row.paired && blocks.length === 1 && row.time_rule !== 'YEAR_TO_DATE',
    stocks: new Set(operands.filter((code) => stocks.has(code))),
    block,
    blocks,
  };
}

function formOf(text: string): LinearForm | null {
  const parsed = parseFormula(text);
  const linear = parsed.ok ? linearOf(parsed.tree) : null;
  return linear?.ok ? { terms: linear.terms, constant: linear.constant } : null;
}
