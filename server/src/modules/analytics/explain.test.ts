import { makeReportRows } from '@pokjanal/prisma/make/report';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince, systemCtx } from '../../../test/rollup-scene.ts';
import { ABOUT_AREAS } from '../../../test/rollup-sources.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { askedSlots } from '../../lib/pure/layout.ts';
import { formatMonth, monthNo } from '../../lib/pure/month.ts';
import { formsWith, holdsIn, loadCatalogue } from '../submission/catalogue.ts';
import { openMonth } from '../submission/open-month.ts';
import { catalogueOf } from './analytics-catalogue.ts';
import { explainFigure } from './explain.ts';
import { formsOf } from './explain-forms.ts';
import { partsOf } from './explain-parts.ts';
import { rebuild } from './rebuild-rollups.ts';

const clock = fixedClock('2026-06-02T03:00:00Z');
const MONTHS = [monthNo(2025, 11), ...[1, 2, 3, 4, 5].map((month) => monthNo(2026, month))];

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let codes: string[];
let seed = 11;
const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

/** Files what the unit owes in a month: some forms not at all, some with holes, in every state a form can be in. */
async function fileSome(unitNo: number, kind: string, formSet: string | null, month: number) {
  const catalogue = await loadCatalogue(db);
  const statuses = ['SUBMITTED', 'VERIFIED', 'APPROVED', 'APPROVED', 'RETURNED', 'DRAFT', 'NONE'] as const;
  for (const block of catalogue.blocks) {
    const form = formsWith(catalogue, block.code).find(
      (one) => one.unitKind === kind && (one.formSet === null || one.formSet === formSet) && holdsIn(month, one),
    );
    const isDue = form && (form.rhythm === 'MONTHLY' || month === MONTHS[1]);
    if (!form || !isDue) continue;
    const holes = next(3) === 0;
    const cells = askedSlots(block, form.block).flatMap((slot) => (holes && next(4) === 0 ? [] : [[slot, next(40)]]));
    await makeReportRows(db, unitNo, {
      month,
      blockNo: block.no,
      formNo: form.formNo,
      formVersionNo: form.no,
      cells: Object.fromEntries(cells),
      status: statuses[next(statuses.length)] ?? 'SUBMITTED',
    });
  }
}

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  for (const post of scene.posts.slice(0, 4)) {
    if (!post.puskesmas) continue;
    await db.sql(`insert into "Unit" (kind, "desaNo", "puskesmasNo") values ('PUSKESMAS_DESA', $1, $2)`, [
      post.desa.no,
      post.puskesmas.no,
    ]);
  }
  for (const month of MONTHS) await openMonth({ db }, month);
  const units = await db.sql<{ no: number; kind: string; set: string | null }>(
    `select u.no, u.kind::text as kind, p."formSet"::text as set from "Unit" u left join "Posyandu" p on p.id = u."posyanduId" order by u.no`,
  );
  for (const unit of units) for (const month of MONTHS) await fileSome(unit.no, unit.kind, unit.set, month);
  await rebuild(db);
  codes = [...(await catalogueOf(db)).versions.keys()].filter((code) => !ABOUT_AREAS.includes(code));
}, 300_000);

const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

test('what the forms add makes up the figure, whatever indicator, place, period and basis', async () => {
  const places = [
    scene.provinsi,
    scene.kabkota[0],
    ...scene.posts.slice(0, 3).flatMap((post) => [post.desa, post.puskesmas ?? post.desa]),
  ];
  const ctx = systemCtx(db, clock);
  const seen = { figures: 0, carried: 0, leftOut: 0, allLeftOut: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...codes),
      fc.constantFrom(...places),
      fc.constantFrom('2026-05', '2026-Q1', '2026', '2026-04/YTD'),
      fc.constantFrom('PROVISIONAL' as const, 'APPROVED' as const),
      async (indicator, place, period, dataState) => {
        const where = 'path' in place ? { area: { id: place.id } } : { puskesmasId: place.id };
        const explained = await explainFigure(ctx, { indicator, period, dataState, place: where });
        const forms = await formsOf(ctx, explained, { first: 5_000, after: null, only: null });
        if (forms.reason !== null) return expect(explained.cell.reason).toBe('VERSION_BREAK');
        const { numerator, denominator, leftOut } = explained.cell;
        expect(sumOf(forms.lines, 'numerator')).toBe(numerator);
        expect(sumOf(forms.lines, 'denominator')).toBe(denominator);
        expect(forms.counts.LEFT_OUT).toBe(leftOut);
        const { parts } = await partsOf(ctx, explained);
        expect(sumOf(parts ?? [], 'numerator')).toBe(numerator);
        expect(sumOf(parts ?? [], 'denominator')).toBe(denominator);
        seen.figures += Number(numerator !== null);
        seen.carried += forms.lines.filter(({ carriedFrom }) => carriedFrom !== null).length;
        seen.leftOut += forms.counts.LEFT_OUT;
        seen.allLeftOut += Number(numerator === null && leftOut > 0);
        return undefined;
      },
    ),
    { numRuns: 250 },
  );
  expect(seen.figures).toBeGreaterThan(100);
  expect(seen.carried).toBeGreaterThan(0);
  expect(seen.leftOut).toBeGreaterThan(0);
  expect(seen.allLeftOut).toBeGreaterThan(0);
}, 300_000);

function sumOf(
  lines: readonly { numerator: number | null; denominator: number | null }[],
  side: 'numerator' | 'denominator',
) {
  const known = lines.flatMap((line) => line[side] ?? []);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

const EXPLAIN = /* GraphQL */ `
  query Explain($figure: ExplainInput!, $first: Int, $after: String, $only: ExplainedFormKind) {
    explain(figure: $figure) {
      cell { value numerator denominator }
      formula { words { id en } numerator denominator }
      timeRule { id en }
      operands { element side from to sum answered missing }
      parts { items { name isPost numerator denominator shortfall } reason }
      forms(first: $first, after: $after, only: $only) {
        page {
          items { report name kind why { id } numerator denominator status revision approvedBy }
          counts { counted missing leftOut silent }
          isPartial endCursor hasNextPage
        }
        reason
      }
    }
  }
`;
type Explained = {
  explain: {
    formula: { words: { id: string; en: string } };
    timeRule: { id: string };
    parts: { items: { shortfall: number | null; isPost: boolean }[] | null; reason: string | null };
    forms: {
      page: {
        items: { report: string; kind: string }[];
        counts: Record<string, number>;
        isPartial: boolean;
        endCursor: string | null;
        hasNextPage: boolean;
      } | null;
      reason: string | null;
    };
  };
};

describe('explain', () => {
  const ask = (over: object = {}) => ({
    figure: { indicator: 'SKDN_DS', wilayah: gid(scene.provinsi), period: '2026-Q1', ...over },
  });
  const admin = () => as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), clock);

  test('says the formula, the months and the parts that drag most, in the same few statements for any size', async () => {
    const caller = admin();
    const { explain } = await caller.run<Explained>(EXPLAIN, ask());
    const large = caller.cost();
    expect(explain.formula.words).toEqual({
      id: 'balita ditimbang (D) dibagi jumlah semua balita (S), dikali 100',
      en: expect.stringContaining('divided by'),
    });
    expect(explain.timeRule.id).toContain('Januari–Maret 2026');
    const gaps = (explain.parts.items ?? []).map(({ shortfall }) => shortfall ?? Number.NEGATIVE_INFINITY);
    expect(gaps).toEqual([...gaps].sort((one, other) => other - one));
    const [post] = scene.posts;
    await caller.run(EXPLAIN, ask({ wilayah: gid(post!.desa), period: '2026-05' }));
    expect(caller.cost()).toBeLessThanOrEqual(large + 1);
    expect(large).toBeLessThanOrEqual(8);
  });

  test('pages through the forms without a gap or a double, and by kind', async () => {
    const whole = await admin().run<Explained>(EXPLAIN, { ...ask(), first: 200 });
    const reports: string[] = [];
    let after: string | null = null;
    do {
      const { explain }: Explained = await admin().run<Explained>(EXPLAIN, { ...ask(), first: 4, after });
      reports.push(...(explain.forms.page?.items.map(({ report }) => report) ?? []));
      after = explain.forms.page?.hasNextPage ? explain.forms.page.endCursor : null;
    } while (after !== null);
    expect(reports).toEqual(whole.explain.forms.page?.items.map(({ report }) => report));
    const silent = await admin().run<Explained>(EXPLAIN, { ...ask(), first: 200, only: 'SILENT' });
    expect(silent.explain.forms.page?.items).toHaveLength(whole.explain.forms.page?.counts.silent ?? -1);
    expect(new Set(silent.explain.forms.page?.items.map(({ kind }) => kind))).toEqual(new Set(['SILENT']));
  });

  test('lists forms for who may read reports there, and says so where not', async () => {
    const [post, other] = scene.posts;
    const viewer = await as(db, officerOf(scene.provinsi, 'VIEWER'), clock).run<Explained>(EXPLAIN, ask());
    expect(viewer.explain.forms).toEqual({ page: null, reason: 'NO_RIGHT' });
    const village = ask({ wilayah: gid(post!.desa) });
    const petugas = await as(db, petugasOf(post!), clock).run<Explained>(EXPLAIN, village);
    expect(petugas.explain.forms.page).toMatchObject({ isPartial: true });
    expect(petugas.explain.parts.items?.every(({ isPost }) => isPost)).toBe(true);
    const kader = await as(db, kaderOf(post!), clock).run<Explained>(EXPLAIN, village);
    expect(kader.explain.parts.items).toHaveLength(1);
    const hidden = await as(db, kaderOf(other!), clock).tryRun(EXPLAIN, village);
    expect(hidden.errors?.[0]?.originalError).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
  });

  test('says why there is nothing before the first version', async () => {
    const { explain } = await admin().run<Explained>(EXPLAIN, ask({ period: formatMonth(monthNo(2001, 1)) }));
    expect(explain).toMatchObject({ formula: null, timeRule: null, forms: { page: null, reason: 'NO_VERSION' } });
  });
});
