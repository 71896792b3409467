import { adminName, DEMO_SECRET, petugasName, planUsers, typistOf } from './demo/accounts.ts';
import { writeDuties } from './demo/duty.ts';
import { writeKader } from './demo/kader.ts';
import { writeEvents } from './demo/events.ts';
import { writeGuidance } from './demo/guidance.ts';
import { writeIlp } from './demo/ilp.ts';
import { fullPlace } from './demo/offices.ts';
import { DEMO_REGENCIES } from './demo/places.ts';
import { homePost, planPosts, type PostPlan } from './demo/plan-posts.ts';
import { DEMO_MONTHS, planReports } from './demo/plan-reports.ts';
import type { PlannedReport } from './demo/planned.ts';
import { writeCollections } from './demo/collections.ts';
import { writeProblems } from './demo/problems.ts';
import { writeBodies } from './demo/write-bodies.ts';
import { type WrittenPosts, writePosts } from './demo/write-posts.ts';
import { type FormNumbers, type ReportPlaces, writeReports } from './demo/write-reports.ts';
import { planPustu, writePustu } from './demo/pustu.ts';
import { writeSuccession } from './demo/succession.ts';
import { writeTargets } from './demo/targets.ts';
import { writeUsers } from './demo/write-users.ts';
import { idsFrom, randomOf } from './ids.ts';
import type { MadeWilayah } from './make/wilayah.ts';
import type { Progress, SeedDb, SqlHandle } from './sql-db.ts';

export type DemoOptions = {
  /** Last month with reports, year × 12 + month − 1; nothing in the demo is dated after it. */
  lastMonth: number;
  seed?: number;
  /** Makes the stored hash of the secret that all demo accounts share. */
  hash: (secret: string) => Promise<string>;
  /** Computes the roll-ups once everything stands. */
  rebuild?: () => Promise<unknown>;
  progress?: Progress;
};

export type DemoSummary = { posts: number; puskesmas: number; reports: number; users: number };

const POSTS_AT_ONCE = 70;

/** Fills a database that has the reference data with the demonstration: alike for the same seed and last month. */
export async function seedDemo(db: SeedDb, options: DemoOptions): Promise<DemoSummary> {
  const { lastMonth, seed = 1, progress = () => undefined } = options;
  const secretHash = await options.hash(DEMO_SECRET);
  const summary = await db.inTransaction(async (plain) => {
    const firstDay = Date.UTC(Math.floor(lastMonth / 12), (lastMonth % 12) - DEMO_MONTHS + 1, 1);
    const tx: SqlHandle = { ...plain, newId: idsFrom(randomOf(seed, 'ids', lastMonth), firstDay) };
    await tx.sql('set local statement_timeout = 0');
    await refuseBesideReports(tx);
    progress('demo');
    const areas = await readAreas(tx);
    const plan = planPosts([...areas.values()], seed);
    const posts = await writePosts(tx, plan, areas, lastMonth);
    await writeKader(tx, plan, posts.posts, { seed, lastMonth });
    const { opdByArea } = await writeBodies(tx, areas, lastMonth);
    await writeCollections(tx, areas, lastMonth);
    await writeGuidance(tx, opdByArea, lastMonth);
    await writeIlp(tx, { seed, lastMonth });
    await writeDuties(tx, areas, opdByArea, lastMonth);
    await writeProblems(tx, {
      areas,
      opdByArea,
      lastMonth,
      homePost: posts.posts.get(homePost(plan.posts).key)?.id ?? '',
    });
    const users = planUsers(plan, (code) => placeName(areas, code));
    const actors = await writeUsers(tx, users, { areas, posts, opdByArea }, secretHash, new Date(firstDay));
    await writeTargets(tx, areas, { seed, lastMonth });
    const places = reportPlaces(plan, posts, actors, await readForms(tx));
    const reports = await writeAllReports(tx, plan, { seed, lastMonth, places, progress });
    await writeSuccession(tx);
    await writeEvents(tx, lastMonth);
    await writePustu(tx, planPustu(plan.puskesmas, [...areas.values()], seed), { areas, ...posts });
    return { posts: plan.posts.length, puskesmas: plan.puskesmas.length, reports, users: users.length };
  });
  // Nobody else does it on the embedded database; of the wide tables the keys are enough and take a tenth of the time.
  await db.sql(
    'analyze obligation, report (unit_no, month), report_review (unit_no, month), "Unit", "Posyandu", "User"',
  );
  progress('rollup');
  await options.rebuild?.();
  return summary;
}

/** The demonstration never mixes with the work of a real office. */
async function refuseBesideReports(tx: SqlHandle): Promise<void> {
  const [found] = await tx.sql(
    `select 1 as one where exists (select 1 from obligation where head_rev > 0) or exists (select 1 from "Posyandu")`,
  );
  if (found) throw new Error('There are posts or reports in this database already; the demonstration is not for it');
}

async function readAreas(tx: SqlHandle): Promise<Map<string, MadeWilayah>> {
  const regencies = DEMO_REGENCIES.map(({ code }) => code);
  const provinces = [...new Set(regencies.map((code) => code.slice(0, 2)))];
  const rows = await tx.sql<MadeWilayah>(
    `select "id", "no", "level", "kind", "code", "name", "path", "zone", "parentId" from "Wilayah"
     where "endedOn" is null and ("code" = any($1::text[]) or left("code", 5) = any($2::text[]))
     order by "code" collate "C"`,
    [['0', ...provinces], regencies],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

function placeName(areas: ReadonlyMap<string, MadeWilayah>, code: string): string {
  const area = areas.get(code);
  return area ? fullPlace(area) : code;
}

/** Forms by block and form set; one that both sets answer stands under each. */
async function readForms(tx: SqlHandle): Promise<Map<string, FormNumbers>> {
  const rows = await tx.sql<FormNumbers & { formSet: string | null; block: string }>(
    `select f."formSet", f."no", v."no" as "versionNo", b."no" as "blockNo", b."code" as block
     from "Form" f join "FormVersion" v on v."formCode" = f."code"
     join "FormBlock" fb on fb."formVersionId" = v."id" join "Block" b on b."code" = fb."blockCode"
     where v."validTo" is null order by v."version"`,
  );
  if (rows.length === 0) throw new Error('The forms are missing; load the reference data first');
  return new Map(
    rows.flatMap((row) =>
      (row.formSet === null ? ['BASIC', 'ILP'] : [row.formSet]).map((set) => [`${row.block}/${set}`, row] as const),
    ),
  );
}

function reportPlaces(
  plan: PostPlan,
  posts: WrittenPosts,
  actors: ReadonlyMap<string, string>,
  forms: ReadonlyMap<string, FormNumbers>,
): ReportPlaces {
  const home = homePost(plan.posts);
  const nameOf = {
    typist: ({ post }: PlannedReport) => typistOf(post, home),
    petugas: ({ post }: PlannedReport) => petugasName(post.puskesmas, home),
    admin: ({ post }: PlannedReport) => adminName(post.regency.code),
  };
  return {
    form: ({ block, post }) => {
      const form = forms.get(`${block}/${post.formSet}`);
      if (!form) throw new Error(`There is no form with the block ${block} for ${post.formSet}`);
      return form;
    },
    unitNo: ({ post, village }) => (village ? posts.villages.get(village) : posts.posts.get(post.key)?.unitNo) ?? 0,
    // What a puskesmas answers for a village is typed by its officer.
    actor: (report, who) => actors.get(nameOf[report.village && who === 'typist' ? 'petugas' : who](report)) ?? null,
  };
}

async function writeAllReports(
  tx: SqlHandle,
  plan: PostPlan,
  how: { seed: number; lastMonth: number; places: ReportPlaces; progress: Progress },
): Promise<number> {
  let waiting: PlannedReport[] = [];
  let posts = 0;
  let reports = 0;
  for (const months of planReports(plan.posts, how.seed, how.lastMonth)) {
    waiting.push(...months);
    posts += 1;
    if (posts % POSTS_AT_ONCE !== 0 && posts < plan.posts.length) continue;
    await writeReports(tx, waiting, how.places);
    reports += waiting.length;
    waiting = [];
    how.progress('demo', posts, plan.posts.length);
  }
  return reports;
}
