import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seedDemo } from './demo.ts';
import { hasDemo, removeDemo } from './demo-remove.ts';
import { type AreaList, type ListedArea, shippedAreas } from './load/area-list.ts';
import { seedReference } from './reference.ts';
import { openTestDb } from './test-db.ts';

// A country and a demonstration take their seconds, more so beside other work.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const LAST = 2026 * 12 + 9;
let db: Awaited<ReturnType<typeof openTestDb>>;
let shape: unknown;
beforeAll(async () => {
  db = await openTestDb();
  shape = await shapeOfTree();
  await seedReference(db);
});
afterAll(() => db.close());

const demo = { lastMonth: LAST, hash: (secret: string) => Promise.resolve(`hash of ${secret}`) };

/** Counts and fingerprint of every table that seeds write, ids included where `ids` asks for them. */
async function pictureOf(tables: readonly string[]): Promise<Record<string, string>> {
  const picture: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await db.sql<{ print: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${table} t`,
    );
    picture[table] = row?.print ?? '';
  }
  return picture;
}

/** Definitions of indexes and constraints of the tree. */
function shapeOfTree() {
  const tables = `('"Wilayah"'::regclass, '"WilayahCode"'::regclass, '"WilayahParent"'::regclass)`;
  return db.sql(
    `select pg_get_indexdef(indexrelid) as def from pg_index where indrelid in ${tables}
     union all select conrelid::regclass || pg_get_constraintdef(oid) from pg_constraint where conrelid in ${tables} order by 1`,
  );
}

const AREAS = ['"Wilayah"', '"WilayahCode"', '"WilayahParent"'];
const CATALOGUES = [
  '"Block"',
  '"BlockSlot"',
  '"DataElement"',
  '"Indicator"',
  '"IndicatorVersion"',
  '"Rule"',
  '"LifeStage"',
  '"LifeStageBounds"',
  '"Holiday"',
  '"Form"',
  '"FormVersion"',
  '"FormBlock"',
  '"OpdKind"',
  '"StandardSeat"',
  '"ExpectedOpdKind"',
  '"DutyCatalogue"',
  '"Duty"',
];

test('the whole country stands, every area below its parent', async () => {
  const levels = await db.sql(`select "level", count(*)::int as n from "Wilayah" group by 1 order by 1`);
  expect(levels).toEqual([
    { level: 'NASIONAL', n: 1 },
    { level: 'PROVINSI', n: 38 },
    { level: 'KABKOTA', n: 514 },
    { level: 'KECAMATAN', n: 7285 },
    { level: 'DESA', n: 83_762 },
  ]);
  const wrong = await db.sql(
    `select w."code" from "Wilayah" w left join "Wilayah" p on p."id" = w."parentId"
     where w."path" is distinct from coalesce(p."path", '/') || w."no" || '/'
       or (w."level" <> 'NASIONAL' and (p."id" is null or (p."code" <> '0' and w."code" not like p."code" || '.%')))`,
  );
  expect(wrong).toEqual([]);
  const [links] = await db.sql(
    `select (select count(*)::int from "WilayahCode") as codes, (select count(*)::int from "WilayahParent") as parents`,
  );
  expect(links).toEqual({ codes: 91_600, parents: 91_599 });
});

test('the indexes and keys that a bulk load takes away are all there again', async () => {
  expect(await shapeOfTree()).toEqual(shape);
});

test('a second run changes nothing, and one after a correction of the lists brings them back', async () => {
  const before = await pictureOf([...AREAS, ...CATALOGUES]);
  await seedReference(db);
  expect(await pictureOf([...AREAS, ...CATALOGUES])).toEqual(before);
  await db.sql(`update "OpdKind" set "name" = 'salah' where "code" = 'DINKES'`);
  await db.sql(`delete from "Setting" where "key" = 'reference.catalogues'`);
  await seedReference(db);
  expect(await pictureOf(CATALOGUES)).toEqual(Object.fromEntries(CATALOGUES.map((table) => [table, before[table]])));
});

test('a newer official list renames, recodes, adds and ends without touching ids', async () => {
  const village = (code: string, name: string): ListedArea => ({
    code,
    name,
    parentCode: code.slice(0, 8),
    level: 'DESA',
    kind: 'DESA',
    shortName: null,
    zone: 'WIB',
  });
  const shipped = shippedAreas().read();
  const codes = shipped.map(({ code }) => code).filter((code) => code.startsWith('62.10.01.2'));
  const [renamed = '', recoded = '', ended = ''] = codes;
  const areas = shipped
    .filter(({ code }) => code !== ended && code !== recoded)
    .map((area) => (area.code === renamed ? { ...area, name: 'Nama Baru' } : area));
  const idOf = async (code: string) =>
    (await db.sql<{ id: string }>(`select "id" from "Wilayah" where "code" = $1`, [code]))[0]?.id;
  const ids = [await idOf(renamed), await idOf(recoded)];
  const list: AreaList = {
    version: 'newer',
    read: () => [...areas, village('62.10.01.2098', 'Pindah Kode'), village('62.10.01.2099', 'Desa Baru')],
    validFrom: '2026-07-01',
    decree: 'Keputusan contoh',
    recoded: new Map([[recoded, '62.10.01.2098']]),
  };
  await seedReference(db, undefined, list);
  expect([await idOf(renamed), await idOf('62.10.01.2098')]).toEqual(ids);
  expect(await db.sql(`select "name" from "Wilayah" where "code" = $1`, [renamed])).toEqual([{ name: 'Nama Baru' }]);
  expect(await idOf('62.10.01.2099')).toBeDefined();
  const gone = await db.sql(`select "endedOn"::text as day from "Wilayah" where "code" = $1`, [ended]);
  expect(gone).toEqual([{ day: '2026-07-01' }]);
  const ofRecoded = await db.sql(
    `select "code", "from"::text as "from", "to"::text as "to" from "WilayahCode" where "wilayahId" = $1 order by "code"`,
    [ids[1]],
  );
  expect(ofRecoded).toEqual([
    { code: recoded, from: null, to: '2026-06-30' },
    { code: '62.10.01.2098', from: '2026-07-01', to: null },
  ]);
  expect(await db.sql(`select "kind", "decree" from "WilayahSuccession" where "toId" = $1`, [ids[1]])).toEqual([
    { kind: 'RECODE', decree: 'Keputusan contoh' },
  ]);
});

const DEMO = [
  '"Posyandu"',
  '"Pustu"',
  '"PustuArea"',
  '"Opd"',
  '"Seat"',
  '"SeatHolding"',
  '"Decree"',
  '"GroupSuccession"',
  '"PokjanalMember"',
  '"Meeting"',
  '"MeetingParty"',
  '"Commitment"',
  '"CommitmentStep"',
  '"User"',
  '"Account"',
];
const EMPTIED = [...DEMO, 'report', 'report_save', 'report_review', 'review', 'obligation', '"Unit"', '"Puskesmas"'];
const FIGURES = `(select month, block_no, rev, action, actor, at, header, content_hash, s0, s20, s90, s92 from report_content
  union all select month, block_no, rev, action, actor, at, '{}', content_hash, null, null, null, null from report_rev where action in (3, 4, 5))`;

test('the demonstration comes out alike twice, with its removal between them leaving nothing', async () => {
  const empty = await pictureOf(EMPTIED);
  const first = await seedDemo(db, demo);
  expect(await hasDemo(db)).toBe(true);
  const planted = await pictureOf([...DEMO, FIGURES]);
  await removeDemo(db);
  expect(await hasDemo(db)).toBe(false);
  // A start of the empty office asks this before it would plant the demonstration again.
  expect(await db.sql(`select value from "Setting" where key = 'demo.removed'`)).toEqual([{ value: true }]);
  expect(await pictureOf(EMPTIED)).toEqual(empty);
  expect(await seedDemo(db, demo)).toEqual(first);
  expect(await pictureOf([...DEMO, FIGURES])).toEqual(planted);
});

test('the last acts of the demonstration stand in the log as they would have been written, each still true', async () => {
  const told = await db.sql<{ type: string; n: number }>(
    `select type, count(*)::int as n from outbox where payload ? 'by' group by 1 order by 1`,
  );
  expect(told.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'evidence.accepted',
      'evidence.recorded',
      'meeting.planned',
      'problem.moved',
      'report.returned',
    ]),
  );
  const [returned] = await db.sql<{ n: number }>(
    'select count(*)::int as n from obligation where is_demo and status = 3 and month = $1',
    [demo.lastMonth],
  );
  // Planted twice by now, and the log keeps both.
  expect(told.find(({ type }) => type === 'report.returned')?.n).toBe(2 * (returned?.n ?? 0));
  const untrue = await db.sql(
    `select e.type, e.payload from outbox e join "Evidence" v on v.id = (e.payload ->> 'id')::uuid
     where e.type <> case v.status when 'SUBMITTED' then 'evidence.recorded' when 'RETURNED' then 'evidence.returned' else 'evidence.accepted' end
     union all
     select e.type, e.payload from outbox e join "Problem" p on p.id = (e.payload ->> 'id')::uuid
     where p.state::text <> e.payload ->> 'state'`,
  );
  expect(untrue).toEqual([]);
  const crowded = await db.sql(
    `select e.payload ->> 'pokjanal' from outbox e join "Evidence" v on v.id = (e.payload ->> 'id')::uuid
     where e.type = 'evidence.recorded' group by 1 having count(distinct v.id) > 3`,
  );
  expect(crowded).toEqual([]);
});

test('what the obligations say agrees with reports and revisions', async () => {
  const wrong = await db.sql(
    `select o.unit_no, o.month, o.status, o.head_rev from obligation o
     join "FormVersion" f on f."no" = o.form_version_no join "FormBlock" fb on fb."formVersionId" = f."id"
     join "Block" b on b."code" = fb."blockCode"
     left join report r on r.unit_no = o.unit_no and r.month = o.month and r.block_no = b."no"
     left join lateral (select max(rev) as head, max(rev) filter (where action = 2) as sent, count(*)::int as acts
       from report_rev v where v.unit_no = o.unit_no and v.month = o.month and v.block_no = b."no") v on true
     where (o.status >= 2) <> (r.unit_no is not null) or coalesce(v.head, 0) <> o.head_rev or v.acts <> o.head_rev
       or r.rev <> v.sent or r.in_sums <> (o.status <> 3) or r.also_approved <> (o.status = 5)
       or (o.arrival = 0) <> (o.status < 2) or (o.arrival = 2) <> coalesce(o.arrived_at > o.deadline, false)`,
  );
  expect(wrong).toEqual([]);
  const bound = await db.sql(
    `select 1 from report r join report_rev v on v.unit_no = r.unit_no and v.month = r.month and v.block_no = r.block_no
       and v.action in (4, 5)
     where v.content_hash <> r.content_hash`,
  );
  expect(bound).toEqual([]);
});

test('it refuses to mix with posts that are there already', async () => {
  await expect(seedDemo(db, demo)).rejects.toThrow('posts or reports');
});
