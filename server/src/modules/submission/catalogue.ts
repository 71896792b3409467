import type { RunSql } from '../../db/run-sql.ts';
import { askedSlots, type BlockLayout } from '../../lib/pure/layout.ts';
import { type LinearForm, linearOf } from '../../lib/pure/linear.ts';
import { type Day, firstDay, lastDay, type MonthNo, yearOf } from '../../lib/pure/month.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { type CompiledRule, compileRules, type RuleRow } from '../../lib/pure/rules.ts';
import { SKDN } from '../../lib/pure/skdn.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import type { Block } from './layout.sql.ts';

/** The one face of the database this module needs: own SQL, on the pool or in a transaction. */
export type OwnSql = { readonly sql: RunSql };

type Validity = { readonly validFrom: Day; readonly validTo: Day | null };

export type Rhythm = 'MONTHLY' | 'FEB_AUG' | 'QUARTERLY' | 'YEARLY' | 'ON_CHANGE';

/** A form version with the blocks it asks; `cells` counts what one report of it should answer. */
export type FormVersion = Validity & {
  readonly no: number;
  readonly formNo: number;
  readonly formCode: string;
  readonly formSet: 'BASIC' | 'ILP';
  readonly rhythm: Rhythm;
  readonly name: Localized;
  readonly blocks: readonly { readonly block: string; readonly detail: boolean }[];
  readonly cells: number;
};

/** An indicator version as roll-ups need it; null sides are not linear and cannot be summed. */
export type SummedVersion = Validity & {
  readonly no: number;
  readonly code: string;
  readonly pairing: 'PAIRED' | 'INDEPENDENT';
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
  /** Names of the elements by code. */
  readonly elements: ReadonlyMap<string, Localized>;
  /** Tables that hold one year of a wide table, such as `report_2026`. */
  readonly partitions: ReadonlySet<string>;
};

/** Layouts the storage knows; a block of the database without one cannot be reported yet. */
const LAYOUTS: readonly BlockLayout[] = [SKDN];

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

/** Says whether something with a validity holds on the first day of a month, which is when its obligations open. */
export function holdsIn(month: MonthNo, of: Validity): boolean {
  return of.validFrom <= firstDay(month) && (of.validTo === null || of.validTo >= firstDay(month));
}

/** Lists the rules of a block in force on the last day of a month. */
export function rulesOf(catalogue: Catalogue, block: string, month: MonthNo): CompiledRule[] {
  const day = lastDay(month);
  return catalogue.rules
    .filter((row) => row.block === block && row.validFrom <= day && (row.validTo === null || row.validTo >= day))
    .map(({ rule }) => rule);
}

/**
 * Names the table that holds a month: of its year alone where there is one. Planning over all partitions of 140 columns
 * each took ten times as long as running the statement.
 */
export function tableOf(catalogue: Catalogue, table: 'report' | 'report_rev', month: MonthNo): string {
  const own = `${table}_${yearOf(month)}`;
  return catalogue.partitions.has(own) ? own : table;
}

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

/** What a form version asks of a block: its breakdown, or totals alone. */
export function formBlock(catalogue: Catalogue, of: { formVersionNo: number; block: string }): { detail: boolean } {
  const asked = getFormVersion(catalogue, of.formVersionNo).blocks.find(({ block }) => block === of.block);
  return { detail: asked?.detail ?? true };
}

type RuleRecord = RuleRow & { block: string; validFrom: Day; validTo: Day | null };
type VersionRecord = Validity & {
  no: number;
  code: string;
  pairing: 'PAIRED' | 'INDEPENDENT';
  factor: number;
  num: string;
  den: string;
};
type FormRecord = Validity & {
  no: number;
  formNo: number;
  formCode: string;
  formSet: 'BASIC' | 'ILP';
  rhythm: Rhythm;
  name: string;
  nameEn: string;
  blocks: { block: string; detail: boolean }[];
};

async function readCatalogue(db: OwnSql): Promise<Catalogue> {
  const validity = `"validFrom"::text as "validFrom", "validTo"::text as "validTo"`;
  const numbers = await db.sql<{ code: string; no: number }>('select code, no from "Block" order by no');
  const forms = await db.sql<FormRecord>(
    `select v.no, f.no as "formNo", f.code as "formCode", f."formSet", f.rhythm, f.name, f."nameEn",
       v."validFrom"::text as "validFrom", v."validTo"::text as "validTo",
       (select jsonb_agg(jsonb_build_object('block', b."blockCode", 'detail', b.detailed) order by b."order")
        from "FormBlock" b where b."formVersionId" = v.id) as blocks
     from "FormVersion" v join "Form" f on f.code = v."formCode" where f."unitKind" = 'POSYANDU' order by v.no`,
  );
  const rules = await db.sql<RuleRecord>(
    `select code, "blockCode" as block, level, expression, text, "textEn", ${validity} from "Rule" order by "order", code`,
  );
  const versions = await db.sql<VersionRecord>(
    `select v.no, i.code, v.pairing, v.factor::float8 as factor, v.numerator as num, v.denominator as den, ${validity}
     from "IndicatorVersion" v join "Indicator" i on i.code = v."indicatorCode" order by i."order", v.no`,
  );
  const elements = await db.sql<{ code: string; name: string; nameEn: string }>(
    'select code, name, "nameEn" from "DataElement"',
  );
  const parts = await db.sql<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('report'::regclass, 'report_rev'::regclass)`,
  );
  const blocks = numbers.flatMap(({ code, no }) =>
    LAYOUTS.filter((one) => one.code === code).map((one) => ({ ...one, no })),
  );
  return {
    blocks,
    formVersions: forms.map((row) => readForm(row, blocks)),
    rules: rules.map(({ block, validFrom, validTo, ...row }) => {
      const [rule] = compileRules([row]);
      if (!rule) throw new Error(`The rule ${row.code} cannot be read`);
      return { block, validFrom, validTo, rule };
    }),
    versions: versions.map(({ num, den, ...row }) => ({
      ...row,
      numerator: readSide(num),
      denominator: readSide(den),
    })),
    partitions: new Set(parts.map(({ name }) => name)),
    elements: new Map(elements.map(({ code, name, nameEn }) => [code, { id: name, en: nameEn }])),
  };
}

function readForm({ name, nameEn, blocks, ...row }: FormRecord, known: readonly Block[]): FormVersion {
  const asked = (blocks ?? []).flatMap((one) => {
    const layout = known.find(({ code }) => code === one.block);
    return layout ? askedSlots(layout, one) : [];
  });
  return { ...row, name: { id: name, en: nameEn }, blocks: blocks ?? [], cells: asked.length };
}

function readSide(text: string): LinearForm | null {
  const parsed = parseFormula(text);
  if (!parsed.ok) return null;
  const linear = linearOf(parsed.tree);
  return linear.ok ? { terms: linear.terms, constant: linear.constant } : null;
}
