import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { rebuild } from '../analytics/rebuild-rollups.ts';
import { act, gid, givenDuties, problemsOf } from './duty.fixture.ts';

const MAY = monthNo(2026, 5);
/** D of 100 under-fives in the quarter before May and in the one from July, by district. */
const DISTRICTS = [
  { before: 50, after: 80 },
  { before: 60, after: 70 },
  { before: 40, after: 50 },
  { before: 90, after: null },
] as const;

let db: Database;
let scene: Awaited<ReturnType<typeof givenScene>>;
beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenScene();
});

async function fill(district: MadeWilayah, { before, after }: { before: number; after: number | null }) {
  const desa = await makeWilayah(db, { parent: district });
  const post = await makePosyandu(db, { desa, puskesmas: null, formSet: 'BASIC' });
  for (const [from, d] of [
    [MAY - 3, before],
    [MAY + 2, after],
  ] as const) {
    if (d === null) continue;
    for (const month of [from, from + 1, from + 2]) {
      await makeReportRows(db, post.unitNo, { month, cells: { 90: 100, 91: 100, 92: d, 93: 20 }, status: 'SUBMITTED' });
    }
  }
}

async function givenScene() {
  const duties = await givenDuties(db);
  const districts: MadeWilayah[] = [];
  for (const counts of DISTRICTS) {
    const district = await makeWilayah(db, { parent: duties.regency });
    await fill(district, counts);
    districts.push(district);
  }
  await rebuild(db);
  await db.prisma.dataNote.create({
    data: {
      wilayahId: districts[0]?.id ?? '',
      firstMonth: MAY + 2,
      lastMonth: MAY + 2,
      text: 'Dua posyandu pindah timbangan.',
      createdAt: new Date('2026-08-01'),
    },
  });
  const [own] = districts;
  if (!own) throw new Error('No district');
  return { ...duties, districts, own };
}

const at = (index: number): MadeWilayah => scene.districts[index] ?? scene.own;
const row = (over: object = {}) => ({
  title: 'Pelatihan kader',
  month: '2026-05',
  source: 'APBD',
  effectIndicator: 'SKDN_DS',
  effectDirection: 'UP',
  effectSize: 20,
  effectLag: 2,
  effectWilayah: gid('Wilayah', scene.own),
  ...over,
});

function record(activities: object[], actor: Actor = scene.official) {
  const content = { kind: 'PLAN', period: '2026', title: 'Rencana', plan: { goal: 'Naik' }, activities };
  const where = { pokjanal: gid('Pokjanal', scene.group), opd: gid('Opd', scene.dpmd) };
  return act(db, actor, 'recordEvidence', { ...where, content, submit: true });
}

const EFFECT = `state isPartial visibleFrom basis before { from to value numerator denominator completeness } after { from to value }
  change expectedChange seen compared neighbours neighboursBefore { value numerator } neighboursAfter { value } neighboursChange difference
  words { id en } notes { text } months { month value neighbours } boundaryChanges { decree }`;
type Effect = Record<string, unknown> & { state: string; months: unknown[] };

async function effectsOf(evidence: string | undefined, actor: Actor = scene.admin) {
  const client = as(db, actor);
  const data = await client.run<{ evidence: { activities: { effect: Effect | null }[] } }>(
    `query ($id: ID!) { evidence(id: $id) { ... on PlanEvidence { activities { title effectWilayah { name } effect { ${EFFECT} } } } } }`,
    { id: evidence },
  );
  return { effects: data.evidence.activities.map(({ effect }) => effect), cost: client.cost() };
}

describe('what was seen of an activity', () => {
  it('is the area before and after beside its neighbours, each a ratio of sums, in few statements', async () => {
    const { evidence } = await record([
      row(),
      row({ effectDirection: 'DOWN', effectSize: null }),
      row({ effectSize: 40 }),
      row({ effectIndicator: null, effectDirection: null }),
    ]);
    const { effects } = await effectsOf(evidence?.id);
    // The catalogue and the tree are known by now.
    const { cost } = await effectsOf(evidence?.id);
    expect(effects[0]).toMatchObject({
      state: 'SEEN',
      isPartial: false,
      basis: 'MONTHS_BEFORE',
      before: { from: '2026-02', to: '2026-04', value: 50, numerator: 150, denominator: 300 },
      after: { from: '2026-07', to: '2026-09', value: 80 },
      change: 30,
      expectedChange: 20,
      seen: 'AS_EXPECTED',
      // The fourth district has no figures after, so it is left out before as well.
      neighbours: 3,
      compared: 2,
      neighboursBefore: { value: 50, numerator: 300 },
      neighboursAfter: { value: 60 },
      neighboursChange: 10,
      difference: 20,
      notes: [{ text: 'Dua posyandu pindah timbangan.' }],
      boundaryChanges: [],
    });
    expect(effects[0]?.months).toHaveLength(8);
    expect(effects[0]?.months[3]).toEqual({ month: '2026-05', value: null, neighbours: null });
    expect(effects[0]?.['words']).toMatchObject({ en: expect.stringContaining('does not prove') });
    expect(effects.map((effect) => effect?.['seen'] ?? null)).toEqual(['AS_EXPECTED', 'OTHER_WAY', 'SMALLER', null]);
    expect(effects[3]).toBeNull();
    expect(cost).toBeLessThanOrEqual(11);
  });

  it('says why nothing is seen: too early, no month, nothing reported; missing is never zero', async () => {
    const { evidence } = await record([
      row({ month: '2026-10' }),
      row({ month: null }),
      row({ effectWilayah: gid('Wilayah', at(3)) }),
      row({ month: '2026-07', effectLag: 1 }),
    ]);
    const { effects } = await effectsOf(evidence?.id);
    expect(effects.map((effect) => effect?.state)).toEqual([
      'TOO_EARLY',
      'NO_MONTH',
      'TOO_LITTLE_DATA',
      'TOO_LITTLE_DATA',
    ]);
    expect(effects[0]).toMatchObject({ visibleFrom: '2026-12', after: null, change: null, seen: null });
    expect(effects[2]).toMatchObject({ before: { value: 90 }, after: { value: null }, change: null });
    // Of August to October the last has no reports at all, and only one month before was reported.
    expect(effects[3]).toMatchObject({ before: { from: '2026-04', to: '2026-06' }, isPartial: false });
  });

  it('stays within the rights of who asks: no figures out of reach, and no neighbours either', async () => {
    const { evidence } = await record([row(), row({ effectWilayah: gid('Wilayah', scene.regency) })]);
    const small = officerOf(at(1), 'ADMIN_KECAMATAN');
    expect(await as(db, small).run('query ($id: ID!) { evidence(id: $id) { id } }', { id: evidence?.id })).toEqual({
      evidence: null,
    });
    const own = await effectsOf(evidence?.id);
    expect(own.effects[1]).toMatchObject({ state: 'SEEN', neighbours: 0, neighboursBefore: null });
    const above = await effectsOf(evidence?.id, scene.governor);
    expect(above.effects[1]).toMatchObject({ neighbours: 1, compared: 0 });
  });

  it('refuses an area outside the group and an indicator nobody knows, each at its place', async () => {
    const refused = await record([
      row(),
      row({ effectIndicator: 'NO_SUCH' }),
      row({ effectWilayah: gid('Wilayah', scene.sibling) }),
    ]);
    expect(problemsOf(refused)).toEqual([
      'activities.1.effectIndicator LINK_NOT_FOUND',
      'activities.2.effectWilayah LINK_NOT_FOUND',
    ]);
  });
});

describe('planActivityList', () => {
  it('lists activities by the area, indicator and year they should move, with what was seen, for who may read them', async () => {
    const LIST = `query ($within: ID, $indicator: String, $year: Int) {
      planActivityList(within: $within, indicator: $indicator, year: $year, first: 20) {
        totalCount nodes { title plan { id title opdName } effectWilayah { name } effect { state change } }
      }
    }`;
    const client = as(db, scene.viewer);
    const ask = (values: object) =>
      client.run<{ planActivityList: { totalCount: number; nodes: { title: string }[] } }>(LIST, { ...values });
    const asked = { within: gid('Wilayah', scene.own), indicator: 'SKDN_DS', year: 2026 };
    const { planActivityList: found } = await ask(asked);
    expect(found.totalCount).toBeGreaterThan(4);
    expect(found.nodes).toHaveLength(found.totalCount);
    expect(client.cost()).toBeLessThanOrEqual(18);
    expect((await ask({ ...asked, year: 2025 })).planActivityList.totalCount).toBe(0);
    const other = await as(db, scene.stranger).run<typeof found & { planActivityList: typeof found }>(LIST, asked);
    expect(other.planActivityList.nodes).toEqual([]);
  });
});
