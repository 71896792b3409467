import type { Ctx } from '../../auth/ctx.ts';
import { lintCatalogue } from '../../lib/pure/lint-catalogue.ts';
import type { LintFinding } from '../../lib/pure/lint-finding.ts';
import type { LintCatalogue } from '../../lib/pure/lint-model.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import { bookOf, todayOf } from './catalogue-book.ts';

/** Checks the stored definitions for what does not fit together, gravest first. */
export async function lintDefinitions(ctx: Ctx): Promise<LintFinding[]> {
  return lintCatalogue(await definitionsOf(bookOf(ctx)), todayOf(ctx));
}

/** Gives the stored definitions as the lint reads them. */
export async function definitionsOf(book: CatalogueBook): Promise<LintCatalogue> {
  const forms = await book.forms();
  return {
    elements: await book.elements(),
    slots: await book.cells(),
    versions: await book.formulas(),
    rules: await book.rules(),
    forms: forms.map((form) => ({ ...form, blocks: form.blocks.map(({ block }) => block) })),
  };
}
