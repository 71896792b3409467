import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { type MadeWilayah, makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

const GRAPH = `query ($within: ID!, $on: Day, $depth: Int, $opened: [String!], $seats: Boolean) {
  pokjanalGraph(within: $within, on: $on, depth: $depth, opened: $opened, seats: $seats) { on hiddenGroups isCut
    nodes { id kind name code areasBelow isExpanded status decree termEnd daysLeft seats vacantSeats members offices isActing mayOpen
      duties { expected fulfilled overdue } gaps { kind count details act mayAct pokjanal decree seat } }
    edges { kind from to } } }`;
type Gap = { kind: string; count: number; details: string[]; mayAct: boolean; seat: string | null };
type Node = { id: string; kind: string; name: string; code: string; gaps: Gap[]; [field: string]: unknown };
type Edge = { kind: string; from: string; to: string };
type Graph = { nodes: Node[]; edges: Edge[]; hiddenGroups: number; isCut: boolean };

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const within = (area: MadeWilayah) => encodeGlobalId('Wilayah', area.id);

/** A province with a group, a regency with an old group and its heir, one without any, and a district below each. */
async function givenTree() {
  const province = await makeWilayah(db, { level: 'PROVINSI', name: 'Atas' });
  const full = await makeWilayah(db, { parent: province, name: 'Penuh' });
  const bare = await makeWilayah(db, { parent: province, name: 'Polos' });
  const district = await makeWilayah(db, { parent: full, name: 'Hulu' });
  const far = await makeWilayah(db, { parent: bare, name: 'Hilir' });
  const top = await makePokjanal(db, { wilayah: province, name: 'Pokjanal Atas' });
  const heir = await makePokjanal(db, {
    wilayah: full,
    regime: 'TIM_PEMBINA',
    name: 'Tim Penuh',
    decree: { date: '2025-01-04', termStart: '2025-01-01', termEnd: '2026-11-30', number: `SK-BARU-${province.no}` },
    seats: [
      { code: 'KETUA', name: 'Ketua', holder: { office: 'Bupati', from: '2025-01-01', to: '2026-06-30' } },
      { code: 'SEKRETARIS', name: 'Sekretaris' },
    ],
  });
  const old = await makePokjanal(db, { wilayah: full, name: 'Pokjanal Lama', successor: heir });
  const low = await makePokjanal(db, { wilayah: district, name: 'Pokjanal Hulu' });
  const dinkes = await makeOpd(db, { wilayah: full, name: 'Dinas Kesehatan', shortName: 'Dinkes', memberOf: heir });
  const late = await makeOpd(db, { wilayah: full, name: 'Dinas Sosial', memberOf: heir, from: '2026-07-01' });
  return { province, full, bare, district, far, top, heir, old, low, dinkes, late };
}
type Tree = Awaited<ReturnType<typeof givenTree>>;

function asker(actor: Actor, { province }: Tree) {
  const client = as(db, actor);
  return {
    cost: client.cost,
    ask: async (more: object = {}) =>
      (await client.run<{ pokjanalGraph: Graph }>(GRAPH, { within: within(province), ...more })).pokjanalGraph,
    find: async (search: string, more: object = {}) =>
      (
        await client.run<{ findInGraph: { id: string; name: string; way: string[] }[] }>(
          'query ($within: ID!, $search: String!, $on: Day) { findInGraph(within: $within, search: $search, on: $on) { id name way } }',
          { within: within(province), search, ...more },
        )
      ).findInGraph,
  };
}

const namesOf = ({ nodes }: Graph, kind: string) => nodes.filter((node) => node.kind === kind).map(({ name }) => name);
const named = ({ nodes }: Graph, name: string) => {
  const found = nodes.find((node) => node.name === name);
  if (!found) throw new Error(`No ${name} among ${nodes.map((node) => node.name).join(', ')}`);
  return found;
};
/** Edges written as names. */
const linksOf = (graph: Graph) => {
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  return graph.edges.map(({ kind, from, to }) => `${names.get(from)} ${kind} ${names.get(to)}`);
};

describe('the graph of an area', () => {
  it('is its groups, areas without one, agencies and seats as nodes, each hung below the one above it', async () => {
    const tree = await givenTree();
    const { ask, cost } = asker(officerOf(tree.province, 'ADMIN_PROVINSI'), tree);
    const graph = await ask({ seats: true });
    expect(cost()).toBeLessThanOrEqual(7);
    expect(namesOf(graph, 'GROUP')).toEqual(['Pokjanal Atas', 'Tim Penuh', 'Pokjanal Lama']);
    expect(namesOf(graph, 'AREA')).toEqual(['Kabupaten Polos']);
    expect(namesOf(graph, 'OPD')).toEqual(['Dinas Kesehatan', 'Dinas Sosial']);
    expect(linksOf(graph).toSorted()).toEqual([
      'Dinas Kesehatan MEMBER Tim Penuh',
      'Dinas Sosial MEMBER Tim Penuh',
      'Kabupaten Polos PARENT Pokjanal Atas',
      'Ketua SEAT Tim Penuh',
      'Pokjanal Lama SUCCESSION Tim Penuh',
      'Sekretaris SEAT Tim Penuh',
      'Tim Penuh PARENT Pokjanal Atas',
    ]);
    const heir = named(graph, 'Tim Penuh');
    expect(heir).toMatchObject({
      status: 'ACTIVE',
      decree: `SK-BARU-${tree.province.no}`,
      termEnd: '2026-11-30',
      daysLeft: 9,
      seats: 2,
      vacantSeats: 2,
      members: 2,
      areasBelow: 1,
      isExpanded: false,
    });
    expect(heir['duties']).toMatchObject({ fulfilled: 0, expected: expect.any(Number) });
    expect(heir.gaps.map(({ kind, count }) => `${kind} ${count}`).slice(0, 2)).toEqual([
      'ENDS_IN_30 1',
      'VACANT_SEAT 2',
    ]);
    expect(heir.gaps[1]).toMatchObject({ details: ['Ketua', 'Sekretaris'], mayAct: true, seat: expect.any(String) });
    expect(named(graph, 'Kabupaten Polos').gaps).toMatchObject([{ kind: 'NO_GROUP', act: 'FOUND_GROUP' }]);
    expect(named(graph, 'Dinas Sosial').gaps).toMatchObject([{ kind: 'IDLE_OPD', details: [] }]);
  });

  it('stands as it was on a day: who sat where, who was a member, what was missing, which area lay where', async () => {
    const tree = await givenTree();
    const moved = await makeWilayah(db, { parent: tree.full, name: 'Pindah' });
    await db.sql(`update "WilayahParent" set "to" = '2026-03-31' where "wilayahId" = $1`, [moved.id]);
    await db.sql(
      `insert into "WilayahParent" (id, "wilayahId", "parentId", "from") values (gen_random_uuid(), $1, $2, '2026-04-01')`,
      [moved.id, tree.bare.id],
    );
    const { ask, find } = asker(officerOf(tree.province, 'ADMIN_PROVINSI'), tree);
    const before = await ask({ on: '2026-03-31', seats: true, depth: 2 });
    expect(namesOf(before, 'OPD')).toEqual(['Dinas Kesehatan']);
    expect(named(before, 'Ketua')).toMatchObject({ offices: ['Bupati'], isActing: false });
    expect(named(before, 'Tim Penuh')).toMatchObject({ vacantSeats: 1, members: 1, daysLeft: 244 });
    expect(named(before, 'Tim Penuh').gaps.find(({ kind }) => kind === 'VACANT_SEAT')).toMatchObject({ count: 1 });
    expect(linksOf(before)).toContain('Kecamatan Pindah PARENT Tim Penuh');
    const after = await ask({ on: '2026-04-01', depth: 2 });
    expect(linksOf(after)).toContain('Kecamatan Pindah PARENT Kabupaten Polos');
    expect(named(await ask({ on: '2024-12-31' }), 'Tim Penuh')).toMatchObject({
      status: 'AWAITING_DECREE',
      decree: null,
    });
    const ways = await Promise.all(['2026-03-31', '2026-04-01'].map((on) => find('pindah', { on })));
    const codes = (area: MadeWilayah) => [tree.province.code, area.code, moved.code];
    expect(ways.map((hits) => hits.map(({ way }) => way))).toEqual([[codes(tree.full)], [codes(tree.bare)]]);
  });

  it('goes as deep as asked, opens further areas by code, and finds by name with the way there', async () => {
    const tree = await givenTree();
    const { ask, find } = asker(officerOf(tree.province, 'ADMIN_PROVINSI'), tree);
    expect(namesOf(await ask({ depth: 0 }), 'GROUP')).toEqual(['Pokjanal Atas']);
    const opened = await ask({ opened: [tree.full.code] });
    expect(linksOf(opened)).toContain('Pokjanal Hulu PARENT Tim Penuh');
    expect(namesOf(opened, 'AREA')).toEqual(['Kabupaten Polos']);
    expect(named(opened, 'Tim Penuh')).toMatchObject({ isExpanded: true });
    expect(namesOf(await ask({ depth: 4 }), 'AREA')).toEqual(['Kabupaten Polos', 'Kecamatan Hilir']);
    expect(await find('hulu')).toMatchObject([
      { name: 'Pokjanal Hulu', way: [tree.province.code, tree.full.code, tree.district.code] },
    ]);
    expect((await find('dinkes')).map(({ name }) => name)).toEqual(['Dinas Kesehatan']);
    expect((await find('polos')).map(({ name }) => name)).toEqual(['Polos']);
    expect(await find('%')).toEqual([]);
  });

  it('leaves out what lies out of reach and says how many groups that are; persons are never named', async () => {
    const tree = await givenTree();
    const regency = asker(officerOf(tree.full), tree);
    const seen = await regency.ask({ depth: 2, seats: true });
    expect(namesOf(seen, 'GROUP')).toEqual(['Tim Penuh', 'Pokjanal Lama', 'Pokjanal Hulu']);
    expect(namesOf(seen, 'AREA')).toEqual(['Provinsi Atas']);
    expect(named(seen, 'Provinsi Atas').gaps).toEqual([]);
    expect(seen.hiddenGroups).toBe(1);
    expect((await regency.find('atas')).map(({ name }) => name)).toEqual([]);

    const partner = await asker(officerOf(tree.full, 'PARTNER'), tree).ask();
    expect(named(partner, 'Dinas Sosial')).toMatchObject({ mayOpen: false });
    expect(named(partner, 'Tim Penuh')).toMatchObject({ duties: null });
    expect(named(partner, 'Tim Penuh').gaps.every(({ mayAct }) => !mayAct)).toBe(true);

    const base = officerOf(tree.full, 'PEJABAT_OPD');
    const opd = { id: tree.dinkes.id, path: tree.full.path };
    const official = { ...base, assignments: [{ id: 'x', role: 'PEJABAT_OPD' as const, opd }] };
    const own = await asker(official, tree).ask();
    expect(namesOf(own, 'GROUP')).toEqual(['Tim Penuh']);
    expect(own.hiddenGroups).toBe(2);
    expect(named(own, 'Dinas Kesehatan')).toMatchObject({ mayOpen: true });
    expect(named(own, 'Dinas Sosial')).toMatchObject({ mayOpen: false });
    expect(named(own, 'Tim Penuh')['duties']).not.toBeNull();
  });

  it('takes the same few statements for many groups as for few', async () => {
    const tree = await givenTree();
    const { ask, cost } = asker(officerOf(tree.province, 'ADMIN_PROVINSI'), tree);
    await ask({ seats: true });
    const few = cost();
    for (let made = 0; made < 6; made += 1)
      await makePokjanal(db, { wilayah: await makeWilayah(db, { parent: tree.province }) });
    expect(namesOf(await ask({ seats: true }), 'GROUP')).toHaveLength(9);
    expect(cost()).toBe(few);
    const many = { opened: Array.from({ length: 1001 }, () => 'x') };
    await expect(ask(many)).rejects.toThrow('1 thing');
  });
});
