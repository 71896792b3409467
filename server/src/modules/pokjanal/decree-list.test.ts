import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { givenWaiting } from './decree.fixture.ts';

const LIST = `query ($within: ID, $kind: DecreeKind, $year: Int, $ends: Int, $bare: Boolean, $text: String, $all: Boolean) {
  decreeList(within: $within, kind: $kind, year: $year, endsWithinDays: $ends, withoutFile: $bare, search: $text, includeWithdrawn: $all) {
    totalCount
    nodes { number endsInDays withdrawnAt abilities attachment { name } groups { id name } }
  }
}`;
type List = { decreeList: { totalCount: number; nodes: { number: string; groups: { name: string }[] }[] } };

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

/** A regency with a decree that ends soon, one superseded that would, a withdrawn one, and one for a group of another, too. */
async function givenRegister() {
  const scene = await givenWaiting(db);
  const pokjanal = [scene.group];
  const mark = scene.group.id.slice(-6);
  const old = await makeDecree(db, { pokjanal, number: `lama ${mark}`, date: '2022-02-03', termEnd: '2027-01-15' });
  const soon = { pokjanal, number: `segera ${mark}`, date: '2024-02-03', termEnd: '2027-01-31', supersedes: old };
  await makeDecree(db, soon);
  await makeDecree(db, { pokjanal, number: `salah ${mark}`, date: '2024-03-03', termEnd: '2027-01-20' });
  await db.sql(`update "Decree" set "withdrawnAt" = now(), "withdrawReason" = 'x' where number = $1`, [
    `salah ${mark}`,
  ]);
  const both = { pokjanal: [scene.group, scene.other], number: `bersama ${mark}`, kind: 'CHANGE' as const };
  await makeDecree(db, { ...both, date: '2025-05-06', termEnd: null });
  await makeDecree(db, { pokjanal: [scene.other], number: `sana ${mark}`, date: '2024-02-03' });
  const client = as(db, scene.admin);
  const list = async (variables: Record<string, unknown> = {}) => {
    const { nodes, totalCount } = (await client.run<List>(LIST, variables)).decreeList;
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ number }) => number.split(' ')[0]);
  };
  return { ...scene, client, list };
}

describe('decreeList', () => {
  it('gives the decrees of groups within reach, newest first, withdrawn ones when asked for', async () => {
    const { list } = await givenRegister();
    expect(await list()).toEqual(['bersama', 'segera', 'lama']);
    expect(await list({ all: true })).toEqual(['bersama', 'salah', 'segera', 'lama']);
  });

  it('filters by kind, year, end of term, file and text', async () => {
    const { list, here, there } = await givenRegister();
    expect(await list({ kind: 'CHANGE' })).toEqual(['bersama']);
    expect(await list({ year: 2024 })).toEqual(['segera']);
    expect(await list({ ends: 90 })).toEqual(['segera']);
    expect(await list({ ends: 30 })).toEqual([]);
    expect(await list({ bare: true, text: 'LAMA' })).toEqual(['lama']);
    expect(await list({ within: encodeGlobalId('Wilayah', here.id), text: 'bersama' })).toEqual(['bersama']);
    expect(await list({ within: encodeGlobalId('Wilayah', there.id) })).toEqual(['bersama']);
  });

  it('names the groups within reach alone, whatever its length in the same few statements', async () => {
    const { client, group } = await givenRegister();
    const { decreeList } = await client.run<List>(LIST);
    expect(JSON.stringify(decreeList)).not.toContain('Pokjanal sana');
    const few = client.cost();
    for (let i = 0; i < 10; i += 1) await makeDecree(db, { pokjanal: [group] });
    await client.run<List>(LIST);
    expect(client.cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });

  it('tells of one decree in a few statements, to whoever may read one of its groups', async () => {
    const { client, group, here, there } = await givenRegister();
    const { decreeList } = await client.run<{ decreeList: { nodes: { id: string }[] } }>(
      '{ decreeList { nodes { id } } }',
    );
    const id = decreeList.nodes[1]?.id;
    const ONE = `query ($id: ID!) { decree(id: $id) {
      number supersedes { number } supersededBy { number } groups { name } attachment { url } changes { action } abilities
    } }`;
    const { decree } = await client.run<{ decree: object }>(ONE, { id });
    expect(decree).toMatchObject({
      supersedes: { number: expect.stringContaining('lama') },
      groups: [{ name: group.name }],
    });
    expect(client.cost()).toBeLessThanOrEqual(14);
    expect(await as(db, officerOf(here, 'VIEWER')).run(ONE, { id })).toMatchObject({ decree: { abilities: [] } });
    expect(await as(db, officerOf(there)).run(ONE, { id })).toEqual({ decree: null });
  });
});

describe('foundPokjanal', () => {
  const FOUND = `mutation ($input: FoundPokjanalInput!) { foundPokjanal(input: $input) {
    ... on FoundPokjanalSuccess { pokjanal { name status regime contactOffice } }
    ... on Error { code } ... on InvalidInputError { problems { path code } } } }`;
  type Answer = { foundPokjanal: { code?: string; problems?: object[]; pokjanal?: { name: string; status: string } } };

  async function givenFounding() {
    const scene = await givenWaiting(db);
    const found = async (over: object = {}, actor = scene.admin) => {
      const input = { wilayah: encodeGlobalId('Wilayah', scene.here.id), regime: 'TIM_PEMBINA', ...over };
      return (await as(db, actor).run<Answer>(FOUND, { input })).foundPokjanal;
    };
    return { ...scene, found };
  }

  it('makes a group that waits for its decree, named after its law and area', async () => {
    const { found, here } = await givenFounding();
    const made = await found({ contactOffice: ' DPMD ' });
    expect(made.pokjanal).toMatchObject({ status: 'AWAITING_DECREE', regime: 'TIM_PEMBINA', contactOffice: 'DPMD' });
    expect(made.pokjanal?.name).toMatch(new RegExp(`^Tim Pembina Posyandu .*${here.name}$`));
    const [event] = await db.sql<{ count: number }>(
      `select count(*)::int as count from outbox where type = 'pokjanal.founded' and node_no = $1`,
      [here.no],
    );
    expect(event?.count).toBe(1);
  });

  it('is refused where one of the same law stands, also to the second of two in the same moment', async () => {
    const { found } = await givenFounding();
    expect(await found({ regime: 'POKJANAL' })).toEqual({ code: 'POKJANAL_ALREADY_EXISTS' });
    const both = await Promise.all([found({ planned: true }), found({ planned: true })]);
    expect(new Set(both.map((answer) => answer.code ?? answer.pokjanal?.status))).toEqual(
      new Set(['PLANNED', 'POKJANAL_ALREADY_EXISTS']),
    );
  });

  it('is possible again once the group was superseded', async () => {
    const { found, here, group } = await givenFounding();
    const heir = await makePokjanal(db, { wilayah: here, regime: 'TIM_PEMBINA' });
    await db.prisma.pokjanal.update({ where: { id: group.id }, data: { successorId: heir.id } });
    expect((await found({ regime: 'POKJANAL', name: 'Baru' })).pokjanal).toMatchObject({ name: 'Baru' });
  });

  it('is refused to a role that only looks, elsewhere, with a name too long and where the area has ended', async () => {
    const { found, here, there } = await givenFounding();
    expect(await found({}, { ...officerOf(here, 'VIEWER') })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await found({ wilayah: encodeGlobalId('Wilayah', there.id) })).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
    await db.sql(`update "Wilayah" set "endedOn" = '2025-12-31' where id = $1`, [here.id]);
    expect((await found({ name: 'x'.repeat(201) })).problems).toEqual([
      { path: 'wilayah', code: 'AREA_ENDED' },
      { path: 'name', code: 'TOO_LONG' },
    ]);
  });
});
