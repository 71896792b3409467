import { type Language, useLanguage } from './i18n.ts';

const TAGS = { id: 'id-ID', en: 'en-GB' } as const;
/** What every page writes is written here: the browser's own writers cost a phone tens of milliseconds at their first use. */
const MONTHS = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;
const MARKS = { id: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const;
/** The zones of Indonesia, which know no summer time. */
const ZONES: Readonly<Record<string, { readonly hours: number; readonly name: string }>> = {
  'Asia/Jakarta': { hours: 7, name: 'WIB' },
  'Asia/Makassar': { hours: 8, name: 'WITA' },
  'Asia/Jayapura': { hours: 9, name: 'WIT' },
};
const WIB = 'Asia/Jakarta';
const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const DASH = '–';
type Maybe<T> = T | null | undefined;

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How numbers, days and periods are written. A missing value is an en dash, never a zero. */
export type Format = ReturnType<typeof createFormat>;

/** Makes something at its first use: the browser's own writers cost milliseconds each on a phone. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const noonUtc = (day: string) => new Date(`${day.length === 7 ? `${day}-01` : day}T12:00:00Z`);

/** Makes the writers of one language; months and decimals follow `id-ID`, in English `en-GB`. */
export function createFormat(language: Language) {
  const tag = TAGS[language];
  const date = (parts: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(tag, { ...parts, timeZone: 'UTC' }));
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = date({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const shortMonth = date({ month: 'short', year: '2-digit' });
  const relative = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

  return {
    /** `1.102`; up to two decimals. */
    number: (value: Maybe<number>) => (value == null ? DASH : writeNumber(value, language, 0, 2)),
    /** A value already times 100: `82,4%`. */
    percent: (value: Maybe<number>, decimals = 1) =>
      value == null ? DASH : `${writeNumber(value, language, decimals)}%`,
    /** A change in percentage points with its sign: `+2,1`. */
    change: (value: Maybe<number>, decimals = 1) => {
      if (value == null) return DASH;
      const written = writeNumber(Math.abs(value), language, decimals);
      // What is shown as nought has no sign.
      const isNought = Number(Math.abs(value).toFixed(decimals)) === 0;
      return `${isNought ? '±' : value > 0 ? '+' : '−'}${written}`;
    },
    /** A calendar day `2026-11-21` as `21 November 2026`. */
    day: (value: Maybe<string>) => (value ? day().format(noonUtc(value)) : DASH),
    /** A calendar day as `21/11/2026`. */
    shortDay: (value: Maybe<string>) => (value ? shortDay().format(noonUtc(value)) : DASH),
    /** The calendar day of an instant in a zone, as `21 November 2026`. */
    dayOf: (value: Maybe<string>, zone = WIB) => (value ? day().format(noonUtc(localDay(value, zone))) : DASH),
    /** The calendar day of an instant in a zone, as `21/11/2026`. */
    shortDayOf: (value: Maybe<string>, zone = WIB) =>
      value ? shortDay().format(noonUtc(localDay(value, zone))) : DASH,
    /** A period id in words: month, quarter, semester, year, year to date. */
    period: (value: Maybe<string>) => (value ? writePeriod(value, language) : DASH),
    /** A month for narrow axes: `Nov 26`. */
    shortMonth: (value: string) => shortMonth().format(noonUtc(value)),
    /** An instant as day and clock time in a zone: `21 November 2026 16.19 WIB`. */
    instant: (value: Maybe<string>, zone = WIB) => (value ? writeInstant(value, language, zone) : DASH),
    /** An instant seen from `now`: `5 menit yang lalu`, `kemarin`. */
    relative: (value: Maybe<string>, now: number) => (value ? writeRelative(value, now, relative()) : DASH),
  };
}

/** A number with at least `least` and at most `most` decimals. */
function writeNumber(value: number, language: Language, least: number, most = least): string {
  const { thousands, decimal } = MARKS[language];
  const [whole, digits] = roundedDigits(Math.abs(value), most);
  const kept = digits.slice(0, least) + digits.slice(least).replace(/0+$/, '');
  const isNegative = value < 0 && /[1-9]/.test(whole + kept);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return `${isNegative ? '-' : ''}${grouped}${kept && decimal}${kept}`;
}

/**
 * The digits before and behind the point. Halves go up by the digits one reads: 82.35 is 82.4 to one decimal, though the
 * number a computer keeps for it lies a little below.
 */
function roundedDigits(value: number, decimals: number): readonly [whole: string, digits: string] {
  // What is smaller would be read with an exponent.
  const [whole = '', digits = ''] = (value < 1e-6 ? '0' : String(value)).split('.');
  const shown = BigInt(whole + digits.slice(0, decimals).padEnd(decimals, '0'));
  const rounded = shown + ((digits[decimals] ?? '0') >= '5' ? 1n : 0n);
  const text = String(rounded).padStart(decimals + 1, '0');
  return [text.slice(0, text.length - decimals), text.slice(text.length - decimals)];
}

function writePeriod(value: string, language: Language): string {
  const [, year = '', part = '', toDate] = /^(\d{4})(?:-([QS]?\d+))?(\/YTD)?$/.exec(value) ?? [];
  const nth = ROMAN[Number(part.slice(1)) - 1];
  if (part.startsWith('Q')) return `${language === 'id' ? 'Triwulan' : 'Quarter'} ${nth} ${year}`;
  if (part.startsWith('S')) return `Semester ${nth} ${year}`;
  const month = MONTHS[language][Number(part) - 1];
  if (!month) return value;
  const name = `${month} ${year}`;
  const since = language === 'id' ? 'Januari s.d.' : 'January to';
  return toDate ? `${since} ${name}` : name;
}

/** The day of an instant by the clock of a zone of Indonesia. */
function localDay(value: string, zone: string): string {
  const { hours } = ZONES[zone] ?? { hours: 7 };
  return new Date(Date.parse(value) + hours * 3_600_000).toISOString().slice(0, 10);
}

function writeInstant(value: string, language: Language, zone: string): string {
  const known = ZONES[zone];
  if (!known) return writeElsewhere(value, TAGS[language], zone);
  const local = new Date(Date.parse(value) + known.hours * 3_600_000);
  const [hours, minutes] = local.toISOString().slice(11, 16).split(':');
  const clock = language === 'id' ? `${hours}.${minutes} ${known.name}` : `${hours}:${minutes} GMT+${known.hours}`;
  return `${local.getUTCDate()} ${MONTHS[language][local.getUTCMonth()]} ${local.getUTCFullYear()} ${clock}`;
}

/** The same in a zone of another country, where only a device can be. */
function writeElsewhere(value: string, tag: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
    .formatToParts(new Date(value))
    .map((part) => (part.type === 'literal' && /pukul|at|,/.test(part.value) ? ' ' : part.value))
    .join('');
}

function writeRelative(value: string, now: number, relative: Intl.RelativeTimeFormat): string {
  const seconds = (Date.parse(value) - now) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.round(seconds / size), unit);
}

const formats = { id: once(() => createFormat('id')), en: once(() => createFormat('en')) };

/** The writers for the language in force. */
export const useFormat = (): Format => formats[useLanguage()]();

/** The words of a bilingual text of the API in the language in force. */
export function useText(): (text: { readonly id: string; readonly en: string }) => string {
  const language = useLanguage();
  return (text) => text[language];
}
