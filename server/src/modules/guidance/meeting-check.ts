import { type Problem, problem } from '../../lib/errors.ts';
import type { MeetingContent, PartyContent } from './meeting-content.ts';

const LINE = 200;
const LONG = 500;
const MINUTES = 20_000;
const MAX = { parties: 200, speakers: 50, agenda: 50, outputs: 30, references: 50, tags: 30, fileIds: 30, reach: 400 };
const COUNT = 10_000_000;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Everything wrong with what is written of a meeting that can be seen from it and the day alone. */
export function meetingProblems(content: MeetingContent, isHeld: boolean, today: Date): Problem[] {
  return [
    ...required('title', content.title, LINE),
    ...required('organiser', content.organiser, LINE),
    ...limited('place', content.place, LINE),
    ...limited('facilitator', content.facilitator, LINE),
    ...limited('openedBy', content.openedBy, LINE),
    ...limited('theme', content.theme, LONG),
    ...limited('minutes', content.minutes, MINUTES),
    ...(content.startsAt !== null && !CLOCK.test(content.startsAt) ? [problem('startsAt', 'BAD_CLOCK')] : []),
    ...lengthProblems(content),
    ...heldProblems(content, isHeld, today),
    ...kaderProblems(content),
    ...content.parties.flatMap(partyProblems),
    ...content.speakers.flatMap(({ office, topic }, at) => [
      ...required(`speakers.${at}.office`, office, LINE),
      ...limited(`speakers.${at}.topic`, topic, LONG),
    ]),
    ...content.agenda.flatMap(({ text }, at) => required(`agenda.${at}.text`, text, LONG)),
    ...content.outputs.flatMap(({ text }, at) => required(`outputs.${at}.text`, text, LONG)),
    ...content.references.flatMap((line, at) => limited(`references.${at}`, line, LONG)),
    ...content.tags.flatMap((line, at) => limited(`tags.${at}`, line, LINE)),
    ...jointProblems(content, today),
  ];
}

/** What is wrong with a text that must be there. */
export function required(path: string, text: string, max: number): Problem[] {
  return text.trim() === '' ? [problem(path, 'REQUIRED')] : limited(path, text, max);
}

/** What is wrong with a text that may be left out. */
export function limited(path: string, text: string | null, max: number): Problem[] {
  return text && text.length > max ? [problem(path, 'TOO_LONG', { max })] : [];
}

function lengthProblems(content: MeetingContent): Problem[] {
  return Object.entries(MAX).flatMap(([field, max]) =>
    content[field as keyof typeof MAX].length > max ? [problem(pathOf(field), 'TOO_MANY', { max })] : [],
  );
}

const pathOf = (field: string) => (field === 'fileIds' ? 'files' : field);

function heldProblems({ date, minutes }: MeetingContent, isHeld: boolean, today: Date): Problem[] {
  if (!isHeld) return [];
  return [
    ...(date > today ? [problem('date', 'DATE_IN_FUTURE')] : []),
    ...(minutes === null ? [problem('minutes', 'REQUIRED')] : []),
  ];
}

function kaderProblems({ kaderReached, kaderRegistered, kaderUnknownReason, reach }: MeetingContent): Problem[] {
  const isUnexplained = kaderReached !== null && kaderRegistered === null && kaderUnknownReason === null;
  return [
    ...countProblems('kaderReached', kaderReached),
    ...countProblems('kaderRegistered', kaderRegistered),
    ...limited('kaderUnknownReason', kaderUnknownReason, LINE),
    ...(isUnexplained ? [problem('kaderUnknownReason', 'REASON_REQUIRED')] : []),
    ...reach.flatMap(({ reached }, at) => countProblems(`reach.${at}.reached`, reached)),
    ...reach.flatMap(({ wilayahId }, at) =>
      reach.findIndex((one) => one.wilayahId === wilayahId) < at ? [problem(`reach.${at}.wilayah`, 'NAMED_TWICE')] : [],
    ),
  ];
}

function partyProblems(party: PartyContent, at: number): Problem[] {
  const { men, women, total, name, seatId } = party;
  const path = `parties.${at}`;
  return [
    ...(seatId === null || name !== '' ? required(`${path}.name`, name, LINE) : []),
    ...limited(`${path}.representedBy`, party.representedBy, LINE),
    ...(['invitedCount', 'men', 'women', 'total'] as const).flatMap((field) =>
      countProblems(`${path}.${field}`, party[field]),
    ),
    ...(total !== null && (men ?? 0) + (women ?? 0) > total ? [problem(`${path}.total`, 'PARTS_EXCEED_TOTAL')] : []),
  ];
}

function countProblems(path: string, count: number | null): Problem[] {
  return count !== null && (count < 0 || count > COUNT) ? [problem(path, 'OUT_OF_RANGE', { min: 0, max: COUNT })] : [];
}

function jointProblems({ joint }: MeetingContent, today: Date): Problem[] {
  if (!joint) return [];
  return [
    ...required('joint.text', joint.text, LONG * 4),
    ...(joint.signedOn > today ? [problem('joint.signedOn', 'DATE_IN_FUTURE')] : []),
    ...(joint.signatories.length === 0 ? [problem('joint.signatories', 'REQUIRED')] : []),
    ...(joint.signatories.length > MAX.parties ? [problem('joint.signatories', 'TOO_MANY', { max: MAX.parties })] : []),
    ...joint.signatories.flatMap((line, at) => limited(`joint.signatories.${at}`, line, LINE)),
  ];
}
