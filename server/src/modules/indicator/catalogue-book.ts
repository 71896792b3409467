import type { Ctx } from '../../auth/ctx.ts';
import type { Localized } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import type { Day } from '../../lib/pure/month.ts';
import { type Names, phraseOf } from '../../lib/pure/sentence.ts';
import {
  type CellRecord,
  type FormRecord,
  type FormulaRecord,
  type RuleRecord,
  selectCells,
  selectForms,
  selectFormulas,
  selectRules,
} from './catalogue-lists.sql.ts';
import { type Usage, usageOf } from './catalogue-usage.ts';

/** The lists of the catalogue as one request sees them: each is read when first needed, and once. */
export type CatalogueBook = {
  elements(): Promise<Awaited<ReturnType<typeof readElements>>>;
  indicators(): Promise<Awaited<ReturnType<typeof readIndicators>>>;
  rules(): Promise<RuleRecord[]>;
  formulas(): Promise<FormulaRecord[]>;
  cells(): Promise<CellRecord[]>;
  forms(): Promise<FormRecord[]>;
  /** Who reads what today. */
  usage(): Promise<Usage>;
  /** Words for elements as they stand inside a sentence. */
  names(): Promise<Names>;
};

const books = new WeakMap<Ctx, CatalogueBook>();

/** Gives the lists of one request, so that a page of many formulas reads each list once. */
export function bookOf(ctx: Ctx): CatalogueBook {
  const open = books.get(ctx);
  if (open) return open;
  const elements = once(() => readElements(ctx));
  const [rules, formulas] = [once(() => selectRules(ctx.db)), once(() => selectFormulas(ctx.db))];
  const [cells, forms] = [once(() => selectCells(ctx.db)), once(() => selectForms(ctx.db))];
  const book: CatalogueBook = {
    elements,
    indicators: once(() => readIndicators(ctx)),
    rules,
    formulas,
    cells,
    forms,
    usage: once(async () =>
      usageOf(
        { formulas: await formulas(), rules: await rules(), forms: await forms(), cells: await cells() },
        todayOf(ctx),
      ),
    ),
    names: once(async () => namesOf(await elements())),
  };
  books.set(ctx, book);
  return book;
}

/** The day by the clock of western Indonesia, by which definitions come into force. */
export function todayOf(ctx: Ctx): Day {
  return dayIn('WIB', ctx.clock.now());
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

const readElements = (ctx: Ctx) => ctx.db.prisma.dataElement.findMany({ orderBy: [{ order: 'asc' }, { code: 'asc' }] });

const readIndicators = (ctx: Ctx) => ctx.db.prisma.indicator.findMany({ orderBy: [{ order: 'asc' }, { code: 'asc' }] });

/** What a rule on cells speaks of in place of elements. */
const CELL_WORDS: Readonly<Record<string, Localized>> = {
  CELL: { id: 'setiap angka', en: 'each number' },
  TOTAL: { id: 'jumlah', en: 'the total' },
  PARTS: { id: 'jumlah rinciannya', en: 'the sum of its parts' },
};

function namesOf(elements: readonly { code: string; name: string; nameEn: string }[]): Names {
  const words = new Map(elements.map(({ code, name, nameEn }) => [code, { id: inside(name), en: inside(nameEn) }]));
  return (code) => words.get(code) ?? CELL_WORDS[code] ?? { id: code, en: code };
}

/** A name without the capital of its first word; abbreviations such as LiLA or BB keep theirs. */
function inside(name: string): string {
  const phrase = phraseOf(name);
  const [first = ''] = phrase.split(/[^\p{L}]/u, 1);
  const isWord = first.length > 2 && first.slice(1) === first.slice(1).toLowerCase();
  return isWord ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}
