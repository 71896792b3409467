import fc from 'fast-check';
import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeProblem } from '@pokjanal/prisma/make/problem';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah, makeWilayahChain, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { newId } from '../src/lib/ids.ts';
import { monthNo } from '../src/lib/pure/month.ts';
import { explainFigure } from '../src/modules/analytics/explain.ts';
import { type RecordLine, recordsOf } from '../src/modules/analytics/explain-records.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { correctPosyandu } from '../src/modules/posyandu/correct-posyandu.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { useOwnDatabase } from './database.ts';
import { countedOf, type Counted } from './own-records-oracle.ts';
import { disagreements } from './rollup-oracle.ts';
import { settle, systemCtx } from './rollup-scene.ts';

const MONTHS = [monthNo(2025, 12), monthNo(2026, 1), monthNo(2026, 3)];
const DAYS = ['2025-12-04', '2025-12-30', '2026-01-09', '2026-01-31', '2026-03-01', '2026-03-30', '2026-04-20'];

let db: Database;
let ctx: Ctx;
let scene: Awaited<ReturnType<typeof givenScene>>;

/** A regency with a district of two villages with posts and one without, and agencies that may join its groups. */
async function givenScene() {
  const { provinsi, kabkota, kecamatan, desa } = await makeWilayahChain(db);
  const villages = [desa, await makeWilayah(db, { parent: kecamatan }), await makeWilayah(db, { parent: kecamatan })];
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const posts: MadePosyandu[] = [];
  for (const at of [0, 0, 1]) {
    posts.push(await makePosyandu(db, { desa: villages[at] ?? desa, puskesmas, formSet: 'BASIC' }));
  }
  const opds = [await makeOpd(db, { wilayah: kabkota }), await makeOpd(db, { wilayah: kabkota })];
  for (const month of MONTHS) await openMonth({ db }, month);
  const areas: MadeWilayah[] = [provinsi, kabkota, kecamatan, ...villages];
  return { areas, posts, opds, groups: [] as { id: string }[] };
}

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  ctx = systemCtx(db, fixedClock('2026-01-10T03:00:00Z'));
  scene = await givenScene();
});

const nth = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('Nothing to choose from');
  return found;
};

/** What people do that moves the counts; each takes three numbers for its choices. */
const ACTS: readonly ((a: number, b: number, c: number) => Promise<unknown>)[] = [
  async (a, b) => {
    const wilayah = nth(scene.areas, a);
    const regime = b % 2 === 0 ? 'POKJANAL' : 'TIM_PEMBINA';
    const [known] = await db.sql('select from "Pokjanal" where "wilayahId" = $1 and regime = $2::"Regime"', [
      wilayah.id,
      regime,
    ]);
    if (!known) scene.groups.push(await makePokjanal(db, { wilayah, regime, decree: null }));
  },
  (a, b, c) =>
    makeDecree(db, {
      date: nth(DAYS, b),
      termStart: nth(DAYS, b),
      termEnd: nth(DAYS.slice(b % DAYS.length), c),
      pokjanal: [nth(scene.groups, a)],
    }),
  (a, b) =>
    makeDecree(db, { kind: 'DISSOLUTION', date: nth(DAYS, b), termEnd: null, pokjanal: [nth(scene.groups, a)] }),
  (a) =>
    db.sql(
      `update "Decree" set "withdrawnAt" = now() where id = (select "decreeId" from "DecreePokjanal" where "pokjanalId" = $1 order by 1 limit 1)`,
      [nth(scene.groups, a).id],
    ),
  (a, b, c) =>
    db.sql(
      `insert into "PokjanalMember" (id, "pokjanalId", "opdId", "from") select $1, $2, $3, $4::date
       where not exists (select from "PokjanalMember" where "pokjanalId" = $2 and "opdId" = $3)`,
      [newId(), nth(scene.groups, a).id, nth(scene.opds, b).id, nth(['2025-01-01', ...DAYS], c)],
    ),
  (a, b) =>
    db.sql(`update "PokjanalMember" set "to" = "from" + 30 where "pokjanalId" = $1 and "opdId" = $2`, [
      nth(scene.groups, a).id,
      nth(scene.opds, b).id,
    ]),
  (a, b, c) => record(nth(scene.groups, a), nth(scene.opds, b), c),
  (a) =>
    db.sql(
      `update "Evidence" set status = 'RETURNED' where id = (select id from "Evidence" order by id offset $1 limit 1)`,
      [a % 5],
    ),
  (a, b, c) =>
    db.sql(
      `insert into "DutyExemption" (id, "pokjanalId", "opdId", "dutyCode", period, "fromMonth", "toMonth", reason, at)
       values ($1, $2, $3, $4, 'x', $5, $6, 'tidak berlaku', now()) on conflict do nothing`,
      [newId(), nth(scene.groups, a).id, nth(scene.opds, b).id, nth(CODES, c), monthNo(2026, 1), monthNo(2026, 3)],
    ),
  (a) =>
    db.sql(`delete from "DutyCredit" where id = (select id from "DutyCredit" order by id offset $1 limit 1)`, [a % 7]),
  (a, b, c) => raise(nth(scene.areas, a), nth(DAYS, b), c),
  (a, b, c) => plan(nth(scene.posts, a), nth(DAYS, b), nth(DAYS, c)),
  (a) =>
    db.sql(
      `update "Evidence" set details = details || '{"plannedOn": "2026-01-20"}' where id = (
        select "evidenceId" from "EvidenceLink" order by 1 offset $1 limit 1)`,
      [a % 3],
    ),
  async (a, b, c) => {
    const told = { regNo: b % 2 === 0 ? null : `R${b}`, decree: c % 2 === 0 ? null : `SK ${c}` };
    await number(nth(scene.posts, a), { ...told, on: nth(DAYS, b + c) });
  },
];

/** Tells on a day which number and decree a post has. */
async function number(
  post: MadePosyandu,
  { regNo, decree, on }: { regNo: string | null; decree: string | null; on: string },
): Promise<void> {
  const row = await db.prisma.posyandu.findUniqueOrThrow({ where: { id: post.id } });
  const { name, openingDay, address, formSet, revision } = row;
  const facts = { name, regNo, decree, openingDay, address, formSet };
  const clock = fixedClock(`${on}T03:00:00Z`);
  await correctPosyandu({ ...ctx, clock }, { id: post.id, expectedRevision: revision, ...facts });
}
const CODES = ['BINA_MONEV', 'DATA_INFO', 'LAPOR', 'ANALISIS'];

/** Work of an agency that counts for a duty in the first quarter, or in the last of the year before. */
async function record(group: { id: string }, opd: { id: string }, luck: number): Promise<void> {
  const id = newId();
  const first = luck % 2 === 0 ? monthNo(2026, 1) : monthNo(2025, 10);
  const kind = nth(['VISIT', 'REPORT', 'DATASET'], luck);
  const details = {
    plannedOn: '2026-02-01',
    heldOn: '2026-02-0' + ((luck % 5) + 1),
    sentOn: nth(DAYS, luck),
    receivedOn: nth(DAYS, luck),
  };
  await db.sql(
    `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details)
     values ($1, $2, $3, $4::"EvidenceKind", 'x', $5, $6, 'Bukti', $7::"EvidenceStatus", $8::jsonb)`,
    [
      id,
      group.id,
      opd.id,
      kind,
      first,
      first + 2,
      nth(['SUBMITTED', 'ACCEPTED', 'DRAFT'], luck),
      JSON.stringify(details),
    ],
  );
  await db.sql(
    `insert into "DutyCredit" (id, "subjectKind", "subjectId", "evidenceId", "pokjanalId", "opdId", "dutyCode", period, "fromMonth", "toMonth", state, at)
     values ($1, 'EVIDENCE', $2, $2, $3, $4, $5, 'x', $6, $7, 'ACCEPTED', now())`,
    [newId(), id, group.id, opd.id, nth(CODES, luck), first, first + 2],
  );
}

/** A problem that an agency is asked about, and what comes of it. */
function raise(wilayah: MadeWilayah, dueOn: string, luck: number): Promise<unknown> {
  const sent = { state: 'SENT' as const, on: '2025-12-02', dueOn, toOpdId: nth(scene.opds, luck).id };
  const on = nth(DAYS, luck);
  const rest = nth(
    [
      [],
      [{ state: 'ANSWERED' as const, on }],
      [{ state: 'REDIRECTED' as const, on }],
      [{ state: 'CLOSED' as const, on, outcome: 'WITHDRAWN' as const }],
    ],
    luck,
  );
  return makeProblem(db, { wilayah, raisedOn: '2025-12-01', steps: [sent, ...rest] });
}

/** A visit to a post that was planned, and held or not. */
async function plan(post: MadePosyandu, plannedOn: string, heldOn: string): Promise<void> {
  const id = newId();
  await db.sql(
    `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details)
     values ($1, $2, $3, 'VISIT', 'x', $4, $4, 'Kunjungan', 'SUBMITTED', $5::jsonb)`,
    [id, nth(scene.groups, 0).id, nth(scene.opds, 0).id, monthNo(2026, 1), JSON.stringify({ plannedOn, heldOn })],
  );
  await db.sql(`insert into "EvidenceLink" (id, "evidenceId", kind, ref) values ($1, $2, 'POSYANDU', $3)`, [
    newId(),
    id,
    post.id,
  ]);
}

/** The stored counts of every area, as far as they come from our own records. */
async function stored(): Promise<Counted> {
  const slots = await db.sql<{ slot: number; element: string }>(
    `select slot, "elementCode" as element from "BlockSlot" where "blockCode" = 'GV'`,
  );
  const codes = Object.keys((await countedOf(db, MONTHS)).values().next().value ?? {});
  const columns = slots
    .filter(({ element }) => codes.includes(element))
    .map(({ slot, element }) => `'${element}', v${slot}`);
  const rows = await db.sql<{ key: string; counts: Record<string, number | null> }>(
    `select r.node_no || '/' || r.month as key, jsonb_build_object(${columns.join(', ')}) as counts
     from rollup r join "Block" b on b.no = r.block_no and b.code = 'GV' join "Wilayah" w on w.no = r.node_no where r.basis = 0`,
  );
  return new Map(rows.map(({ key, counts }) => [key, counts]));
}

const listed = { GROUP: 0, DUTY: 0, PROBLEM: 0 };

/** The records listed behind every figure about areas add up to it, page by page. */
async function listTheirRecords(): Promise<void> {
  for (const indicator of ['POK_SK', 'POK_TUGAS', 'POK_MASALAH']) {
    for (const { id } of scene.areas) {
      for (const period of ['2025-12', '2026-Q1']) {
        const ask = { indicator, place: { area: { id } }, period, dataState: 'PROVISIONAL' as const };
        const explained = await explainFigure({ ...ctx }, ask);
        const lines: RecordLine[] = [];
        for (let after: RecordLine['place'] | null = null; ; ) {
          const records = await recordsOf(ctx, explained, { first: 3, after, onlyOpen: false });
          if (records?.reason !== null) throw new Error(`${indicator}: ${records?.reason}`);
          lines.push(...records.lines);
          const { total, fulfilled, hidden } = records;
          expect({ ask, total, fulfilled, hidden }).toEqual({
            ask,
            total: explained.cell.denominator ?? 0,
            fulfilled: explained.cell.numerator ?? 0,
            hidden: 0,
          });
          if (!records.more) break;
          after = records.lines.at(-1)?.place ?? null;
        }
        expect(lines).toHaveLength(explained.cell.denominator ?? 0);
        const open = await recordsOf(ctx, explained, { first: 200, after: null, onlyOpen: true });
        if (open?.reason !== null) throw new Error(`${indicator}: ${open?.reason}`);
        expect(open.lines).toEqual(lines.filter(({ isFulfilled }) => !isFulfilled));
        expect(open).toMatchObject({ listed: open.lines.length, total: lines.length });
        expect(lines.filter(({ isFulfilled }) => isFulfilled)).toHaveLength(explained.cell.numerator ?? 0);
        for (const { kind } of lines) listed[kind] += 1;
      }
    }
  }
}

describe('counts from our own records', () => {
  test('are, after any acts, what plain counting says; a rebuild finds nothing to correct', async () => {
    // A group with a term, an agency in it and a problem come first: each kind of record is listed whatever luck brings.
    await ACTS[0]?.(1, 0, 0);
    await ACTS[1]?.(0, 0, 6);
    await ACTS[4]?.(0, 0, 0);
    await ACTS[10]?.(1, 0, 0);
    await settle(db);
    await listTheirRecords();
    expect(Math.min(...Object.values(listed))).toBeGreaterThan(0);
    const step = fc.record({ act: fc.nat(ACTS.length - 1), a: fc.nat(60), b: fc.nat(60), c: fc.nat(60) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        for (const { act, a, b, c } of steps) await ACTS[act]?.(a, b, c);
        await settle(db);
        expect(Object.fromEntries(await stored())).toEqual(Object.fromEntries(await countedOf(db, MONTHS)));
        expect(await disagreements(db)).toEqual([]);
        expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
        await listTheirRecords();
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  test('are the same when everything is added up from nothing', async () => {
    await settle(db);
    const before = Object.fromEntries(await stored());
    await db.sql('truncate rollup, rollup_pair, rollup_obligation');
    await rebuild(db, { tell: false });
    expect(Object.fromEntries(await stored())).toEqual(before);
  });

  test('say what stands in a month, not what was told of later', async () => {
    const { areas, posts, opds } = (scene = await givenScene());
    const kecamatan = nth(areas, 2);
    const group = await makePokjanal(db, { wilayah: kecamatan, decree: { date: '2026-01-15', termEnd: '2026-02-28' } });
    scene.groups.push(group);
    await ACTS[4]?.(0, 0, 0);
    await record(group, nth(opds, 0), 6);
    await makeProblem(db, {
      wilayah: kecamatan,
      raisedOn: '2026-01-02',
      steps: [
        { state: 'SENT', on: '2026-01-05', dueOn: '2026-01-12', toOpdId: nth(opds, 0).id },
        { state: 'ANSWERED', on: '2026-01-12' },
      ],
    });
    await plan(nth(posts, 0), '2026-01-20', '2026-01-25');
    await plan(nth(posts, 1), '2026-01-20', '2026-03-25');
    await number(nth(posts, 0), { regNo: 'R1', decree: 'SK 1', on: '2026-01-10' });
    await settle(db);
    const counts = await stored();
    const at = (month: number) => counts.get(`${kecamatan.no}/${month}`);
    const [december, january, march] = MONTHS.map(at);
    // The district and its two villages with posts; the third has nobody to look after.
    expect(december).toMatchObject({ GV_BADAN: 3, GV_BADAN_SK: 0, GV_POS: 3, GV_POS_NOREG: 0, GV_POS_SK: 0 });
    expect(december).toMatchObject({ GV_TUGAS_WAJIB: null, GV_MASALAH_TEMPO: 0, GV_POS_RENCANA: 0 });
    expect(january).toMatchObject({ GV_BADAN: 3, GV_BADAN_SK: 1, GV_POS: 3, GV_POS_NOREG: 1, GV_POS_SK: 1 });
    expect(january).toMatchObject({ GV_MASALAH_TEMPO: 1, GV_MASALAH_TEPAT: 1, GV_POS_RENCANA: 2, GV_POS_BINA: 1 });
    // No period of a duty ends with January; in March those of the quarter do, and the term of the decree is over.
    expect(january).toMatchObject({ GV_TUGAS_WAJIB: 0, GV_TUGAS_PENUHI: 0 });
    const figure = { period: '2026-01', dataState: 'PROVISIONAL', place: { area: { id: kecamatan.id } } } as const;
    const { cell } = await explainFigure(ctx, { ...figure, indicator: 'POK_SK' });
    expect(cell).toMatchObject({ numerator: 1, denominator: 3, reason: null });
    expect(march).toMatchObject({ GV_BADAN_SK: 0, GV_TUGAS_WAJIB: 5, GV_TUGAS_PENUHI: 1, GV_POS_NOREG: 1 });
  });
});
