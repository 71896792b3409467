import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenDuties, visitOf } from './duty.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const LIST = `query ($within: ID, $pokjanal: ID, $opd: ID, $posyandu: ID, $time: PlannedVisitTime, $from: Day, $to: Day,
    $search: String, $first: Int, $after: String) {
  plannedVisits(within: $within, pokjanal: $pokjanal, opd: $opd, posyandu: $posyandu, time: $time, from: $from, to: $to,
    search: $search, first: $first, after: $after) {
    counts { total overdue week } hasNextPage endCursor
    nodes { id title plannedOn daysLeft visitKind { id } place opdName pokjanalName posts { name } mayRecord } } }`;
type List = {
  plannedVisits: {
    counts: { total: number; overdue: number; week: number };
    hasNextPage: boolean;
    endCursor: string | null;
    nodes: { id: string; title: string; daysLeft: number; mayRecord: boolean; [field: string]: unknown }[];
  };
};

/** Three visits planned around Saturday 21 November 2026, one of them of another agency, and one that took place. */
async function givenPlans() {
  const scene = await givenDuties(db);
  const { group, dpmd, dinkes, regency, admin } = scene;
  const desa = await makeWilayah(db, { parent: await makeWilayah(db, { parent: regency }) });
  const post = await makePosyandu(db, { desa, puskesmas: null, name: 'Kenanga' });
  const plan = async (title: string, plannedOn: string, opd = dpmd, over: object = {}) => {
    const details = { plannedOn, heldOn: null, findings: null };
    const content = visitOf({ period: '2026-Q4', title, ...over }, details);
    const input = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', opd), content, submit: false };
    return (await act(db, admin, 'recordEvidence', input)).evidence;
  };
  const late = await plan('Terlambat', '2026-11-20');
  await plan('Hari ini', '2026-11-21', dpmd, { posyandu: [gid('Posyandu', post)] });
  await plan('Bulan depan', '2026-12-10', dinkes);
  const held = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', dpmd), content: visitOf(), submit: true };
  await act(db, admin, 'recordEvidence', held);
  const list = async (actor: Actor, values: object = {}) =>
    (await as(db, actor).run<List>(LIST, { pokjanal: gid('Pokjanal', group), ...values })).plannedVisits;
  const titles = async (values: object) => (await list(admin, values)).nodes.map(({ title }) => title);
  return { ...scene, post, late, list, titles };
}

describe('planned visits', () => {
  it('stand in one list until they are held, the longest due first, in as many statements whatever its length', async () => {
    const { admin, group, late, list } = await givenPlans();
    const client = as(db, admin);
    const { plannedVisits } = await client.run<List>(LIST, { pokjanal: gid('Pokjanal', group) });
    expect(client.cost()).toBeLessThanOrEqual(4);
    expect(plannedVisits).toMatchObject({
      counts: { total: 3, overdue: 1, week: 1 },
      hasNextPage: false,
      nodes: [
        { id: late?.id, title: 'Terlambat', plannedOn: '2026-11-20', daysLeft: -1, mayRecord: true, posts: [] },
        { title: 'Hari ini', daysLeft: 0, visitKind: { id: 'Bimbingan teknis' }, posts: [{ name: 'Kenanga' }] },
        { title: 'Bulan depan', daysLeft: 19, opdName: 'Dinas Kesehatan' },
      ],
    });
    const content = visitOf({ period: '2026-Q4' }, { plannedOn: '2026-11-20', heldOn: '2026-11-21' });
    const correction = { evidence: late?.id, expectedRevision: 0, content, submit: true };
    expect(await act(db, admin, 'correctEvidence', correction)).toHaveProperty('evidence');
    expect((await list(admin)).counts).toEqual({ total: 2, overdue: 0, week: 1 });
  });

  it('are narrowed by time, days, agency, post, area and words, and read page by page', async () => {
    const { admin, dinkes, post, regency, sibling, titles, list } = await givenPlans();
    expect(await titles({ time: 'OVERDUE' })).toEqual(['Terlambat']);
    expect(await titles({ time: 'WEEK' })).toEqual(['Hari ini']);
    expect(await titles({ time: 'LATER' })).toEqual(['Bulan depan']);
    expect(await titles({ from: '2026-11-21', to: '2026-12-10' })).toEqual(['Hari ini', 'Bulan depan']);
    expect(await titles({ opd: gid('Opd', dinkes) })).toEqual(['Bulan depan']);
    expect(await titles({ posyandu: gid('Posyandu', post) })).toEqual(['Hari ini']);
    expect(await titles({ search: 'kenang' })).toEqual(['Hari ini']);
    expect(await titles({ search: 'dinas kes' })).toEqual(['Bulan depan']);
    expect(await titles({ search: '100%' })).toEqual([]);
    expect((await titles({ within: gid('Wilayah', regency) })).length).toBe(3);
    expect(await titles({ within: gid('Wilayah', sibling) }).catch(() => [])).toEqual([]);
    const first = await list(admin, { first: 2 });
    expect(first).toMatchObject({ hasNextPage: true, nodes: [{ title: 'Terlambat' }, { title: 'Hari ini' }] });
    expect(await titles({ first: 2, after: first.endCursor })).toEqual(['Bulan depan']);
  });

  it('are seen by members and by who looks from above, and written down by the agency itself or who manages the group', async () => {
    const { official, fellow, viewer, governor, stranger, list } = await givenPlans();
    for (const actor of [official, fellow, viewer, governor]) {
      expect((await list(actor)).counts.total).toBe(3);
    }
    const may = async (actor: Actor) => (await list(actor)).nodes.map(({ mayRecord }) => mayRecord);
    expect(await may(official)).toEqual([true, true, false]);
    expect(await may(fellow)).toEqual([false, false, true]);
    expect(await may(viewer)).toEqual([false, false, false]);
    expect((await list(stranger)).counts.total).toBe(0);
    const { errors } = await as(db, { kind: 'anonymous' } as Actor).tryRun(LIST, {});
    expect(errors).toBeDefined();
  });

  it('wait on the first page of whoever must hold them', async () => {
    const { official, late } = await givenPlans();
    const HOME = '{ home { lines { kind count overdue week day record } } }';
    const { home } = await as(db, official).run<{ home: { lines: { kind: string }[] } }>(HOME, {});
    expect(home.lines.filter(({ kind }) => kind.startsWith('VISITS_'))).toEqual([
      { kind: 'VISITS_OVERDUE', count: 1, overdue: 1, week: 0, day: '2026-11-20', record: late?.id },
      expect.objectContaining({ kind: 'VISITS_DUE', count: 1, overdue: 0, week: 1, day: '2026-11-21' }),
    ]);
  });
});
