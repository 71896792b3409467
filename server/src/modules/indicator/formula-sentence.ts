import type { Ctx } from '../../auth/ctx.ts';
import type { Localized } from '../../lib/errors.ts';
import { parseCondition, parseFormula } from '../../lib/pure/parse-expression.ts';
import { statementOf } from '../../lib/pure/prove-at-most.ts';
import { BUILT_IN } from '../../lib/pure/rules.ts';
import { type Names, ratioSentence, sentenceOf } from '../../lib/pure/sentence.ts';
import { bookOf } from './catalogue-book.ts';

type Formulas = { readonly numerator: string; readonly denominator: string; readonly factor: { toString(): string } };

/** Says the formula of an indicator version in words; expressions were checked when they were stored. */
export async function formulaSentence(ctx: Ctx, version: Formulas): Promise<Localized> {
  const numerator = parseFormula(version.numerator);
  const denominator = parseFormula(version.denominator);
  if (!numerator.ok || !denominator.ok)
    throw new Error(`stored formula does not parse: ${version.numerator} / ${version.denominator}`);
  return ratioSentence(
    { numerator: numerator.tree, denominator: denominator.tree, factor: Number(version.factor) },
    await bookOf(ctx).names(),
  );
}

const VISITORS: Localized = {
  id: '; hanya peringatan bila pengunjung dari luar ikut dihitung',
  en: '; a warning only where visitors from outside are counted',
};

type Statement = { readonly expression: string; readonly text: string; readonly textEn: string };

/** Says what a rule demands in words; one that is enforced elsewhere, or cannot be read, in the words it came with. */
export function ruleSentence(rule: Statement, names: Names): Localized {
  const parsed = parseCondition(statementOf(rule.expression));
  if (rule.expression === BUILT_IN || !parsed.ok) return { id: rule.text, en: rule.textEn };
  const { id, en } = sentenceOf(parsed.tree, names);
  const isRelaxed = statementOf(rule.expression) !== rule.expression.trim();
  return {
    id: capital(id) + (isRelaxed ? VISITORS.id : ''),
    en: capital(en) + (isRelaxed ? VISITORS.en : ''),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
