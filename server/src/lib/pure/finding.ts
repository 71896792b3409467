import type { CompiledRule, RuleLevel } from './rules.ts';
import { fillText, type Localized } from './texts.ts';

/** `INFO` neither refuses nor asks for a note: it says that a rule could not be evaluated, and why. */
export type FindingLevel = RuleLevel | 'INFO';

export type Finding = {
  readonly rule: string;
  readonly level: FindingLevel;
  /** Slots to point at; a finding on totals points at every cell the totals are made of. */
  readonly cells: readonly number[];
  readonly scope: 'CELL' | 'COLUMN' | 'TOTAL' | 'FORM';
  readonly messageId: string;
  readonly messageEn: string;
  /** False: an operand is missing, so the rule is neither kept nor broken. */
  readonly evaluated: boolean;
};

type Place = { readonly scope: Finding['scope']; readonly cells: readonly number[] };

const NOT_EVALUATED = {
  id: '{rule} belum dapat diperiksa: {reason}.',
  en: '{rule} could not be checked: {reason}.',
};

/** Says that a rule is broken, with the real numbers in its text. */
export function brokenFinding(
  rule: CompiledRule,
  level: RuleLevel,
  place: Place,
  values: Readonly<Record<string, Localized>>,
): Finding {
  const message = fillText(rule.text, values);
  return { rule: rule.code, level, ...place, messageId: message.id, messageEn: message.en, evaluated: true };
}

/** Says that a rule was not evaluated, and for want of what. */
export function notEvaluatedFinding(rule: CompiledRule, place: Place, reason: Localized): Finding {
  const message = fillText(NOT_EVALUATED, { rule: { id: rule.code, en: rule.code }, reason });
  return { rule: rule.code, level: 'INFO', ...place, messageId: message.id, messageEn: message.en, evaluated: false };
}
