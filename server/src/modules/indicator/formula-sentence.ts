import type { Ctx } from '../../auth/ctx.ts';
import type { Localized } from '../../lib/errors.ts';
import { parseFormula } from '../../lib/pure/parse-expression.ts';
import { ratioSentence } from '../../lib/pure/sentence.ts';

/** Says the formula of an indicator version in words; expressions were checked when they were stored. */
export async function formulaSentence(
  ctx: Ctx,
  version: { numerator: string; denominator: string; factor: { toString(): string } },
): Promise<Localized> {
  const numerator = parseFormula(version.numerator);
  const denominator = parseFormula(version.denominator);
  if (!numerator.ok || !denominator.ok)
    throw new Error(`stored formula does not parse: ${version.numerator} / ${version.denominator}`);
  const elements = await ctx.db.prisma.dataElement.findMany({ select: { code: true, name: true, nameEn: true } });
  const names = new Map(elements.map((element) => [element.code, { id: element.name, en: element.nameEn }]));
  return ratioSentence(
    { numerator: numerator.tree, denominator: denominator.tree, factor: Number(version.factor) },
    (code) => names.get(code) ?? { id: code, en: code },
  );
}
