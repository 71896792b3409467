import { maskPhone, normalizePhone } from '../../auth/phone.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { dayText } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import type { Logged } from '../activity/record-change.ts';
import { dayProblems } from '../posyandu/post-days.ts';

/** What is told of a kader. */
export type KaderFacts = {
  readonly name: string;
  readonly phone: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly decreeNumber: string | null;
  readonly decreeDate: Date | null;
  readonly trainedOn: Date | null;
};

/** The facts as they are kept: no blanks at the ends, an empty line is none, a telephone number in its one form. */
export function keptFacts(facts: KaderFacts): KaderFacts {
  const line = (text: string | null): string | null => text?.trim() || null;
  const phone = line(facts.phone);
  return {
    ...facts,
    name: facts.name.trim().replace(/\s+/g, ' '),
    phone: phone === null ? null : (normalizePhone(phone) ?? phone),
    rw: line(facts.rw),
    rt: line(facts.rt),
    decreeNumber: line(facts.decreeNumber),
  };
}

/** Everything wrong with what is told of a kader, field by field. */
export function kaderFactProblems(facts: KaderFacts, today: Date): Problem[] {
  const { name, phone, rw, rt, decreeNumber, decreeDate, trainedOn } = facts;
  const past = (path: string, day: Date | null) =>
    day === null ? [] : dayProblems(path, day, { after: FIRST, latest: today });
  return [
    ...requiredText('name', name),
    ...numberProblems('name', name),
    ...(phone !== null && normalizePhone(phone) === null ? [problem('phone', 'BAD_PHONE')] : []),
    ...labelProblems('rw', rw),
    ...labelProblems('rt', rt),
    ...optionalText('decreeNumber', decreeNumber),
    ...past('decreeDate', decreeDate),
    ...past('trainedOn', trainedOn),
  ];
}

/** Posyandu began in 1984; nothing lies before. */
export const FIRST = new Date('1984-01-01T00:00:00Z');
const LABEL = 20;
/** So many digits on end are the number of a person, not part of a name. */
const LONG_NUMBER = /\d[\d\s.-]{4,}\d/;

function numberProblems(path: string, text: string | null): Problem[] {
  return text !== null && LONG_NUMBER.test(text) ? [problem(path, 'NO_PERSONAL_NUMBER')] : [];
}

function labelProblems(path: string, text: string | null): Problem[] {
  return [
    ...(text !== null && text.length > LABEL ? [problem(path, 'TOO_LONG', { max: LABEL })] : []),
    ...numberProblems(path, text),
  ];
}

/** What is wrong with a line that names an office: a number of a person has no place in it either. */
export function officeProblems(path: string, office: string): Problem[] {
  return [...requiredText(path, office), ...numberProblems(path, office)];
}

/** The facts as their history tells them; a telephone number masked. */
export function loggedFacts({ phone, decreeDate, trainedOn, ...facts }: KaderFacts): Logged {
  const day = (at: Date | null) => (at ? dayText(at) : null);
  const { name, rw, rt, decreeNumber } = facts;
  return {
    name,
    phone: phone && maskPhone(phone),
    rw,
    rt,
    decreeNumber,
    decreeDate: day(decreeDate),
    trainedOn: day(trainedOn),
  };
}

/** What is wrong with a name at a post: somebody who serves there bears it. */
export async function sameNameProblems(
  db: SqlFace,
  posyanduId: string,
  name: string,
  exceptId?: string,
): Promise<Problem[]> {
  const rows = await db.sql(
    `select 1 from "Kader" where "posyanduId" = $1 and lower(name) = lower($2) and "leftOn" is null
       and id is distinct from $3::uuid limit 1`,
    [posyanduId, name, exceptId ?? null],
  );
  return rows.length === 0 ? [] : [problem('name', 'KADER_SAME_NAME', { name })];
}
