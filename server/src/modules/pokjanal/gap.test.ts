import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as, ctxOf } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { contentFor, record } from './decree.fixture.ts';
import { tellTerms } from './term-notices.ts';

const GAPS = `query ($within: ID!, $depth: Int, $kinds: [GapKind!], $text: String, $first: Int, $after: String) {
  gapCounts(within: $within, depth: $depth, search: $text) { kind count }
  gaps(within: $within, depth: $depth, kinds: $kinds, search: $text, first: $first, after: $after) {
    hasNextPage endCursor
    nodes { kind act mayAct since daysLeft detail opdKind confidence contactOffice decree seat wilayah { name } pokjanal { name } }
  }
}`;
type GapNode = { kind: string; wilayah: { name: string }; pokjanal: { name: string } | null; [field: string]: unknown };
type Answer = {
  gapCounts: { kind: string; count: number }[];
  gaps: { hasNextPage: boolean; endCursor: string | null; nodes: GapNode[] };
};

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const ended = (termEnd: string) => ({ date: '2023-01-04', termStart: '2023-01-01', termEnd });

/** A province with regencies in every state that is a gap, one without any, and a village far below. */
async function givenProvince() {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = (name: string) => makeWilayah(db, { parent: province, name });
  await makePokjanal(db, { wilayah: province, decree: null, contactOffice: 'Sekretariat provinsi' });
  const bare = await regency('Polos');
  const expired = await makePokjanal(db, {
    wilayah: await regency('Lewat'),
    decree: ended('2026-11-19'),
    contactOffice: 'DPMD Lewat',
  });
  await makePokjanal(db, { wilayah: await regency('Segera'), decree: ended('2026-12-21') });
  await makePokjanal(db, { wilayah: await regency('Nanti'), decree: ended('2027-02-19') });
  await makePokjanal(db, { wilayah: await regency('Kelak'), decree: ended('2027-05-20') });
  await makePokjanal(db, { wilayah: await regency('Lama'), decree: ended('2027-05-21') });
  await makePokjanal(db, { wilayah: await regency('Menunggu'), decree: null });
  const dissolved = await makePokjanal(db, { wilayah: await regency('Bubar'), decree: ended('2028-12-31') });
  await makeDecree(db, {
    kind: 'DISSOLUTION',
    date: '2025-06-30',
    termStart: null,
    termEnd: null,
    pokjanal: [dissolved],
  });
  const heir = await makePokjanal(db, {
    wilayah: await regency('Penuh'),
    regime: 'TIM_PEMBINA',
    seats: [
      { code: 'KETUA', name: 'Ketua', holder: { office: 'Bupati' } },
      { code: 'BENDAHARA', name: 'Bendahara', holder: { office: 'Dinkes', to: '2026-10-31' } },
    ],
  });
  await makePokjanal(db, { wilayah: heir.wilayah, successor: heir, decree: ended('2024-12-31') });
  const [kind] = ['DINKES'];
  await makeOpd(db, { wilayah: heir.wilayah, kinds: [kind], memberOf: heir });
  const client = as(db, officerOf(province, 'ADMIN_PROVINSI'));
  const within = encodeGlobalId('Wilayah', province.id);
  const ask = (variables: object = {}, asker = client) => asker.run<Answer>(GAPS, { within, ...variables });
  return { province, bare, expired, heir, client, ask, within };
}

const DECREES = [
  'EXPIRED',
  'ENDS_IN_30',
  'DISSOLVED',
  'NO_GROUP',
  'AWAITING_DECREE',
  'VACANT_SEAT',
  'ENDS_IN_90',
  'ENDS_IN_180',
];

describe('gaps', () => {
  it('name what is missing, the most pressing first, since when, whom to call and what closes it', async () => {
    const { ask, client } = await givenProvince();
    const { gaps } = await ask({ kinds: DECREES });
    expect(client.cost()).toBeLessThanOrEqual(7);
    expect(gaps.nodes.map(({ kind, wilayah, daysLeft, act }) => [kind, wilayah.name, daysLeft, act])).toEqual([
      ['EXPIRED', 'Lewat', -2, 'RENEW_DECREE'],
      ['ENDS_IN_30', 'Segera', 30, 'RENEW_DECREE'],
      ['DISSOLVED', 'Bubar', -509, 'FOUND_GROUP'],
      ['NO_GROUP', 'Polos', null, 'FOUND_GROUP'],
      ['AWAITING_DECREE', expect.any(String), expect.any(Number), 'RECORD_DECREE'],
      ['AWAITING_DECREE', 'Menunggu', expect.any(Number), 'RECORD_DECREE'],
      ['VACANT_SEAT', 'Penuh', -20, 'FILL_SEAT'],
      ['ENDS_IN_90', 'Nanti', 90, 'RENEW_DECREE'],
      ['ENDS_IN_180', 'Kelak', 180, 'RENEW_DECREE'],
    ]);
    const [late, , , bare, , , seat] = gaps.nodes;
    expect(late).toMatchObject({ contactOffice: 'DPMD Lewat', since: '2026-11-19', mayAct: true });
    expect(late?.['decree']).toBeTruthy();
    expect(bare).toMatchObject({ contactOffice: 'Sekretariat provinsi', pokjanal: null });
    expect(seat).toMatchObject({ detail: 'Bendahara', since: '2026-11-01' });
  });

  it('name agency kinds that the law has in mind and are absent, with how sure that is', async () => {
    const { ask, heir } = await givenProvince();
    const { gaps } = await ask({ kinds: ['MISSING_OPD_KIND'], text: 'penuh' });
    expect(gaps.nodes.map(({ opdKind }) => opdKind)).not.toContain('DINKES');
    expect(gaps.nodes.find(({ opdKind }) => opdKind === 'SATPOLPP')).toMatchObject({
      confidence: 'likely',
      act: 'ADD_MEMBER',
      pokjanal: { name: heir.name },
    });
    expect(gaps.nodes.find(({ opdKind }) => opdKind === 'DPMD')).toMatchObject({ confidence: 'unsure' });
  });

  it('are counted by the same rule, found by name, looked for as deep as asked, and read page by page', async () => {
    const { ask, province, bare } = await givenProvince();
    const district = await makeWilayah(db, { parent: bare, name: 'Kecamatan dalam' });
    const all = await ask({ first: 500 });
    const counted = new Map(all.gapCounts.map(({ kind, count }) => [kind, count]));
    for (const [kind, count] of counted) {
      expect(
        all.gaps.nodes.filter((gap) => gap.kind === kind),
        kind,
      ).toHaveLength(count);
    }
    expect(counted.get('NO_GROUP')).toBe(1);
    const deep = await ask({ depth: 4, kinds: ['NO_GROUP'] });
    expect(deep.gaps.nodes.map(({ wilayah }) => wilayah.name)).toEqual(['Polos', district.name]);
    const own = await ask({ depth: 0 });
    expect(new Set(own.gaps.nodes.map(({ wilayah }) => wilayah.name))).toEqual(new Set([province.name]));
    const found = await ask({ text: 'POLOS' });
    expect(found.gapCounts.filter(({ count }) => count > 0)).toEqual([{ kind: 'NO_GROUP', count: 1 }]);

    const seen: GapNode[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const { gaps }: Answer = await ask({ first: 4, after });
      seen.push(...gaps.nodes);
      after = gaps.endCursor;
      if (!gaps.hasNextPage) break;
    }
    expect(seen).toEqual(all.gaps.nodes);
  });

  it('lie within the reach of who asks: a regency sees its own, an agency those of its groups', async () => {
    const { ask, expired, heir, within } = await givenProvince();
    const regency = as(db, officerOf(expired.wilayah));
    const own = await ask({}, regency);
    expect(new Set(own.gaps.nodes.map(({ wilayah }) => wilayah.name))).toEqual(new Set(['Lewat']));
    const viewer = await ask({ kinds: ['EXPIRED'] }, as(db, officerOf(expired.wilayah, 'VIEWER')));
    expect(viewer.gaps.nodes).toMatchObject([{ mayAct: false }]);
    const opd = await db.prisma.opd.findFirstOrThrow({ where: { wilayahId: heir.wilayah.id } });
    const base = officerOf(heir.wilayah, 'PEJABAT_OPD');
    const official = {
      ...base,
      assignments: [{ id: 'x', role: 'PEJABAT_OPD' as const, opd: { id: opd.id, path: heir.wilayah.path } }],
    };
    const seen = await as(db, official).run<Answer>(GAPS, { within });
    expect(new Set(seen.gaps.nodes.map(({ pokjanal }) => pokjanal?.name))).toEqual(new Set([heir.name]));
  });

  it('cost the same few statements however many there are', async () => {
    const { ask, client, province } = await givenProvince();
    await ask();
    const few = client.cost();
    for (let i = 0; i < 6; i += 1)
      await makePokjanal(db, { wilayah: await makeWilayah(db, { parent: province }), decree: null });
    await ask();
    expect(client.cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(7);
  });
});

describe('a term', () => {
  it('lapses overnight in western Indonesia, is told of once for each threshold, and its renewal closes the gap with nothing lost', async () => {
    const regency = await makeWilayah(db, { parent: await makeWilayah(db, { level: 'PROVINSI' }) });
    const group = await makePokjanal(db, {
      wilayah: regency,
      decree: { ...ended('2026-12-31'), number: '400.7/lama/2023' },
      seats: [{ code: 'KETUA', name: 'Ketua', holder: { office: 'Bupati' } }],
    });
    const clock = fixedClock('2026-07-04T03:00:00Z');
    const { id: userId } = await makeUser(db, { role: 'VIEWER' });
    const admin = { ...officerOf(regency), userId };
    const client = as(db, admin, clock);
    const stands = async () => {
      const { pokjanal, gaps } = await client.run<{
        pokjanal: { status: string };
        gaps: { nodes: { kind: string }[] };
      }>(
        `query ($id: ID!, $within: ID!) {
          pokjanal(id: $id) { status termDaysLeft seats { name isVacant } decrees { number } }
          gaps(within: $within, depth: 0, kinds: [EXPIRED, ENDS_IN_30, ENDS_IN_90, ENDS_IN_180]) { nodes { kind } }
        }`,
        { id: encodeGlobalId('Pokjanal', group.id), within: encodeGlobalId('Wilayah', regency.id) },
      );
      return { ...pokjanal, gaps: gaps.nodes.map(({ kind }) => kind) };
    };
    const told = async () => {
      const system = ctxOf(db, admin, clock);
      await Promise.all([tellTerms(system), tellTerms(system)]);
      await tellTerms(system);
      const rows = await db.sql<{ type: string; days: number | null }>(
        `select type, (payload ->> 'days')::int as days from outbox where node_no = $1 order by id`,
        [regency.no],
      );
      return rows.map(({ type, days }) => (days === null ? type : `${type} ${days}`));
    };
    const near = (...days: number[]) => days.map((one) => `decree.termNear ${one}`);
    expect([(await stands()).gaps, await told()]).toEqual([['ENDS_IN_180'], near(180)]);
    clock.set('2026-10-02T03:00:00Z');
    expect([(await stands()).gaps, await told()]).toEqual([['ENDS_IN_90'], near(180, 90)]);
    // The last minute of the term in Jakarta, and the first one after it.
    clock.set('2026-12-31T16:59:00Z');
    expect([(await stands()).status, await told()]).toEqual(['ACTIVE', near(180, 90, 30)]);
    clock.set('2026-12-31T17:01:00Z');
    expect(await stands()).toEqual({
      status: 'EXPIRED',
      termDaysLeft: -1,
      seats: [{ name: 'Ketua', isVacant: false }],
      decrees: [{ number: '400.7/lama/2023' }],
      gaps: ['EXPIRED'],
    });
    expect(await told()).toEqual([...near(180, 90, 30), 'pokjanal.expired']);

    // On record is written by the clock of the tests, at which this year is still to come.
    const renewal = contentFor([group], { date: '2026-11-20', termStart: '2027-01-01', termEnd: '2031-12-31' });
    expect((await record(db, admin, renewal)).decree).toMatchObject({ groups: [{ status: 'ACTIVE' }] });
    expect(await stands()).toMatchObject({ status: 'ACTIVE', gaps: [], seats: [{ name: 'Ketua', isVacant: false }] });
    expect((await told()).filter((type) => type.startsWith('pokjanal'))).toEqual(['pokjanal.expired']);
  });
});
