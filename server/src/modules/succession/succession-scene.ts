import type { Prisma, Regime, SeatSuccession, StandardSeat, WilayahLevel } from '@pokjanal/prisma/client';
import type { Database } from '../../db/client.ts';
import type { Tx } from '../../db/transaction.ts';
import { EVIDENCE } from '../../lib/pure/evidence-kinds.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { dayBefore, dayText } from '../../lib/days.ts';

type Reader = Tx | Database['prisma'];

const termSelect = { id: true, kind: true, date: true, termStart: true, termEnd: true, withdrawnAt: true } as const;
const opdSelect = {
  select: {
    id: true,
    name: true,
    to: true,
    mergedInto: { select: { id: true, name: true } },
    kinds: { select: { kindCode: true } },
  },
} as const;
const ENDED = ['DONE', 'DROPPED'] as const;

/** What reaches beyond the last day of the predecessor, as a filter. */
const beyond = (day: Date) => ({ OR: [{ to: null }, { to: { gte: day } }] });

const lifeSelect = {
  id: true,
  name: true,
  regime: true,
  planned: true,
  successorId: true,
  supersededOn: true,
  decrees: { select: { decree: { select: termSelect } } },
} as const;
const kindsSelect = { select: { kindCode: true } } as const;

/** The area with its agencies and with the groups that may stand there already. */
function areaSelect(day: Date) {
  const holdings = { where: { withdrawnAt: null, ...beyond(day) }, select: { office: true } };
  const seats = { where: { endedOn: null }, select: { id: true, code: true, name: true, single: true, holdings } };
  const members = { where: beyond(day), select: { opdId: true } };
  return {
    id: true,
    no: true,
    path: true,
    level: true,
    kind: true,
    code: true,
    name: true,
    endedOn: true,
    opd: { where: beyond(day), select: { id: true, name: true, kinds: kindsSelect }, orderBy: { name: 'asc' } },
    pokjanal: { select: { ...lifeSelect, seats, members } },
  } as const satisfies Prisma.WilayahSelect;
}

/** Seats that stood on the last day, with who holds them beyond it. */
function seatSelect(day: Date) {
  const terms = { id: true, office: true, person: true, opdId: true, exOfficio: true, actingAs: true } as const;
  return {
    where: { OR: [{ endedOn: null }, { endedOn: { gte: dayBefore(day) } }] },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      code: true,
      name: true,
      holdings: {
        where: { withdrawnAt: null, ...beyond(day) },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
        select: { ...terms, from: true, to: true, revision: true, opd: { select: { kinds: kindsSelect } } },
      },
    },
  } as const satisfies Prisma.Pokjanal$seatsArgs;
}

/** What is read of a group before its work goes on in another: the rows that touch the day, and those after it. */
function predecessorSelect(day: Date) {
  const open = { state: { notIn: [...ENDED] } };
  const opd = { select: { name: true } } as const;
  const months = { period: true, fromMonth: true, toMonth: true } as const;
  return {
    ...lifeSelect,
    revision: true,
    isDemo: true,
    contactOffice: true,
    secretariat: true,
    wilayah: { select: areaSelect(day) },
    seats: seatSelect(day),
    members: {
      where: beyond(day),
      orderBy: { opd: { name: 'asc' } },
      select: { id: true, from: true, to: true, opd: opdSelect },
    },
    commitments: {
      where: open,
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      select: { id: true, text: true, owner: true, ownerSeatId: true, dueOn: true, state: true, revision: true },
    },
    escalated: { where: open, select: { id: true } },
    evidence: {
      where: { kind: 'PLAN', toMonth: { gte: monthOfDay(dayText(day)) } },
      orderBy: [{ opd: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, title: true, status: true, ...months, opdId: true, opd },
    },
  } as const satisfies Prisma.PokjanalSelect;
}

/** A group whose work is to go on in another, with all that may go along. */
export type Predecessor = Prisma.PokjanalGetPayload<{ select: ReturnType<typeof predecessorSelect> }>;
/** A group of the new regime that stands in the area already. */
export type StandingGroup = Predecessor['wilayah']['pokjanal'][number];

/** Reads predecessors by code of their area; as many statements for one as for many. */
export function readPredecessors(reader: Reader, where: Prisma.PokjanalWhereInput, day: Date): Promise<Predecessor[]> {
  return reader.pokjanal.findMany({
    where,
    select: predecessorSelect(day),
    orderBy: [{ wilayah: { code: 'asc' } }, { id: 'asc' }],
  });
}

export type ExpectedKind = { readonly code: string; readonly name: string; readonly confidence: string };

/** What the new regime says, as far as it is known: all of it proposals. */
export type NewRules = {
  readonly regime: Regime;
  readonly seatsOf: (level: WilayahLevel) => readonly StandardSeat[];
  readonly kindsOf: (level: WilayahLevel) => readonly ExpectedKind[];
  /** Code of the duty that a yearly plan proves; null where the new regime has no list of duties. */
  readonly planDutyOf: (level: WilayahLevel) => string | null;
  readonly rules: readonly SeatSuccession[];
};

/** Reads what the new regime says of seats, members and duties, four statements. */
export async function readNewRules(reader: Reader, regime: Regime, day: Date): Promise<NewRules> {
  const seats = await reader.standardSeat.findMany({ where: { regime, body: 'POKJANAL' }, orderBy: { order: 'asc' } });
  const rules = await reader.seatSuccession.findMany({ where: { toRegime: regime }, orderBy: { order: 'asc' } });
  const expected = await reader.expectedOpdKind.findMany({
    where: { regime },
    include: { kind: { select: { name: true } } },
    orderBy: { order: 'asc' },
  });
  const plans = await reader.duty.findMany({
    where: {
      artefact: EVIDENCE.PLAN.artefact,
      catalogue: { regime, validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
    },
    select: { code: true, catalogue: { select: { level: true } } },
  });
  return {
    regime,
    rules,
    seatsOf: (level) => seats.filter(({ levels }) => levels === '' || levels.split(' ').includes(level)),
    kindsOf: (level) =>
      expected
        .filter((one) => one.level === level)
        .map(({ kindCode, kind, confidence }) => ({ code: kindCode, name: kind.name, confidence })),
    planDutyOf: (level) => plans.find(({ catalogue }) => catalogue.level === level)?.code ?? null,
  };
}
