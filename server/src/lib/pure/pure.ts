// The one agreed re-export: what the console may import from the server stands here by name.
export { DEFAULT_DEADLINE_DAY, dayIn, deadlineOf, type Zone } from './deadline.ts';
export {
  askedSlots,
  type BlockLayout,
  cellAt,
  columnsOf,
  type ElementKind,
  type FormBlock,
  isTotal,
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
