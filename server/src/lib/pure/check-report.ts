import { type Cells, untouchedSlots } from './cells.ts';
import { type Around, checkCells, checkParts, checkStatement, type Report } from './check-rule.ts';
import type { Finding } from './finding.ts';
import { type Asked, askedSlots, type BlockLayout, hasElement } from './layout.ts';
import type { ReportHeader } from './report-content.ts';
import type { CompiledRule } from './rules.ts';
import { fillText, localizedNumber } from './texts.ts';

/** A block looked at by itself. */
const ALONE: Around = { month: 1, others: new Map(), yearBefore: new Map() };

const NOT_OPENED = {
  id: 'Tulis alasan mengapa posyandu tidak buka bulan ini.',
  en: 'Say why the post did not open this month.',
};
const UNTOUCHED_CELLS = {
  id: '{count} dari {asked} sel belum diisi; beri satu catatan atau isi selnya.',
  en: '{count} of {asked} cells are not filled in; fill them or give one note.',
};

/**
 * Checks one block of a report against all rules and gives every finding at once, kept rules giving none.
 * A month without opening is complete with its reason alone, so nothing else is asked of it. `previous` holds
 * the cells of the month before and serves only rules that speak of it, `around` those that read other blocks.
 */
export function checkReport(
  layout: BlockLayout,
  form: Asked,
  cells: Cells,
  header: ReportHeader,
  rules: readonly CompiledRule[],
  previous: Cells = new Map(),
  around: Around = ALONE,
): Finding[] {
  if (!header.opened) return header.notOpenedReason?.trim() ? [] : [notOpenedFinding()];

  const report: Report = { layout, form, cells, header, previous, around, totals: new Map() };
  const isKnown = (code: string): boolean => hasElement(layout, code) || around.others.has(code);
  const findings = rules.flatMap((rule) => {
    if (rule.kind === 'CELL') return checkCells(report, rule);
    if (rule.kind === 'PARTS') return checkParts(report, rule);
    // A rule that reads a block nothing is known of is silent here.
    return rule.elements.every(isKnown) ? checkStatement(report, rule) : [];
  });
  return [...findings, ...untouchedFinding(report)];
}

/** Says what the findings mean for submitting: refused, possible with one note, or possible as it stands. */
export function submitVerdict(findings: readonly Finding[], header: ReportHeader): 'REFUSED' | 'NOTE_NEEDED' | 'OK' {
  if (findings.some(({ level }) => level === 'ERROR')) return 'REFUSED';
  const warned = findings.some(({ level }) => level === 'WARNING');
  return warned && !header.note?.trim() ? 'NOTE_NEEDED' : 'OK';
}

function notOpenedFinding(): Finding {
  return {
    rule: 'TIDAK_BUKA',
    level: 'ERROR',
    cells: [],
    scope: 'FORM',
    messageId: NOT_OPENED.id,
    messageEn: NOT_OPENED.en,
    evaluated: true,
  };
}

function untouchedFinding(report: Report): Finding[] {
  const asked = askedSlots(report.layout, report.form);
  const untouched = untouchedSlots(report.cells, asked);
  if (untouched.length === 0) return [];
  const message = fillText(UNTOUCHED_CELLS, {
    count: localizedNumber(untouched.length),
    asked: localizedNumber(asked.length),
  });
  return [
    {
      rule: 'KOSONG',
      level: 'WARNING',
      cells: untouched,
      scope: 'FORM',
      messageId: message.id,
      messageEn: message.en,
      evaluated: true,
    },
  ];
}
