import { makeMeeting, type MeetingOverrides } from '../make/meeting.ts';
import type { SqlHandle } from '../sql-db.ts';
import { guidancePlan, type PlannedMeeting } from './guidance-plan.ts';
import type { SeatedOpd } from './seats.ts';

type Group = { id: string; code: string; regime: 'POKJANAL' | 'TIM_PEMBINA' };
type Seat = { id: string; pokjanalId: string; code: string; office: string; opdId: string | null };

/** Writes the meetings of the records, and a year of meetings and commitments of the home regency, into their groups. */
export async function writeGuidance(
  tx: SqlHandle,
  opdByArea: ReadonlyMap<string, SeatedOpd[]>,
  lastMonth: number,
): Promise<void> {
  const groups = await readGroups(tx);
  const seats = await readSeats(tx);
  for (const plan of guidancePlan(lastMonth)) {
    const group = groups.find(({ code, regime }) => code === plan.code && regime === plan.regime);
    if (!group) throw new Error(`The demo has no group in ${plan.code}`);
    const agencies = opdByArea.get(plan.code) ?? [];
    const own = seats.filter(({ pokjanalId }) => pokjanalId === group.id);
    await makeMeeting(tx, meetingOf(plan, group, agencies, own));
  }
}

function meetingOf(
  plan: PlannedMeeting,
  group: Group,
  agencies: readonly SeatedOpd[],
  seats: readonly Seat[],
): MeetingOverrides {
  const agency = (kind: string) => agencies.find(({ kinds }) => kinds.includes(kind));
  const { parties = [], agencies: invited = [], commitments = [], organiserKind, ...rest } = plan.meeting;
  const organiserOpdId = organiserKind && agency(organiserKind)?.id;
  return {
    ...rest,
    pokjanal: group,
    isDemo: true,
    ...(organiserOpdId && { organiserOpdId }),
    parties: [
      ...invited.map((kind) => {
        const found = agency(kind);
        const seat = seats.find(({ opdId }) => opdId !== null && opdId === found?.id);
        return {
          name: found?.name ?? kind,
          ...(found && { opdId: found.id }),
          ...(seat && { seatId: seat.id }),
          ...(rest.status !== 'PLANNED' && { attendance: 'CAME' as const }),
        };
      }),
      ...parties,
    ],
    commitments: commitments.map(({ kind, ...commitment }) => {
      const found = agency(kind);
      const seat = seats.find(({ opdId }) => opdId !== null && opdId === found?.id);
      return {
        ...commitment,
        owner: seat?.office ?? found?.name ?? kind,
        ...(found && { ownerOpdId: found.id }),
        ...(seat && { ownerSeatId: seat.id }),
      };
    }),
  };
}

function readGroups(tx: SqlHandle): Promise<Group[]> {
  return tx.sql<Group>(
    `select p.id, w.code, p.regime from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where p."isDemo"`,
  );
}

function readSeats(tx: SqlHandle): Promise<Seat[]> {
  return tx.sql<Seat>(
    `select s.id, s."pokjanalId", s.code, h.office, h."opdId" from "Seat" s
      join "SeatHolding" h on h."seatId" = s.id and h."to" is null
      join "Pokjanal" p on p.id = s."pokjanalId" where p."isDemo" order by s."order", s.id, h.id`,
  );
}
