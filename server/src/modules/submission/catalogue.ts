import type { RunSql } from '../../db/run-sql.ts';
import { type Asked, askedSlots, type FormBlock, type LayoutCell, type LayoutElement } from '../../lib/pure/layout.ts';
import type { TimeRule } from '../../lib/pure/indicator.ts';
import { type LinearForm, linearOf } from '../../lib/pure/linear.ts';
import { type Day, firstDay, lastDay, type MonthNo, yearOf } from '../../lib/pure/month.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { type CompiledRule, compileRules, type RuleRow } from '../../lib/pure/rules.ts';
import { phraseOf } from '../../lib/pure/sentence.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import type { Block } from './layout.sql.ts';

/** The one face of the database this module needs: own SQL, on the pool or in a transaction. */
export type OwnSql = { readonly sql: RunSql };

type Validity = { readonly validFrom: Day; readonly validTo: Day | null };

export type UnitKind = 'POSYANDU' | 'PUSKESMAS_DESA' | 'WILAYAH';

export type Rhythm = 'MONTHLY' | 'FEB_AUG' | 'QUARTERLY' | 'YEARLY' | 'ON_CHANGE';

/** A form version with the blocks it asks; `cells` counts what one report of it should answer. */
export type FormVersion = Validity & {
  readonly no: number;
  readonly formNo: number;
  readonly formCode: string;
  readonly unitKind: UnitKind;
  /** Null: posts of either set owe it. */
  readonly formSet: 'BASIC' | 'ILP' | null;
  readonly rhythm: Rhythm;
  readonly name: Localized;
  /** Place among the forms of a month. */
  readonly order: number;
  /** A form asks one block: its report, its state and its sums are known by that block. */
  readonly block: FormBlock;
  readonly cells: number;
};

/** An indicator version as roll-ups need it; null sides are not linear and cannot be summed. */
export type SummedVersion = Validity & {
  readonly no: number;
  readonly code: string;
  readonly pairing: 'PAIRED' | 'INDEPENDENT';
  readonly timeRule: TimeRule;
  readonly factor: number;
  readonly numerator: LinearForm | null;
  readonly denominator: LinearForm | null;
};

/** The definitions every submission and roll-up is made by. */
export type Catalogue = {
  readonly blocks: readonly Block[];
  readonly formVersions: readonly FormVersion[];
  readonly rules: readonly (Validity & { readonly block: string; readonly rule: CompiledRule })[];
  readonly versions: readonly SummedVersion[];
  /** Names of the elements by code, and the block each lies in. */
  readonly elements: ReadonlyMap<string, Localized>;
  readonly blockOf: ReadonlyMap<string, string>;
  /** Tables that hold one year of a wide table, such as `report_2026`. */
  readonly partitions: ReadonlySet<string>;
};

const known = new WeakMap<OwnSql, Promise<Catalogue>>();

/**
 * Gives the definitions, read once per database and process: they change by a migration or the seed, before the start.
 * An empty catalogue is not kept, so that a database seeded a moment later works without a restart.
 */
export function loadCatalogue(db: OwnSql): Promise<Catalogue> {
  const found = known.get(db);
  if (found) return found;
  const reading = readCatalogue(db);
  known.set(db, reading);
  reading.then(
    (catalogue) => catalogue.formVersions.length === 0 && known.delete(db),
    () => known.delete(db),
  );
  return reading;
}

/** Makes the next reader read the definitions anew, after a rule, a form or an indicator changed. */
export function forgetCatalogue(db: OwnSql): void {
  known.delete(db);
}

/** Says whether something with a validity holds on the first day of a month, which is when its obligations open. */
export function holdsIn(month: MonthNo, of: Validity): boolean {
  return of.validFrom <= firstDay(month) && (of.validTo === null || of.validTo >= firstDay(month));
}

/** Lists the rules in force on the last day of a month that speak of a block: its own, those of all, those that read it. */
export function rulesOf(catalogue: Catalogue, block: string, month: MonthNo): readonly CompiledRule[] {
  const lists = ruleLists.get(catalogue) ?? new Map<string, readonly CompiledRule[]>();
  ruleLists.set(catalogue, lists);
  const key = `${block} ${month}`;
  const found = lists.get(key) ?? listRules(catalogue, block, month);
  lists.set(key, found);
  return found;
}

/** Every form of a month asks for the same list, some of them several times. */
const ruleLists = new WeakMap<Catalogue, Map<string, readonly CompiledRule[]>>();

function listRules(catalogue: Catalogue, block: string, month: MonthNo): CompiledRule[] {
  const day = lastDay(month);
  return catalogue.rules
    .filter((row) => row.validFrom <= day && (row.validTo === null || row.validTo >= day))
    .filter(({ block: owner, rule }) =>
      rule.kind === 'CONDITION'
        ? rule.elements.some((code) => catalogue.blockOf.get(code) === block)
        : owner === block || owner === EVERY_BLOCK,
    )
    .map(({ rule }) => rule);
}

/** Stands in place of a block for rules that hold in each. */
const EVERY_BLOCK = 'SEMUA';

/**
 * Names the table that holds a month: of its year alone where there is one. Planning over all partitions of 140 columns
 * each took ten times as long as running the statement.
 */
export function tableOf(
  catalogue: Catalogue,
  table: 'report' | 'report_save' | 'report_review',
  month: MonthNo,
): string {
  const own = `${table}_${yearOf(month)}`;
  return catalogue.partitions.has(own) ? own : table;
}

/** The block every post answers each month; lists of posts show its state unless another is asked. */
export const MAIN_BLOCK = 'SKDN';

/** Finds a block by code. @throws when the storage has no such block. */
export function getBlock(catalogue: Catalogue, code: string): Block {
  const block = catalogue.blocks.find((one) => one.code === code);
  if (!block) throw new Error(`No block ${code}`);
  return block;
}

/** Finds a form version by its number. @throws when there is none. */
export function getFormVersion(catalogue: Catalogue, no: number): FormVersion {
  const version = catalogue.formVersions.find((one) => one.no === no);
  if (!version) throw new Error(`No form version ${no}`);
  return version;
}

/** What the form version of a report asks of its block. */
export function formBlock(catalogue: Catalogue, of: { formVersionNo: number }): Asked {
  return getFormVersion(catalogue, of.formVersionNo).block;
}

/** Lists the form versions that ask a block. */
export function formsWith(catalogue: Catalogue, block: string): FormVersion[] {
  return catalogue.formVersions.filter((form) => form.block.block === block);
}

/** Lists the numbers of the forms that ask a block, each once. */
export function formNosOf(catalogue: Catalogue, block: string): number[] {
  return [...new Set(formsWith(catalogue, block).map(({ formNo }) => formNo))];
}

type RuleRecord = RuleRow & { block: string; validFrom: Day; validTo: Day | null };
type VersionRecord = Validity & {
  no: number;
  code: string;
  pairing: 'PAIRED' | 'INDEPENDENT';
  timeRule: TimeRule;
  factor: number;
  num: string;
  den: string;
};
type FormRecord = Omit<FormVersion, 'name' | 'block' | 'cells'> & {
  name: string;
  nameEn: string;
  block: string;
  detail: boolean;
  elements: string[];
};
type SlotRecord = LayoutCell & { block: string; blockNo: number; kind: LayoutElement['kind'] } & Required<
    Pick<LayoutElement, 'label' | 'yesNo' | 'carry'>
  >;

async function readCatalogue(db: OwnSql): Promise<Catalogue> {
  const validity = `"validFrom"::text as "validFrom", "validTo"::text as "validTo"`;
  const slots = await db.sql<SlotRecord>(
    `select b.code as block, b.no as "blockNo", s.slot, s."elementCode" as element, s.age, s.sex, s.field, e.kind, e.label,
       e."yesNo", e.carry
     from "Block" b join "BlockSlot" s on s."blockCode" = b.code join "DataElement" e on e.code = s."elementCode"
     order by b.no, e."order", e.code, s.slot`,
  );
  const forms = await db.sql<FormRecord>(
    `select v.no, f.no as "formNo", f.code as "formCode", f."unitKind", f."formSet", f.rhythm, f.name, f."nameEn",
       v."validFrom"::text as "validFrom", v."validTo"::text as "validTo", b."order", b."blockCode" as block,
       b.detailed as detail, b.elements
     from "FormVersion" v join "Form" f on f.code = v."formCode" join "FormBlock" b on b."formVersionId" = v.id
     order by b."order", v.no`,
  );
  const rules = await db.sql<RuleRecord>(
    `select code, "blockCode" as block, level, expression, text, "textEn", ${validity} from "Rule" order by "order", code, part`,
  );
  const versions = await db.sql<VersionRecord>(
    `select v.no, i.code, v.pairing, v."timeRule", v.factor::float8 as factor, v.numerator as num, v.denominator as den, ${validity}
     from "IndicatorVersion" v join "Indicator" i on i.code = v."indicatorCode" order by i."order", v.no`,
  );
  const elements = await db.sql<{ code: string; name: string; nameEn: string; label: string }>(
    'select code, name, "nameEn", label from "DataElement"',
  );
  const parts = await db.sql<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('report'::regclass, 'report_save'::regclass, 'report_review'::regclass)`,
  );
  const blocks = readBlocks(slots);
  const names = new Map(elements.map(({ code, name, nameEn }) => [code, { id: name, en: nameEn }]));
  return {
    blocks,
    formVersions: forms.map((row) => readForm(row, blocks)),
    rules: readRules(rules, names),
    versions: versions.map(({ num, den, ...row }) => ({
      ...row,
      numerator: readSide(num),
      denominator: readSide(den),
    })),
    partitions: new Set(parts.map(({ name }) => name)),
    elements: names,
    blockOf: new Map(slots.map(({ element, block }) => [element, block])),
  };
}

/** Blocks with their elements in catalogue order and their cells by slot, as the database lists them. */
function readBlocks(slots: readonly SlotRecord[]): Block[] {
  return [...new Set(slots.map(({ block }) => block))].map((code) => {
    const own = slots.filter(({ block }) => block === code);
    const elements = new Map(
      own.map(({ element, kind, label, yesNo, carry }) => [element, { code: element, kind, label, yesNo, carry }]),
    );
    const cells = own
      .map(({ slot, element, age, sex, field }) => ({ slot, element, age, sex, ...(field ? { field } : {}) }))
      .sort((one, other) => one.slot - other.slot);
    return { code, no: own[0]?.blockNo ?? 0, elements: [...elements.values()], cells };
  });
}

function readRules(rows: readonly RuleRecord[], names: ReadonlyMap<string, Localized>): Catalogue['rules'] {
  const nameOf = (code: string): Localized => {
    const name = names.get(code) ?? { id: code, en: code };
    return { id: phraseOf(name.id), en: phraseOf(name.en) };
  };
  return rows.flatMap(({ block, validFrom, validTo, ...row }) =>
    compileRules([row], nameOf).map((rule) => ({ block, validFrom, validTo, rule })),
  );
}

function readForm(row: FormRecord, blocks: readonly Block[]): FormVersion {
  const { name, nameEn, block, detail, elements, ...form } = row;
  const asked = { block, detail, elements };
  const layout = blocks.find(({ code }) => code === block);
  if (!layout) throw new Error(`The form ${row.formCode} asks the unknown block ${block}`);
  return { ...form, name: { id: name, en: nameEn }, block: asked, cells: askedSlots(layout, asked).length };
}

function readSide(text: string): LinearForm | null {
  const parsed = parseFormula(text);
  if (!parsed.ok) return null;
  const linear = linearOf(parsed.tree);
  return linear.ok ? { terms: linear.terms, constant: linear.constant } : null;
}
