import { type Problem, problem } from '../../lib/errors.ts';
import type { Proposal } from './propose-lines.ts';
import type { Line } from './succession-line.ts';

/** What a person confirmed for one group. */
export type GroupChoice = {
  readonly pokjanalId: string;
  /** Fingerprint of the proposal the caller saw. */
  readonly fingerprint: string;
  /** Keys of the lines taken; null takes all that are proposed. */
  readonly taken: readonly string[] | null;
  /** Seats chosen instead of the proposed ones, by key of the line. */
  readonly seats: ReadonlyMap<string, string>;
  /** Name of the new group; null takes the proposed one. */
  readonly name: string | null;
  /** Day of the first meeting; null: ten working days from now. */
  readonly meetingOn: Date | null;
};

/** The lines of a proposal that were taken, each with the seat it leads to, and the others. */
export type Chosen = { readonly taken: readonly Line[]; readonly left: readonly Line[] };

/** Parts a proposal into what was taken and what was left. */
export function choose({ lines }: Proposal, choice: Pick<GroupChoice, 'taken' | 'seats'>): Chosen {
  const keys = choice.taken === null ? null : new Set(choice.taken);
  const isTaken = (line: Line) =>
    line.key === 'group' || (line.isPossible && (keys === null ? line.isProposed : keys.has(line.key)));
  const seated = lines.map((line) => ({ ...line, seat: choice.seats.get(line.key) ?? line.seat }));
  return { taken: seated.filter(isTaken), left: seated.filter((line) => !isTaken(line)) };
}

/** Everything wrong with what was confirmed, with the keys of the lines as paths. */
export function choiceProblems(proposal: Proposal, choice: GroupChoice, chosen: Chosen): Problem[] {
  const { group, lines, fingerprint } = proposal;
  const possible = new Set(lines.filter((line) => line.isPossible).map(({ key }) => key));
  const unknown = (choice.taken ?? []).filter((key) => !possible.has(key));
  return [
    ...(fingerprint === choice.fingerprint ? [] : [problem('group', 'SUCCESSION_STALE', { name: group.name })]),
    ...unknown.map((key) => problem(key, 'SUCCESSION_LINE_UNKNOWN')),
    ...seatProblems(proposal, chosen.taken),
  ];
}

/** A holder needs a seat that there will be, and one for a single holder takes one. */
function seatProblems({ standing }: Proposal, taken: readonly Line[]): Problem[] {
  const made = new Set(taken.filter(({ section }) => section === 'SEAT').map(({ seat }) => seat));
  const known = new Map(standing?.seats.map((seat) => [seat.code, seat]));
  const holders = new Map<string, string>();
  for (const { code, single, holdings } of known.values()) {
    const [held] = holdings;
    if (single && held) holders.set(code, held.office);
  }
  return taken
    .filter(({ section }) => section === 'HOLDING')
    .flatMap(({ key, seat, title }): Problem[] => {
      if (seat === null) return [problem(key, 'SUCCESSION_SEAT_MISSING', { office: title })];
      if (!made.has(seat) && !known.has(seat)) return [problem(key, 'SUCCESSION_SEAT_UNKNOWN', { seat })];
      const other = holders.get(seat);
      if (other) return [problem(key, 'SUCCESSION_SEAT_TWICE', { seat, office: title, other })];
      return [];
    });
}

/** Holders that share a seat for one. */
export function sharedSeats(taken: readonly Line[], single: ReadonlySet<string>): Problem[] {
  const first = new Map<string, Line>();
  return taken
    .filter((line) => line.section === 'HOLDING' && line.seat !== null && single.has(line.seat))
    .flatMap((line) => {
      const seat = line.seat ?? '';
      const other = first.get(seat);
      if (!other) {
        first.set(seat, line);
        return [];
      }
      return [problem(line.key, 'SUCCESSION_SEAT_TWICE', { seat, office: line.title, other: other.title })];
    });
}
