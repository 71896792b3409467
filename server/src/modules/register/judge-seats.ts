import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { requiredText } from '../../lib/text-problems.ts';
import { isAlike } from './alike.ts';
import { given, textAt } from './cell-text.ts';
import { plainArea } from './find-areas.sql.ts';
import { differences, judgedOf } from './judged.ts';
import { plainTitle } from './register-header.ts';
import type { GivenRow, Judged } from './register.ts';
import { type HoldingFacts, holdingTexts, opdAt, readHolding, singleAt } from './seat-cells.ts';
import type { ListedGroup, ListedHolding, ListedSeat, SeatScene } from './seat-scene.sql.ts';
import { readGroup, readSeatScene } from './seat-scene.ts';

type Seat = Pick<ListedSeat, 'id' | 'code' | 'name' | 'single'>;

/** What is written of a seat and who holds it, or stood before; no holding: the seat alone. */
export type SeatContent = {
  readonly pokjanalId: string;
  readonly seat: Seat;
  readonly holding: HoldingFacts | null;
};

/** Tells what rows of a list of seats mean for what stands; a row counts on those above it. */
export async function judgeSeats(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<SeatContent>[]> {
  const scene = await readSeatScene(ctx, rows);
  return rows.map((row) => judgeRow(scene, row));
}

/** Columns that only a holding has. */
const OF_HOLDING = ['office', 'person', 'opd', 'exOfficio', 'acting', 'from', 'to', 'decree'];

function judgeRow(scene: SeatScene, row: GivenRow): Judged<SeatContent> {
  const { group, problems } = readGroup(scene, row);
  const name = textAt(row, 'seat');
  if (!group) return unplaced(row, name, problems);
  const { seat, problems: seatProblems } = readSeat(scene, row, group);
  const holds = OF_HOLDING.some((key) => given(row, key) !== undefined);
  const judged = holds ? judgeHolding(scene, row, { group, seat }) : judgeSeat(group, seat);
  const all = [...seatProblems, ...judged.problems];
  if (all.length === 0) moveOn(scene, group, seat, judged);
  const warnings = seat.isOwn ? newSeatWarnings(scene, group, seat) : [];
  return judgedOf(judged.standing, { ...judged, place: group.name, problems: all, warnings });
}

const unplaced = (row: GivenRow, name: string, problems: readonly Problem[]): Judged<SeatContent> =>
  judgedOf<SeatContent>(null, {
    name: [name, textAt(row, 'office')].filter((text) => text !== '').join(' · '),
    place: textAt(row, 'area') || textAt(row, 'areaCode'),
    key: null,
    diff: [],
    content: null,
    before: null,
    problems: [...problems, ...requiredText('kursi', name)],
    warnings: [],
  });

/** A seat as a row means it; `isOwn`: to be added, and no standard one. */
type Meant = Seat & { readonly listed: ListedSeat | null; readonly isOwn: boolean };

function readSeat(scene: SeatScene, row: GivenRow, group: ListedGroup): { seat: Meant; problems: Problem[] } {
  const name = textAt(row, 'seat');
  const isMeant = (one: { readonly code: string; readonly name: string }): boolean =>
    [one.code, one.name].some((text) => plainTitle(text) === plainTitle(name));
  const single = singleAt(row);
  const listed = scene.seats.find((one) => one.pokjanalId === group.id && isMeant(one));
  if (listed) return { seat: { ...listed, listed, isOwn: false }, problems: [] };
  const standard = scene.standard.find(
    (one) =>
      one.regime === group.regime && (one.levels === '' || one.levels.split(' ').includes(group.level)) && isMeant(one),
  );
  if (standard) return { seat: { ...bare(standard), listed: null, isOwn: false }, problems: [] };
  const own = { code: codeOf(name), name, single: single.chosen ?? true };
  const isTaken = scene.seats.some(({ pokjanalId, code }) => pokjanalId === group.id && code === own.code);
  return {
    seat: { ...bare(own), listed: null, isOwn: true },
    problems: [
      ...requiredText('kursi', name),
      ...(name !== '' && own.code === '' ? [problem('kursi', 'BAD_CODE', { value: name })] : []),
      ...(isTaken ? [problem('kursi', 'SEAT_CODE_TAKEN', { code: own.code })] : []),
      ...single.problems,
    ],
  };
}

const bare = ({ code, name, single }: Omit<Seat, 'id'>): Seat => ({ id: null, code, name, single });

/** The code of an own seat, out of its name. */
function codeOf(name: string): string {
  const code = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return code
    .replace(/^[^A-Z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
}

type Told = Pick<Judged<SeatContent>, 'name' | 'key' | 'diff' | 'content' | 'before' | 'problems'> & {
  readonly standing: { readonly id: string; readonly revision: number } | null;
};

function judgeSeat(group: ListedGroup, seat: Meant): Told {
  const stands = seat.listed;
  return {
    // What an earlier row of the list adds, this one names once more.
    standing: stands && stands.id !== null ? { id: stands.id, revision: stands.revision } : null,
    name: seat.name,
    key: `${group.id} ${seat.code}`,
    diff: stands ? [] : [{ column: 'kursi', before: null, after: seat.name }],
    content: { pokjanalId: group.id, seat: bareSeat(seat), holding: null },
    before: null,
    problems: [],
  };
}

const bareSeat = ({ id, code, name, single }: Seat): Seat => ({ id, code, name, single });

function judgeHolding(scene: SeatScene, row: GivenRow, at: { group: ListedGroup; seat: Meant }): Told {
  const { group, seat } = at;
  const holding = heldAs(scene, row, at);
  const stands = holding?.id == null ? null : { ...holding, id: holding.id };
  const { facts, problems } = readHolding(scene, row, group, stands);
  const fresh = seat.listed ? {} : { kursi: seat.name };
  const content: SeatContent = { pokjanalId: group.id, seat: bareSeat(seat), holding: facts };
  return {
    standing: stands,
    name: `${seat.name} · ${facts.office}`,
    key: keyOf(content, facts),
    diff: differences(stands && holdingTexts(stands), { ...fresh, ...holdingTexts(facts) }),
    content,
    before: stands && { ...content, holding: stands },
    problems: [
      ...problems,
      ...dayProblems(row, stands, facts),
      ...(problems.length > 0 ? [] : takenProblems(seat, facts, holding)),
    ],
  };
}

const keyOf = ({ pokjanalId, seat }: SeatContent, { office, opdId, from }: HoldingFacts): string =>
  [pokjanalId, seat.code, plainArea(office), opdId, from].join(' ');

/** Whoever takes a seat does so from a day on. */
const dayProblems = (row: GivenRow, stands: object | null, { from }: HoldingFacts): Problem[] =>
  stands === null && from === null && textAt(row, 'from') === '' ? [problem('mulai', 'REQUIRED')] : [];

/** A seat for one has another holder in these days. */
function takenProblems(seat: Meant, facts: HoldingFacts, own: ListedHolding | null): Problem[] {
  const others = seat.single ? (seat.listed?.holdings ?? []) : [];
  const other = others.find((one) => one !== own && overlaps(one, facts));
  return other ? [takenProblem(seat, other)] : [];
}

/** The holding on record that a row speaks of: of this office, from its first day where the row gives one, else the latest. */
function heldAs(scene: SeatScene, row: GivenRow, { group, seat }: { group: ListedGroup; seat: Meant }) {
  const office = plainArea(textAt(row, 'office'));
  const opd = opdAt(scene, row, group);
  const named = (seat.listed?.holdings ?? []).filter(
    (one) => plainArea(one.office) === office && (!opd || one.opdId === null || opd.id === one.opdId),
  );
  const from = readHolding(scene, row, group, null).facts.from;
  if (from === null) return named.at(-1) ?? null;
  return named.find((one) => one.from === from) ?? named.find((one) => one.from === null) ?? null;
}

type Days = { readonly from: string | null; readonly to: string | null };

const overlaps = (one: Days, other: Days): boolean =>
  (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999');

const takenProblem = (seat: Meant, { office, from, to }: ListedHolding): Problem =>
  problem('mulai', 'SEAT_TAKEN', { seat: seat.name, office, from: from ?? '…', to: to ?? '…' });

/** What a row will have written stands for the rows below it. */
function moveOn(scene: SeatScene, group: ListedGroup, seat: Meant, { content, standing }: Told): void {
  const listed = seat.listed ?? { ...bareSeat(seat), revision: 0, pokjanalId: group.id, holdings: [] };
  if (!seat.listed) scene.seats.push(listed);
  const facts = content?.holding;
  if (!facts) return;
  const holding = { ...facts, id: standing?.id ?? null, revision: standing?.revision ?? 0 };
  listed.holdings = [...listed.holdings.filter((one) => !isSame(one, holding)), holding];
}

const isSame = (one: ListedHolding, other: ListedHolding): boolean =>
  other.id !== null ? one.id === other.id : one.id === null && one.office === other.office && one.from === other.from;

function newSeatWarnings({ seats }: SeatScene, group: ListedGroup, seat: Meant): Problem[] {
  const alike = seats.find(
    (one) => one.pokjanalId === group.id && one.code !== seat.code && isAlike(one.name, seat.name),
  );
  return [
    problem('kursi', 'SEAT_NEW', { seat: seat.name }),
    ...(alike ? [problem('kursi', 'LOOKS_ALIKE', { name: alike.name })] : []),
  ];
}
