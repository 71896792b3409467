// The one agreed re-export: what the console may import from the server stands here by name.
export { type AttainmentClass, attainmentClass, attainmentOf, DEFAULT_YELLOW_FROM } from './attainment.ts';
export {
  allZero,
  answeringSlots,
  type Cell,
  type CellInput,
  type Cells,
  cellOf,
  closedMonthCells,
  fillUntouched,
  gridSums,
  isAllZero,
  MISSING_REASONS,
  type MissingReason,
  type Sum,
  storableCells,
  sumSlots,
  totalOf,
  UNTOUCHED,
  untouchedSlots,
} from './cells.ts';
export { checkReport, submitVerdict } from './check-report.ts';
export type { Around } from './check-rule.ts';
export { evaluate, type Lookup, type Outcome, type Value } from './evaluate.ts';
export {
  type At,
  type Comparison,
  type Condition,
  elementsOf,
  type Expression,
  type Formula,
  formatExpression,
  isCondition,
  type Operand,
  operandsOf,
  readsMonth,
} from './expression.ts';
export type { Finding, FindingLevel } from './finding.ts';
export {
  compareByDirection,
  computeRatio,
  type Direction,
  defaultTimeRule,
  type NoValue,
  type Ratio,
  type TimeRule,
} from './indicator.ts';
export { type Linear, type LinearForm, linearOf, type NotLinear } from './linear.ts';
export {
  MAX_EXPRESSION_LENGTH,
  type Parsed,
  parseCondition,
  parseFormula,
  type SyntaxProblem,
} from './parse-expression.ts';
export { ageText, fieldText, sexText, whereText } from './place-text.ts';
export { type CellProblem, MAX_STORED, readCells, writeCells } from './read-cells.ts';
export { canonicalContent, type ReportHeader } from './report-content.ts';
export {
  monthIncrement,
  PWS_STATUSES,
  type PwsEqual,
  type PwsFigures,
  type PwsStatus,
  pwsStatus,
  type ToDate,
} from './pws-status.ts';
export { type NoRank, type Rankable, rankAll } from './ranking.ts';
export { personalDataIn } from './personal-data.ts';
export { type CompiledRule, compileRules, type Relaxation, type RuleLevel, type RuleRow } from './rules.ts';
export { type Names, phraseOf, ratioSentence, ruleMessage, sentenceOf } from './sentence.ts';
export { type TargetLine, targetsOnLine } from './target-line.ts';
export { fillText, type Localized, localizedNumber } from './texts.ts';
export { DEFAULT_DEADLINE_DAY, dayIn, deadlineOf, type Zone } from './deadline.ts';
export { decreeYearDiffers } from './decree-year.ts';
export { type EvidenceField } from './evidence-field.ts';
export { ACTIVITY_FIELDS, EVIDENCE, EVIDENCE_KINDS, type EvidenceKind, kindOfArtefact } from './evidence-kinds.ts';
export {
  type Asked,
  askedSlots,
  asksElement,
  type BlockLayout,
  cellAt,
  columnsOf,
  type Column,
  type ElementKind,
  type FormBlock,
  isTotal,
  labelOf,
  type LayoutCell,
  type LayoutElement,
  type Sex,
  SLOTS_PER_BLOCK,
  slotOf,
  slotsOf,
  TIDAK_DIRINCI,
  totalSlotOf,
} from './layout.ts';
export {
  type Day,
  daysInMonth,
  firstDay,
  formatMonth,
  isDay,
  lastDay,
  type MonthNo,
  monthNo,
  monthOfDay,
  monthOfYear,
  parseMonth,
  yearOf,
} from './month.ts';
export {
  formatPeriod,
  isComplete,
  monthsOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  periodRange,
  type RelativePeriods,
  relativePeriods,
  shiftPeriod,
  yearBefore,
} from './period.ts';
export { SKDN, SKDN_AGES, SKDN_ELEMENTS, SKDN_SEXES, type SkdnAge, type SkdnElement } from './skdn.ts';
