import { drawBlock } from './demo/blocks.ts';
import { drawPopulation, drawSkdn, seasonOf } from './demo/skdn.ts';
import type { Random } from './ids.ts';
import type { SqlHandle } from './sql-db.ts';

/** One form with its drawn answers, each ready as the text of its slot columns. */
export type PatternForm = {
  readonly formNo: number;
  readonly versionNo: number;
  readonly blockNo: number;
  /** Slot columns written, from the first. */
  readonly width: number;
  /** Cells answered in each form. */
  readonly cells: number;
  readonly rows: readonly string[];
};

/** How many different answers there are; a prime, so that months and posts meet them in ever another order. */
export const PATTERNS = 997;

type Form = { formNo: number; versionNo: number; block: string; blockNo: number };
type Slot = { block: string; slot: number; element: string; whole: boolean };

/**
 * Draws answers for the monthly forms of an ILP post: what is measured is storing, reading and adding, not drawing. The
 * forms of one pattern belong together, so that rules across forms hold.
 */
export async function drawPatterns(tx: SqlHandle, random: Random, full: boolean): Promise<PatternForm[]> {
  const forms = await tx.sql<Form>(
    `select f."no" as "formNo", v."no" as "versionNo", b."code" as block, b."no" as "blockNo"
     from "Form" f join "FormVersion" v on v."formCode" = f."code" and v."validTo" is null
     join "FormBlock" fb on fb."formVersionId" = v."id" join "Block" b on b."code" = fb."blockCode"
     where f."unitKind" = 'POSYANDU' and f."rhythm" = 'MONTHLY' and f."formSet" = 'ILP' and ($1 or b."code" = 'SKDN')
     order by fb."order"`,
    [full],
  );
  const slots = await tx.sql<Slot>(
    `select "blockCode" as block, slot, "elementCode" as element,
       age = 'TIDAK_DIRINCI' and sex = 'TIDAK_DIRINCI' and field = 'TIDAK_DIRINCI' as whole from "BlockSlot"`,
  );
  const drawn = Array.from({ length: PATTERNS }, (_, index) => drawPattern(random, index));
  return forms.map((form) => {
    const own = slots.filter(({ block }) => block === form.block);
    const width = Math.max(...own.map(({ slot }) => slot)) + 1;
    const rows = drawn.map((pattern) => cellsOf(pattern, form.block, own));
    const cells = rows.reduce((sum, row) => sum + row.size, 0) / rows.length;
    const text = (row: ReadonlyMap<number, number>): string =>
      Array.from({ length: width }, (_, slot) => row.get(slot) ?? '\\N').join('\t');
    return { ...form, width, cells, rows: rows.map(text) };
  });
}

type Pattern = {
  readonly skdn: ReadonlyMap<number, number>;
  readonly life: Parameters<typeof drawBlock>[2];
  readonly random: Random;
};

function drawPattern(random: Random, index: number): Pattern {
  const population = drawPopulation(random, 22 + random() * 50);
  const month = (index % 12) + 1;
  const season = seasonOf(random, 0.74, index % 24, month);
  const skdn = drawSkdn(random, population, season, true);
  const weighed = Array.from({ length: 10 }, (_, part) => skdn.get(20 + part) ?? 0).reduce(
    (sum, count) => sum + count,
    0,
  );
  return { skdn, random, life: { population, season, weighed, opened: true, month, strength: random() } };
}

/** Answers of one form; requests by field are few, so each of their cells is a nought or a one. */
function cellsOf(pattern: Pattern, block: string, slots: readonly Slot[]): ReadonlyMap<number, number> {
  if (block === 'SKDN') return pattern.skdn;
  if (block === 'SP') {
    const parts = slots.filter(({ whole }) => !whole).map(({ slot }) => slot);
    return new Map(parts.map((slot) => [slot, slot < 6 && pattern.random() < 0.3 ? 1 : 0]));
  }
  const counts = drawBlock(block, pattern.random, pattern.life);
  return new Map(
    slots.flatMap(({ slot, element }) => (counts.has(element) ? [[slot, counts.get(element) ?? 0] as const] : [])),
  );
}
