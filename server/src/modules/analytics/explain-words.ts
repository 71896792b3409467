import { type MonthNo, monthOfYear, yearOf } from '../../lib/pure/month.ts';
import { fillText, type Localized } from '../../lib/pure/texts.ts';
import type { MonthSpan, OperandSpans, VersionPlan } from './figures.ts';

const MONTHS: readonly Localized[] = [
  { id: 'Januari', en: 'January' },
  { id: 'Februari', en: 'February' },
  { id: 'Maret', en: 'March' },
  { id: 'April', en: 'April' },
  { id: 'Mei', en: 'May' },
  { id: 'Juni', en: 'June' },
  { id: 'Juli', en: 'July' },
  { id: 'Agustus', en: 'August' },
  { id: 'September', en: 'September' },
  { id: 'Oktober', en: 'October' },
  { id: 'November', en: 'November' },
  { id: 'Desember', en: 'December' },
];

/** Names a run of months in both languages: `Mei 2026`, `Januari–Maret 2026`, `Desember 2025–Februari 2026`. */
export function spanWords({ first, last }: MonthSpan): Localized {
  if (first === last) return monthWords(last);
  const from = yearOf(first) === yearOf(last) ? nameOf(first) : monthWords(first);
  const to = monthWords(last);
  return { id: `${from.id}–${to.id}`, en: `${from.en}–${to.en}` };
}

function nameOf(month: MonthNo): Localized {
  return MONTHS[monthOfYear(month) - 1] ?? { id: '', en: '' };
}

function monthWords(month: MonthNo): Localized {
  const name = nameOf(month);
  return { id: `${name.id} ${yearOf(month)}`, en: `${name.en} ${yearOf(month)}` };
}

/** Says which months the two sides of a figure are taken from, under the time rule of its indicator. */
export function timeRuleWords(plan: VersionPlan, { numerator, denominator }: OperandSpans): Localized {
  const holes = { numerator: spanWords(numerator), denominator: spanWords(denominator) };
  return fillText(sentenceFor(plan, numerator), holes);
}

function sentenceFor({ timeRule, denominator, stocks }: VersionPlan, span: MonthSpan): Localized {
  if (timeRule === 'END') return END;
  if (timeRule === 'ROLLING_12') return ROLLING;
  if (timeRule === 'POOLED') return span.first === span.last ? ONE_MONTH : POOLED;
  return [...denominator.terms.keys()].some((code) => stocks.has(code)) ? TO_DATE : EVENTS_TO_DATE;
}

const ONE_MONTH: Localized = {
  id: 'Pembilang dan penyebut diambil dari laporan {numerator}.',
  en: 'Both sides are taken from the reports of {numerator}.',
};
const POOLED: Localized = {
  id: 'Pembilang dan penyebut masing-masing dijumlahkan dari laporan {numerator}, lalu dibagi satu kali.',
  en: 'Each side is added up over the reports of {numerator}, then divided once.',
};
const END: Localized = {
  id: 'Pembilang dan penyebut adalah keadaan {numerator}, bulan terakhir periode ini.',
  en: 'Both sides stand as of {numerator}, the last month of this period.',
};
const TO_DATE: Localized = {
  id: 'Pembilang dijumlahkan dari {numerator}; penyebut adalah sasaran yang berlaku pada {denominator}.',
  en: 'The numerator is added up over {numerator}; the denominator is the target population in force in {denominator}.',
};
const EVENTS_TO_DATE: Localized = {
  id: 'Pembilang dan penyebut dijumlahkan sejak awal tahun, {numerator}.',
  en: 'Both sides are added up since the start of the year, {numerator}.',
};
const ROLLING: Localized = {
  id: 'Pembilang dan penyebut dijumlahkan dari dua belas bulan, {numerator}.',
  en: 'Both sides are added up over twelve months, {numerator}.',
};
