import { createHash } from 'node:crypto';
import { dayText } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { defaultName } from '../pokjanal/found-pokjanal.ts';
import { type DecreeTerm, statusOn } from '../pokjanal/pokjanal-status.ts';
import { lineText } from './line-texts.ts';
import { memberLines } from './propose-members.ts';
import { holdingLines, seatLines } from './propose-seats.ts';
import type { Line } from './succession-line.ts';
import type { NewRules, Predecessor, StandingGroup } from './succession-scene.ts';

/** What is proposed for one group, and what hinders it. */
export type Proposal = {
  readonly group: Predecessor;
  /** A group of the new regime that stands in the area already; null where one is founded. */
  readonly standing: StandingGroup | null;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  /** Changes with what is proposed: who confirms something else than what was seen is told. */
  readonly fingerprint: string;
  readonly planDuty: string | null;
  /** Codes of seats for one holder. */
  readonly single: ReadonlySet<string>;
};

/** Proposes line by line what goes from a group to its successor by a decree of a day. */
export function proposeFor(group: Predecessor, rules: NewRules, day: Date): Proposal {
  const { wilayah } = group;
  const standing = wilayah.pokjanal.find((one) => one.regime === rules.regime && works(one, day)) ?? null;
  const name = standing?.name ?? defaultName(rules.regime, wilayah);
  const members = memberLines(group, standing, rules, day);
  const planDuty = rules.planDutyOf(wilayah.level);
  const lines = [
    groupLine(standing, name),
    ...seatLines(group, standing, rules),
    ...holdingLines(group, standing, rules, day),
    ...members,
    ...commitmentLines(group),
    ...planLines(group, members, planDuty),
    meetingLine(name),
  ];
  const problems = problemsOf(group, rules, day);
  const seats = [...rules.seatsOf(wilayah.level), ...(standing?.seats ?? [])];
  const single = new Set(seats.filter((seat) => seat.single).map(({ code }) => code));
  return { group, standing, name, lines, problems, planDuty, single, fingerprint: fingerprintOf(lines) };
}

type Life = {
  planned: boolean;
  successorId: string | null;
  supersededOn: Date | null;
  decrees: readonly { decree: DecreeTerm }[];
};

const stateOf = (group: Life, day: Date) =>
  statusOn({ ...group, decrees: group.decrees.map(({ decree }) => decree) }, day).status;

function works(group: Life, day: Date): boolean {
  return group.successorId === null && stateOf(group, day) !== 'DISSOLVED';
}

function problemsOf(group: Predecessor, rules: NewRules, day: Date): Problem[] {
  const { successorId, wilayah, regime, name } = group;
  const on = dayText(day);
  const late = [
    ...group.seats.flatMap(({ holdings }) =>
      holdings.map(({ id, office, from }) => ({ path: `holding:${id}`, name: office, from })),
    ),
    ...group.members.map(({ opd, from }) => ({ path: `member:${opd.id}`, name: opd.name, from })),
  ].filter(({ from }) => from !== null && from >= day);
  return [
    ...(successorId ? [problem('group', 'SUCCESSION_DONE', { name })] : []),
    ...(regime === rules.regime ? [problem('group', 'SUCCESSION_SAME_REGIME', { name })] : []),
    ...(!successorId && stateOf(group, day) === 'DISSOLVED'
      ? [problem('group', 'SUCCESSION_DISSOLVED', { name })]
      : []),
    ...(wilayah.endedOn ? [problem('group', 'AREA_ENDED')] : []),
    ...late.map((one) => problem(one.path, 'SUCCESSION_LATER', { name: one.name, from: dayText(one.from), on })),
  ];
}

function groupLine(standing: StandingGroup | null, name: string): Line {
  return {
    key: 'group',
    section: 'GROUP',
    act: standing ? 'ADOPT' : 'FOUND',
    title: name,
    from: null,
    seat: null,
    isProposed: true,
    isPossible: true,
    confidence: null,
    reason: lineText(standing ? 'ADOPT' : 'FOUND'),
    left: lineText('FOUND_LEFT'),
  };
}

function commitmentLines({ commitments, escalated, seats }: Predecessor): Line[] {
  const seatNames = new Map(seats.map(({ id, name }) => [id, name]));
  const plain = {
    section: 'COMMITMENT',
    act: 'CARRY',
    seat: null,
    isProposed: true,
    isPossible: true,
    confidence: null,
  } as const;
  const own = commitments.map(({ id, text, owner, ownerSeatId, dueOn }) => ({
    ...plain,
    key: `commitment:${id}`,
    title: text,
    from: [dayText(dueOn), seatNames.get(ownerSeatId ?? ''), owner].filter(Boolean).join(' · '),
    reason: lineText('COMMITMENT'),
    left: lineText('COMMITMENT_LEFT'),
  }));
  if (escalated.length === 0) return own;
  const passed = { key: 'escalated', title: String(escalated.length), from: null };
  return [...own, { ...plain, ...passed, reason: lineText('ESCALATED'), left: lineText('ESCALATED_LEFT') }];
}

function planLines({ evidence }: Predecessor, members: readonly Line[], planDuty: string | null): Line[] {
  const stay = new Set(members.filter(({ isProposed, isPossible }) => isProposed && isPossible).map(({ key }) => key));
  return evidence.map(({ id, title, period, opd, opdId }) => {
    const isMember = stay.has(`member:${opdId}`);
    const why = planDuty === null ? 'PLAN_NO_DUTY' : isMember ? 'PLAN' : 'PLAN_NO_MEMBER';
    return {
      key: `plan:${id}`,
      section: 'PLAN' as const,
      act: 'CARRY' as const,
      title,
      from: opd.name,
      seat: null,
      isProposed: why === 'PLAN',
      isPossible: planDuty !== null,
      confidence: null,
      reason: lineText(why, { period }),
      left: lineText('PLAN_LEFT'),
    };
  });
}

function meetingLine(name: string): Line {
  return {
    key: 'meeting',
    section: 'MEETING',
    act: 'PLAN',
    title: `Rapat pertama ${name}`,
    from: null,
    seat: null,
    isProposed: true,
    isPossible: true,
    confidence: null,
    reason: lineText('MEETING'),
    left: lineText('MEETING_LEFT'),
  };
}

/** Twelve letters that stand for what is proposed. */
function fingerprintOf(lines: readonly Line[]): string {
  const told = lines.map(({ key, act, seat, isPossible }) => [key, act, seat, isPossible]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 12);
}
