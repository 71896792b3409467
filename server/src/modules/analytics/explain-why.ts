import type { Localized } from '../../lib/errors.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { phraseOf } from '../../lib/pure/sentence.ts';
import { fillText } from '../../lib/pure/texts.ts';
import type { Status } from '../submission/report-state.ts';
import type { FormKind } from './explain-forms.sql.ts';
import { spanWords } from './explain-words.ts';

type Facts = {
  readonly status: Status | null;
  /** Names of the operands that are not answered. */
  readonly names: readonly Localized[];
  readonly carriedFrom: MonthNo | null;
};

/** Says why a form does not count, or from when an answer is that counts without one; null for a plain form. */
export function whyOf(kind: FormKind, { status, names, carriedFrom }: Facts): Localized | null {
  const elements = { id: listed(names.map(({ id }) => id)), en: listed(names.map(({ en }) => en)) };
  if (carriedFrom !== null) return fillText(CARRIED, { month: spanWords({ first: carriedFrom, last: carriedFrom }) });
  if (kind === 'LEFT_OUT') return fillText(LEFT_OUT, { elements });
  if (kind === 'MISSING') return fillText(MISSING, { elements });
  return kind === 'SILENT' ? SILENT[status ?? 'NONE'] : null;
}

function listed(names: readonly string[]): string {
  return names.map(phraseOf).join(', ');
}

const CARRIED: Localized = {
  id: 'Jawaban {month} masih berlaku.',
  en: 'The answer of {month} is still in force.',
};
const LEFT_OUT: Localized = {
  id: 'Tidak dihitung di kedua sisi, karena belum menjawab: {elements}.',
  en: 'In neither sum, since it does not answer: {elements}.',
};
const MISSING: Localized = {
  id: 'Laporan masuk tanpa jawaban untuk: {elements}.',
  en: 'The report came without an answer to: {elements}.',
};

const WAITS: Localized = {
  id: 'Belum disetujui, jadi belum masuk angka yang disetujui.',
  en: 'Not approved yet, so it is not in the approved figures.',
};
const SILENT: Readonly<Record<Status, Localized>> = {
  NONE: { id: 'Belum ada laporan.', en: 'No report yet.' },
  DRAFT: { id: 'Baru draf, belum dikirim.', en: 'A draft, not sent yet.' },
  RETURNED: { id: 'Dikembalikan, menunggu perbaikan.', en: 'Sent back, waiting for the correction.' },
  SUBMITTED: WAITS,
  VERIFIED: WAITS,
  APPROVED: WAITS,
};
