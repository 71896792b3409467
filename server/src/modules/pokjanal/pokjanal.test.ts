import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as, testClock } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { statusOn } from './pokjanal-status.ts';
import { statusSql } from './pokjanal.sql.ts';

let db: Database;

/** A province with one regency in each state, and one without any group. */
async function givenProvince() {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = () => makeWilayah(db, { parent: province });
  const active = await makePokjanal(db, { wilayah: await regency() });
  const expired = await makePokjanal(db, {
    wilayah: await regency(),
    decree: { date: '2021-01-04', termStart: '2021-01-01', termEnd: '2025-12-31' },
  });
  const waiting = await makePokjanal(db, { wilayah: await regency(), decree: null });
  const successor = await makePokjanal(db, { wilayah: await regency(), regime: 'TIM_PEMBINA' });
  const superseded = await makePokjanal(db, { wilayah: successor.wilayah, successor });
  const bare = await regency();
  return {
    province,
    active,
    expired,
    waiting,
    successor,
    superseded,
    bare,
    admin: officerOf(province, 'ADMIN_PROVINSI'),
  };
}

beforeAll(async () => {
  db = await useDatabase();
});

describe('groups', () => {
  it('tell their status from their decrees', async () => {
    const { province, admin } = await givenProvince();
    const client = as(db, admin);
    const { pokjanalList } = await client.run<{ pokjanalList: { nodes: { status: string }[]; totalCount: number } }>(
      'query ($within: ID!) { pokjanalList(within: $within, first: 20) { totalCount nodes { status decreeInForce { number } } } }',
      { within: encodeGlobalId('Wilayah', province.id) },
    );
    expect(pokjanalList.nodes.map((group) => group.status).sort()).toEqual([
      'ACTIVE',
      'ACTIVE',
      'AWAITING_DECREE',
      'EXPIRED',
      'SUPERSEDED',
    ]);
    expect(pokjanalList.totalCount).toBe(5);
    const { rest } = await client.run<{ rest: { nodes: { id: string }[] } }>(
      'query ($within: ID!) { rest: pokjanalList(within: $within, status: [EXPIRED, AWAITING_DECREE]) { nodes { id } } }',
      { within: encodeGlobalId('Wilayah', province.id) },
    );
    expect(rest.nodes).toHaveLength(2);
  });

  it('have the same status in SQL as in code', async () => {
    const { province } = await givenProvince();
    const day = testClock().now();
    const rows = await db.sql<{ id: string; status: string }>(
      `select s.id, s.status from (${statusSql}) s join "Wilayah" w on w.id = s."wilayahId" where w.path like $2 || '%'`,
      [day, province.path],
    );
    const groups = await db.prisma.pokjanal.findMany({
      where: { id: { in: rows.map((row) => row.id) } },
      include: { decrees: { include: { decree: true } } },
    });
    const inCode = groups.map((group) => [
      group.id,
      statusOn({ ...group, decrees: group.decrees.map((d) => d.decree) }, day).status,
    ]);
    expect(new Map(rows.map((row) => [row.id, row.status]))).toEqual(new Map(inCode as [string, string][]));
    expect(rows).toHaveLength(5);
  });

  it('follow the decree last told of where several are of one day, in SQL as in code', async () => {
    const day = testClock().now();
    const terms = ['2020-12-31', '2035-12-31', '2021-12-31', '2036-12-31'];
    const groups = [];
    for (const order of [terms, terms.toReversed()]) {
      const group = await makePokjanal(db, { wilayah: await makeWilayah(db, { level: 'PROVINSI' }), decree: null });
      for (const termEnd of order) {
        await makeDecree(db, { date: '2020-01-02', termStart: '2020-01-02', termEnd, pokjanal: [group] });
      }
      groups.push(group.id);
    }
    const rows = await db.sql<{ id: string; status: string }>(
      `select s.id, s.status from (${statusSql}) s where s.id = any($2::uuid[])`,
      [day, groups],
    );
    expect(groups.map((id) => rows.find((row) => row.id === id)?.status)).toEqual(['ACTIVE', 'EXPIRED']);
  });

  it('are missed where no group has a valid decree', async () => {
    const { province, bare, expired, waiting, admin } = await givenProvince();
    const { pokjanalGaps } = await as(db, admin).run<{ pokjanalGaps: object[] }>(
      'query ($within: ID!) { pokjanalGaps(within: $within) { kind wilayah { id } pokjanal { id } } }',
      { within: encodeGlobalId('Wilayah', province.id) },
    );
    expect(pokjanalGaps).toHaveLength(3);
    expect(pokjanalGaps).toEqual(
      expect.arrayContaining([
        { kind: 'NO_GROUP', wilayah: { id: encodeGlobalId('Wilayah', bare.id) }, pokjanal: null },
        {
          kind: 'EXPIRED',
          wilayah: { id: encodeGlobalId('Wilayah', expired.wilayah.id) },
          pokjanal: { id: encodeGlobalId('Pokjanal', expired.id) },
        },
        {
          kind: 'AWAITING_DECREE',
          wilayah: { id: encodeGlobalId('Wilayah', waiting.wilayah.id) },
          pokjanal: { id: encodeGlobalId('Pokjanal', waiting.id) },
        },
      ]),
    );
  });

  it('show seats with vacancy, members and the group above', async () => {
    const { province, admin } = await givenProvince();
    const above = await makePokjanal(db, { wilayah: province });
    const wilayah = await makeWilayah(db, { parent: province });
    const opd = await makeOpd(db, { wilayah, name: 'Dinas Kesehatan' });
    const group = await makePokjanal(db, {
      wilayah,
      seats: [
        { code: 'KETUA', name: 'Ketua', holders: [{ office: 'Sekretaris Daerah', from: '2024-01-01' }] },
        {
          code: 'SEKRETARIS',
          name: 'Sekretaris',
          holders: [{ office: 'Kepala DPMD', from: '2024-01-01', to: '2026-01-31' }],
        },
        { code: 'BENDAHARA', name: 'Bendahara' },
      ],
    });
    await db.sql(`insert into "PokjanalMember" (id, "pokjanalId", "opdId") values (gen_random_uuid(), $1, $2)`, [
      group.id,
      opd.id,
    ]);
    const answer = await as(db, admin).run<{ pokjanal: Record<string, unknown> }>(
      'query ($id: ID!) { pokjanal(id: $id) { seats { code isVacant holdings { office } } members { name } parent { id } level abilities } }',
      { id: encodeGlobalId('Pokjanal', group.id) },
    );
    expect(answer.pokjanal).toMatchObject({
      seats: [
        { code: 'KETUA', isVacant: false },
        { code: 'SEKRETARIS', isVacant: true },
        { code: 'BENDAHARA', isVacant: true, holdings: [] },
      ],
      members: [{ name: 'Dinas Kesehatan' }],
      parent: { id: encodeGlobalId('Pokjanal', above.id) },
      level: 'KABKOTA',
      abilities: ['pokjanal.manage'],
    });
  });

  it('of another regency stay out of sight', async () => {
    const { active, expired } = await givenProvince();
    const stranger = as(db, officerOf(active.wilayah));
    expect(
      await stranger.run('query ($id: ID!) { pokjanal(id: $id) { id } }', {
        id: encodeGlobalId('Pokjanal', expired.id),
      }),
    ).toEqual({ pokjanal: null });
    const { node } = await stranger.run<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
      id: encodeGlobalId('Pokjanal', expired.id),
    });
    expect(node).toBeNull();
  });
});
