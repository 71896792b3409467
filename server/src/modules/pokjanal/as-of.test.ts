import { makePokjanal, makeSeat } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { act, gid, givenGroup, hold } from './seat.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

/** Small numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const dayNo = (no: number) => new Date(Date.UTC(2026, 0, 1 + no)).toISOString().slice(0, 10);
const DAYS = 40;

type Holding = { id: string; office: string; from: number; to: number; withdrawn: boolean };

/** A seat as plain lists: what the days of every holding must come to. */
class Model {
  readonly holdings: Holding[] = [];

  isFree(from: number, to: number, except?: Holding): boolean {
    return this.holdings.every((one) => one === except || one.withdrawn || one.to < from || one.from > to);
  }

  holdersOn(day: number): string[] {
    return this.holdings
      .filter((one) => !one.withdrawn && one.from <= day && day <= one.to)
      .map(({ office }) => office);
  }
}

async function holdersNow(actor: Actor, seat: { id: string }): Promise<string[][]> {
  const days = Array.from({ length: DAYS }, (_, no) => no);
  const found: string[][] = [];
  for (let start = 0; start < DAYS; start += 20) {
    const fields = days.slice(start, start + 20).map((no) => `d${no}: holders(on: "${dayNo(no)}") { office }`);
    const answer = await as(db, actor).run<{ seat: Record<string, { office: string }[]> }>(
      `query ($id: ID!) { seat(id: $id) { ${fields.join(' ')} } }`,
      { id: gid('Seat', seat) },
    );
    found.push(...Object.values(answer.seat).map((holders) => holders.map(({ office }) => office)));
  }
  return found;
}

describe('after random acts', () => {
  it('a seat for one has at most one holder on any day, and the holders of every day are as plainly recomputed', async () => {
    for (const seed of [7, 2026]) {
      const { chair, admin } = await givenGroup(db);
      const model = new Model();
      const random = numbersFrom(seed);
      for (let step = 0; step < 30; step += 1) await randomAct(admin, chair, model, random, step);
      const expected = Array.from({ length: DAYS }, (_, no) => model.holdersOn(no));
      expect(expected.every((holders) => holders.length <= 1)).toBe(true);
      expect(expected.filter((holders) => holders.length === 1).length).toBeGreaterThan(5);
      expect(await holdersNow(admin, chair), `seed ${seed}`).toEqual(expected);
    }
  });
});

async function randomAct(
  admin: Actor,
  chair: { id: string },
  model: Model,
  random: (below: number) => number,
  step: number,
): Promise<void> {
  const standing = model.holdings.filter(({ withdrawn }) => !withdrawn);
  const one = standing[random(Math.max(1, standing.length))];
  const kind = one ? random(5) : 0;
  const from = random(DAYS);
  const to = from + random(12);
  const office = `Kantor ${step}`;
  if (kind < 2 || !one) {
    const answer = await hold(db, admin, chair, { office, from: dayNo(from), to: dayNo(to) });
    const isFree = model.isFree(from, to);
    expect(answer.code ?? 'OK', office).toBe(isFree ? 'OK' : 'SEAT_TAKEN');
    if (isFree) model.holdings.push({ id: answer.holding?.id ?? '', office, from, to, withdrawn: false });
  } else if (kind === 2) {
    const answer = await act(db, admin, 'endHolding', { holding: one.id, on: dayNo(from) });
    expect(answer.__typename === 'HoldingSuccess').toBe(from >= one.from && from < one.to);
    if (answer.__typename === 'HoldingSuccess') one.to = from;
  } else if (kind === 3) {
    const answer = await act(db, admin, 'withdrawHolding', { holding: one.id, reason: 'keliru' });
    expect(answer.__typename).toBe('HoldingSuccess');
    one.withdrawn = true;
  } else {
    const holder = { office };
    const input = { holding: one.id, lastDay: dayNo(from), holder, to: dayNo(to + 1) };
    const answer = await act(db, admin, 'handOverSeat', input);
    const goes = from >= one.from && from < one.to && model.isFree(from + 1, to + 1, one);
    expect(answer.__typename === 'HoldingSuccess', `${JSON.stringify(answer)}`).toBe(goes);
    if (!goes) return;
    one.to = from;
    model.holdings.push({ id: answer.holding?.id ?? '', office, from: from + 1, to: to + 1, withdrawn: false });
  }
}

describe('a group as of a day', () => {
  const GRAPH = `query ($within: ID!, $on: Day!) { pokjanalList(within: $within, first: 50) { nodes {
    name status(on: $on) decreeInForce(on: $on) { number } termDaysLeft(on: $on)
    seats(on: $on) { code isVacant(on: $on) holders(on: $on) { office acting person opd { name } } }
    memberships(on: $on) { opd { name } } } } }`;

  type Graph = {
    pokjanalList: { nodes: { status: string; seats: { isVacant: boolean; holders: { office: string }[] }[] }[] };
  };

  it('is one request with all its seats and members, in the same number of statements for one group as for many', async () => {
    const { province, chair, admin } = await givenGroup(db);
    await hold(db, admin, chair, { office: 'Sekda', from: '2026-01-01', to: '2026-06-30' });
    await hold(db, admin, chair, { office: 'Asisten II', from: '2026-07-01', acting: true });
    const above = as(db, officerOf(province, 'ADMIN_PROVINSI'));
    const ask = async (on: string) => {
      const { pokjanalList } = await above.run<Graph>(GRAPH, { within: encodeGlobalId('Wilayah', province.id), on });
      return pokjanalList.nodes;
    };
    const [then] = await ask('2026-06-30');
    const few = above.cost();
    expect(then?.seats[0]).toMatchObject({ isVacant: false, holders: [{ office: 'Sekda' }] });
    expect((await ask('2026-07-01'))[0]?.seats[0]).toMatchObject({ holders: [{ office: 'Asisten II', acting: true }] });
    expect((await ask('2020-01-01'))[0]).toMatchObject({ status: 'AWAITING_DECREE', seats: [{ isVacant: true }, {}] });
    for (let made = 0; made < 6; made += 1) {
      const wilayah = await makeWilayah(db, { parent: province });
      const holder = { office: 'Bupati', from: '2026-01-01' };
      await makePokjanal(db, { wilayah, seats: [{ code: 'KETUA', name: 'Ketua', holder }] });
    }
    expect(await ask('2026-07-01')).toHaveLength(7);
    expect(above.cost()).toBeLessThanOrEqual(few + 1);
    expect(few).toBeLessThanOrEqual(20);
  });
});

describe('vacant seats of an area', () => {
  it('are listed for groups that work, on a day, within reach', async () => {
    const { province, group, chair, admin, stranger } = await givenGroup(db);
    const gone = await makePokjanal(db, { wilayah: group.wilayah, successor: group });
    await makeSeat(db, gone, { code: 'KETUA', name: 'Ketua lama' });
    await hold(db, admin, chair, { from: '2026-07-01' });
    const ask = `query ($within: ID!, $on: Day) { vacantSeats(within: $within, on: $on) { totalCount nodes { code pokjanal { id } } } }`;
    const vacant = async (actor: Actor, on?: string) => {
      const client = as(db, actor);
      const { vacantSeats } = await client.run<{ vacantSeats: { totalCount: number; nodes: { code: string }[] } }>(
        ask,
        {
          within: encodeGlobalId('Wilayah', province.id),
          on,
        },
      );
      expect(client.cost()).toBeLessThanOrEqual(6);
      return vacantSeats.nodes.map(({ code }) => code);
    };
    expect(await vacant(admin)).toEqual(['ANGGOTA']);
    expect(await vacant(admin, '2026-06-30')).toEqual(['KETUA', 'ANGGOTA']);
    expect(await vacant(stranger)).toEqual([]);
  });
});

describe('the name of a person in a seat', () => {
  const ASK = 'query ($id: ID!) { seat(id: $id) { holders { office person } holdings(withdrawn: true) { person } } }';

  it('is read by those who manage the group alone, and told in no event', async () => {
    const { regency, province, sibling, chair, admin } = await givenGroup(db);
    await hold(db, admin, chair, { from: '2026-01-01', person: 'Ibu Rahasia' });
    const ask = async (actor: Actor) => JSON.stringify(await as(db, actor).run(ASK, { id: gid('Seat', chair) }));
    expect(await ask(admin)).toContain('Ibu Rahasia');
    expect(await ask(officerOf(province, 'ADMIN_PROVINSI'))).toContain('Ibu Rahasia');
    for (const reader of [officerOf(regency, 'VIEWER'), officerOf(province, 'PARTNER')]) {
      const answer = await ask(reader);
      expect(answer).toContain('Sekretaris Daerah');
      expect(answer).not.toContain('Rahasia');
    }
    expect(await ask(officerOf(sibling))).toBe('{"seat":null}');
    const told = await db.sql('select payload from outbox');
    const logged = await db.prisma.change.findMany();
    expect(JSON.stringify([told, logged])).not.toContain('Rahasia');
  });
});
