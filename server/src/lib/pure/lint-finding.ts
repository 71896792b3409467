import { fillText, type Localized } from './texts.ts';

/** `ERROR` makes figures wrong or impossible, `WARNING` wants a look by somebody who knows, `ADVICE` is good to know. */
export const LINT_SEVERITIES = ['ERROR', 'WARNING', 'ADVICE'] as const;
export type LintSeverity = (typeof LINT_SEVERITIES)[number];

export const LINT_SUBJECTS = ['INDICATOR', 'ELEMENT', 'RULE', 'FORM'] as const;
export type LintSubject = (typeof LINT_SUBJECTS)[number];

const TEXTS = {
  UNREADABLE: {
    id: 'Rumus tidak dapat dibaca pada huruf ke-{position}: {problem}.',
    en: 'The formula cannot be read at character {position}: {problem}.',
  },
  ELEMENT_UNKNOWN: {
    id: 'Rumus memakai {codes}, yang tidak ada dalam daftar elemen.',
    en: 'The formula reads {codes}, which is not in the list of elements.',
  },
  OPERATOR_MISSING: {
    id: 'Belum ditetapkan cara menjumlah {missing}, jadi angkanya tidak dapat direkap.',
    en: 'It is not stated how it sums {missing}, so it cannot be rolled up.',
  },
  NOT_SUBSET: {
    id: 'Tidak ada aturan yang menjamin pembilang ({numerator}) bagian dari penyebut ({denominator}); nilainya bisa melewati 100%.',
    en: 'No rule guarantees that the numerator ({numerator}) is part of the denominator ({denominator}); it may pass 100%.',
  },
  SUBSET_BY_WARNING: {
    id: 'Pembilang ({numerator}) bagian dari penyebut ({denominator}) hanya menurut aturan peringatan ({rules}).',
    en: 'That the numerator ({numerator}) is part of the denominator ({denominator}) rests on warnings alone ({rules}).',
  },
  STAGE_MISMATCH: {
    id: 'Pembilang menghitung {numerator}, penyebut menghitung {denominator}.',
    en: 'The numerator counts {numerator}, the denominator counts {denominator}.',
  },
  SOURCE_MISMATCH: {
    id: 'Pembilang dari {numerator}, penyebut dari {denominator}: laporan yang berbeda.',
    en: 'The numerator comes from {numerator}, the denominator from {denominator}: different reports.',
  },
  TIME_RULE_MISMATCH: {
    id: 'Aturan waktu {rule} memerlukan keadaan (stok), tetapi {codes} adalah kejadian (arus) bulanan.',
    en: 'The time rule {rule} needs stocks, but {codes} happens month by month (a flow).',
  },
  ELEMENT_UNUSED: {
    id: 'Tidak dipakai indikator atau aturan mana pun.',
    en: 'No indicator and no rule reads it.',
  },
  CELL_WITHOUT_RULE: {
    id: 'Tidak ada aturan yang memeriksa {count} selnya.',
    en: 'No rule checks its {count} cell(s).',
  },
  CELL_RANGE_ONLY: {
    id: 'Dari {count} selnya hanya batas angkanya yang diperiksa.',
    en: 'Of its {count} cell(s) nothing but the range is checked.',
  },
  CYCLE: {
    id: 'Berputar kembali ke dirinya sendiri: {codes}.',
    en: 'It leads back to itself: {codes}.',
  },
  VALIDITY_OVERLAP: {
    id: 'Versi {one} dan {other} sama-sama berlaku pada {day}.',
    en: 'Versions {one} and {other} are both in force on {day}.',
  },
} as const satisfies Record<string, Localized>;

export type LintKind = keyof typeof TEXTS;

/** Every kind of finding there is. */
export const LINT_KINDS = Object.keys(TEXTS) as readonly LintKind[];

/** Something that does not fit in the catalogue, with the thing it is about and a sentence in both languages. */
export type LintFinding = {
  readonly kind: LintKind;
  readonly severity: LintSeverity;
  readonly subject: LintSubject;
  readonly code: string;
  readonly messageId: string;
  readonly messageEn: string;
};

/** Makes a finding; a value given as plain text is the same in both languages. */
export function lintFinding(
  kind: LintKind,
  severity: LintSeverity,
  on: { readonly subject: LintSubject; readonly code: string },
  values: Readonly<Record<string, string | Localized>> = {},
): LintFinding {
  const both = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? { id: value, en: value } : value]),
  );
  const { id, en } = fillText(TEXTS[kind], both);
  return { kind, severity, subject: on.subject, code: on.code, messageId: id, messageEn: en };
}
