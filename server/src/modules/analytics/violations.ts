import type { Ctx } from '../../auth/ctx.ts';
import type { Basis } from '../../events/types.ts';
import type { RuleLevel } from '../../lib/pure/rules.ts';
import { sentenceOf } from '../../lib/pure/sentence.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { chargeReports } from './analytics-cost.ts';
import { splitGroup } from './analytics-group-members.ts';
import { countMonths, type PeriodPlan } from './analytics-periods.ts';
import { operandsOf } from './analytics-reads.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { MonthSpan, VersionPlan } from './figures.ts';
import { countUnits } from './units-below.sql.ts';
import { type HeldRule, selectViolations } from './violations.sql.ts';

/** A rule that forms behind a figure break. */
export type Violation = {
  readonly rule: string;
  readonly level: RuleLevel;
  /** What the rule demands, in words. */
  readonly demand: Localized;
  readonly reports: number;
};

/** Finds the broken rules of a figure. */
export type Violations = (node: FigureNode, taken: PeriodPlan) => Violation[];

export const NO_VIOLATIONS: Violations = () => [];

/**
 * Reads which rules about the operands of some indicators are broken by the forms of some areas: three statements at most.
 * @throws Conflict `TOO_MANY_REPORTS` where too many forms would have to be judged.
 */
export async function readViolations(
  ctx: Ctx,
  ask: {
    readonly nodes: readonly FigureNode[];
    readonly spans: readonly MonthSpan[];
    readonly versions: readonly VersionPlan[];
    readonly basis: Basis;
  },
): Promise<Violations> {
  const catalogue = await loadCatalogue(ctx.db);
  const read = new Set(ask.versions.flatMap(wholeOperands));
  const rules = catalogue.rules.filter(
    ({ rule }) => rule.kind === 'CONDITION' && rule.elements.some((code) => read.has(code)),
  );
  const units = await countUnits(
    ctx.db,
    ask.nodes.map(({ no }) => no),
    ctx.signal,
  );
  chargeReports(ctx, units * countMonths(ask.spans) * new Set(rules.map(({ block }) => block)).size);
  const tuples = await selectViolations(ctx.db, catalogue, { ...ask, rules, signal: ctx.signal });
  const counts = new Map<number, typeof tuples>();
  for (const tuple of tuples) counts.set(tuple[0], [...(counts.get(tuple[0]) ?? []), tuple]);
  return (node, taken) => {
    if (!taken) return [];
    const { first, last } = taken.spans.numerator;
    const own = new Set(wholeOperands(taken.plan));
    const broken = (counts.get(node.no) ?? []).filter(([, month]) => month >= first && month <= last);
    return rules.flatMap((held, place) => {
      const reports = broken.reduce((sum, [, , rule, forms]) => (rule === place ? sum + forms : sum), 0);
      return reports > 0 && held.rule.elements.some((code) => own.has(code))
        ? [violationOf(catalogue.elements, held, reports)]
        : [];
    });
  };
}

/** Rules speak of whole elements, whatever member of a breakdown a figure is of. */
function wholeOperands(version: VersionPlan): string[] {
  return [...operandsOf([version])].map((code) => splitGroup(code).indicator);
}

function violationOf(names: ReadonlyMap<string, Localized>, { rule }: HeldRule, reports: number): Violation {
  const demand = sentenceOf(rule.condition, (code) => names.get(code) ?? { id: code, en: code });
  return { rule: rule.code, level: rule.level, demand, reports };
}
