import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { settle } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { openMonth } from '../submission/open-month.ts';

const clock = fixedClock('2026-04-10T03:00:00Z');

let db: Database;
let area: Awaited<ReturnType<typeof makeWilayahChain>>;
let groups: { id: string }[];
let opds: Awaited<ReturnType<typeof makeOpd>>[];

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  area = await makeWilayahChain(db);
  const decree = { date: '2026-01-02', termStart: '2026-01-02', termEnd: '2030-12-31' };
  groups = [
    await makePokjanal(db, { wilayah: area.kabkota, decree }),
    await makePokjanal(db, { wilayah: area.kecamatan, decree: null }),
  ];
  opds = [
    await makeOpd(db, { wilayah: area.kabkota, name: 'Dinas Kesehatan' }),
    await makeOpd(db, { wilayah: area.kabkota, name: 'Dinas Sosial' }),
  ];
  for (const opd of opds) {
    await db.sql(`insert into "PokjanalMember" (id, "pokjanalId", "opdId", "from") values ($1, $2, $3, '2026-01-02')`, [
      newId(),
      groups[0]?.id,
      opd.id,
    ]);
  }
  const puskesmas = await makePuskesmas(db, { wilayah: area.kecamatan });
  await makePosyandu(db, { desa: area.desa, puskesmas });
  await openMonth({ db }, monthNo(2026, 3));
  await db.sql(
    'insert into dirty (node_no, month, block_no, cause) select no, $1, (select no from "Block" where code = $2), 0 from "Wilayah"',
    [monthNo(2026, 3), 'GV'],
  );
  await settle(db);
});

const RECORDS = /* GraphQL */ `
  query Records($figure: ExplainInput!, $first: Int, $after: String) {
    explain(figure: $figure) {
      cell { numerator denominator }
      recordKind
      records(first: $first, after: $after) {
        reason
        page { kind total fulfilled hidden hasNextPage endCursor items { kind isFulfilled month area pokjanal status opd name { id } evidence } }
      }
    }
  }
`;
type Page = {
  kind: string;
  total: number;
  fulfilled: number;
  hidden: number;
  hasNextPage: boolean;
  endCursor: string | null;
  items: { area: string; pokjanal: string | null; status: string | null; opd: string | null }[];
};
type Answer = {
  explain: {
    cell: { numerator: number | null; denominator: number | null };
    recordKind: string | null;
    records: { reason: string | null; page: Page | null } | null;
  };
};

async function ask(actor: UserActor, indicator: string, over: object = {}) {
  const figure = {
    indicator,
    wilayah: encodeGlobalId('Wilayah', area.kabkota.id),
    period: indicator === 'POK_TUGAS' ? '2026-Q1' : '2026-03',
    ...over,
  };
  const caller = as(db, actor, clock);
  const { explain } = await caller.run<Answer>(RECORDS, { figure, first: 200, after: null });
  return { ...explain, cost: caller.cost() };
}

test('the areas where a group is expected are listed with their group, in few statements', async () => {
  await ask(officerOf(area.kabkota), 'POK_SK');
  const { cell, recordKind, records, cost } = await ask(officerOf(area.kabkota), 'POK_SK');
  expect(recordKind).toBe('GROUP');
  expect(records?.page).toMatchObject({ total: cell.denominator, fulfilled: 1, hidden: 0, hasNextPage: false });
  expect(records?.page?.items.map(({ status }) => status)).toEqual(['ACTIVE', 'AWAITING_DECREE', null]);
  expect(records?.page?.items[0]?.pokjanal).toBe(encodeGlobalId('Pokjanal', groups[0]?.id ?? ''));
  expect(cost).toBeLessThanOrEqual(8);
});

test('the duties of every agency are listed', async () => {
  const { cell, records } = await ask(officerOf(area.kabkota), 'POK_TUGAS');
  expect(records?.page?.total).toBe(cell.denominator);
  expect(records?.page?.total).toBeGreaterThan(4);
  expect(new Set(records?.page?.items.map(({ opd }) => opd)).size).toBe(2);
});

test('whoever may not read a record gets the count only', async () => {
  const partner = await ask(officerOf(area.kabkota, 'PARTNER'), 'POK_TUGAS');
  expect(partner.records?.page).toMatchObject({ items: [], hidden: partner.cell.denominator });
  const [own] = opds;
  if (!own) throw new Error('No agency');
  const opd = { id: own.id, path: area.kabkota.path };
  const member: UserActor = {
    ...officerOf(area.kabkota, 'PEJABAT_OPD'),
    assignments: [{ id: newId(), role: 'PEJABAT_OPD', opd }],
  };
  const groupsSeen = await ask(member, 'POK_SK');
  expect(groupsSeen.records?.page).toMatchObject({ total: 3, hidden: 2 });
  expect(groupsSeen.records?.page?.items.map(({ status }) => status)).toEqual(['ACTIVE']);
});

test('a figure of another day has no list, and one that forms make up none of this kind', async () => {
  const past = await ask(officerOf(area.kabkota), 'POK_SK', { hierarchy: 'AS_WAS' });
  expect(past.records).toEqual({ reason: 'OF_ANOTHER_DAY', page: null });
  const forms = await ask(officerOf(area.kabkota), 'SKDN_DS');
  expect([forms.recordKind, forms.records]).toEqual([null, null]);
});
