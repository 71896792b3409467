import { dayBefore, dayText } from '../../lib/days.ts';
import { lineText } from './line-texts.ts';
import type { Line } from './succession-line.ts';
import type { ExpectedKind, NewRules, Predecessor, StandingGroup } from './succession-scene.ts';

type Member = Predecessor['members'][number];

/** Agencies that stay, those that the new regime expects and are absent, and those it does not name. */
export function memberLines(group: Predecessor, standing: StandingGroup | null, rules: NewRules, day: Date): Line[] {
  const expected = rules.kindsOf(group.wilayah.level);
  const already = new Set(standing?.members.map(({ opdId }) => opdId));
  const carried = group.members
    .filter(({ opd }) => !already.has(opd.id))
    .map((member) => memberLine(member, expected, day));
  // Two agencies that became one are one line.
  const all = [...carried, ...absentLines(group, already, expected)];
  return all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at);
}

const plain = { section: 'MEMBER', seat: null, from: null } as const;

function memberLine(member: Member, expected: readonly ExpectedKind[], day: Date): Line {
  const { id, name, to, kinds } = member.opd;
  const left = lineText('MEMBER_LEFT', { until: dayText(dayBefore(day)) });
  if (to !== null && to < day) return { ...goneLine(member), left };
  const own = new Set(kinds.map(({ kindCode }) => kindCode));
  const named = expected.filter(({ code }) => own.has(code));
  const unnamed = expected.length === 0 ? 'MEMBER_NO_LIST' : 'MEMBER_UNNAMED';
  const why = named.length > 0 ? 'MEMBER_EXPECTED' : unnamed;
  return {
    ...plain,
    key: `member:${id}`,
    act: 'CARRY',
    title: name,
    isProposed: why !== 'MEMBER_UNNAMED',
    isPossible: true,
    confidence: named[0]?.confidence ?? null,
    reason: lineText(why, { kinds: named.map((kind) => kind.name).join(', ') }),
    left,
  };
}

/** An agency that ended goes on as the one that took over its work, where there is one. */
function goneLine({ opd: { id, name, mergedInto } }: Member): Line {
  const heir = mergedInto ?? { id, name };
  return {
    ...plain,
    key: `member:${heir.id}`,
    act: 'CARRY',
    title: heir.name,
    isProposed: mergedInto !== null,
    isPossible: mergedInto !== null,
    confidence: null,
    reason: lineText(mergedInto ? 'MEMBER_MERGED' : 'MEMBER_GONE', { old: name, name: heir.name }),
    left: null,
  };
}

/** An agency of the area that covers several absent kinds is one line. */
function absentLines(group: Predecessor, already: ReadonlySet<string>, expected: readonly ExpectedKind[]): Line[] {
  const { opd: agencies } = group.wilayah;
  const members = new Set([...already, ...group.members.map(({ opd }) => opd.id)]);
  const covered = new Set([
    ...group.members.flatMap(({ opd }) => opd.kinds.map(({ kindCode }) => kindCode)),
    ...agencies.filter(({ id }) => already.has(id)).flatMap(({ kinds }) => kinds.map(({ kindCode }) => kindCode)),
  ]);
  const lines = new Map<string, Line>();
  for (const kind of expected.filter(({ code }) => !covered.has(code))) {
    const agency = agencies.find(
      ({ id, kinds }) => !members.has(id) && kinds.some(({ kindCode }) => kindCode === kind.code),
    );
    const key = agency ? `member:${agency.id}` : `absent:${kind.code}`;
    if (lines.has(key)) continue;
    lines.set(key, {
      ...plain,
      key,
      act: agency ? 'JOIN' : 'NOTE',
      title: agency?.name ?? kind.name,
      isProposed: agency !== undefined,
      isPossible: agency !== undefined,
      confidence: kind.confidence,
      reason: lineText(agency ? 'JOIN' : 'ABSENT', { kinds: kind.name }),
      left: lineText('JOIN_LEFT'),
    });
  }
  return [...lines.values()];
}
