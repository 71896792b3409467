import type { CommitmentInput, MeetingContentInput } from '@/gql/schema-types.ts';
import type { DecisionRow, MeetingForm, Office, PartyRow } from './meeting-form-state.ts';

const list = (text: string, between: string): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const textOf = (text: string): string | null => text.trim() || null;
/** A count as typed; what is no number is sent as one that is refused, since empty would mean not known. */
const countOf = (text: string): number | null => {
  const plain = text.trim();
  if (plain === '') return null;
  return /^\d{1,8}$/.test(plain) ? Number(plain) : -1;
};

/** What is sent for a form; rows nobody typed in are left out. */
export function contentOf(form: MeetingForm, offices: readonly Office[]): MeetingContentInput {
  return {
    kind: form.kind,
    title: form.title,
    date: form.date,
    startsAt: textOf(form.startsAt),
    place: textOf(form.place),
    organiser: form.organiser,
    organiserOpd: form.organiserOpd ?? officeOf(form.organiser, offices)?.opd ?? null,
    facilitator: textOf(form.facilitator),
    openedBy: textOf(form.openedBy),
    theme: textOf(form.theme),
    minutes: textOf(form.minutes),
    references: list(form.references, '\n'),
    tags: list(form.tags, ','),
    kaderReached: countOf(form.kaderReached),
    kaderRegistered: countOf(form.kaderRegistered),
    kaderUnknownReason: textOf(form.kaderUnknownReason),
    parties: keptParties(form).map((row) => partyInput(row, offices)),
    speakers: keptSpeakers(form).map(({ office, topic }) => ({ office, topic: textOf(topic) })),
    agenda: keptTexts(form.agenda).map(({ text, source, subject }) => ({ text, source, subject })),
    outputs: form.outputs
      .filter(({ id, text }) => id !== null || text.trim() !== '')
      .map(({ id, text }) => ({ id, text })),
    files: form.files.map(({ id }) => id),
    reach: form.reach.map(({ wilayah, reached }) => ({ wilayah, reached: countOf(reached) ?? 0 })),
    joint: jointOf(form),
  };
}

const keptTexts = <Row extends { readonly text: string }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ text }) => text.trim() !== '');
const keptSpeakers = ({ speakers }: MeetingForm) =>
  speakers.filter(({ office, topic }) => `${office}${topic}`.trim() !== '');
const keptParties = ({ parties }: MeetingForm) =>
  parties.filter((row) => [row.name, row.invitedCount, row.men, row.women, row.total].join('').trim() !== '');

/** Finds the office that a text names, as it stands in the list of choices. */
export const officeOf = (text: string, offices: readonly Office[]): Office | undefined => {
  const plain = text.trim().toLowerCase();
  return offices.find(({ label }) => label.toLowerCase() === plain);
};

function partyInput(row: PartyRow, offices: readonly Office[]) {
  const { name, isGroup, attendance } = row;
  const known = officeOf(name, offices);
  if (isGroup) {
    return {
      name,
      isGroup,
      invitedCount: countOf(row.invitedCount),
      men: countOf(row.men),
      women: countOf(row.women),
      total: countOf(row.total),
    };
  }
  return {
    name,
    seat: row.seat ?? known?.seat ?? null,
    opd: row.opd ?? known?.opd ?? null,
    attendance: attendance || null,
    representedBy: textOf(row.representedBy),
  };
}

function jointOf({ jointText, signedOn, signatories, jointFile, date }: MeetingForm) {
  const signed = list(signatories, '\n');
  if (jointText.trim() === '' && signed.length === 0) return null;
  return { text: jointText, signedOn: signedOn || date, signatories: signed, attachment: jointFile?.id ?? null };
}

/** The decisions of a form as commitments. */
export const decisionsOf = (rows: readonly DecisionRow[], offices: readonly Office[]): CommitmentInput[] =>
  keptDecisions(rows).map(({ text, owner, dueOn, days, indicator }) => {
    const known = officeOf(owner, offices);
    return {
      text,
      owner: { office: owner, seat: known?.seat ?? null, opd: known?.opd ?? null },
      dueOn: dueOn || null,
      dueWorkingDays: dueOn ? null : countOf(days),
      indicator: indicator || null,
    };
  });

const keptDecisions = (rows: readonly DecisionRow[]) =>
  rows.filter(({ text, owner, dueOn, days }) => `${text}${owner}${dueOn}${days}`.trim() !== '');

/** Where a problem of the API belongs: the list and the row of the form, which may hold empty rows the API never saw. */
export function pathInForm(path: string, form: MeetingForm): string {
  const [field = '', at, ...rest] = path.replace(/^content\./, '').split('.');
  const kept: Record<string, readonly { readonly key: number }[]> = {
    parties: keptParties(form),
    speakers: keptSpeakers(form),
    agenda: keptTexts(form.agenda),
    decisions: keptDecisions(form.decisions),
  };
  const key = kept[field]?.[Number(at)]?.key;
  return key === undefined ? [field, at, ...rest].filter(Boolean).join('.') : [field, key, ...rest].join('.');
}
