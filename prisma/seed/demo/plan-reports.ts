import { type Random, randomOf } from '../ids.ts';
import type { ARRIVAL, Cells, Header, STATUS } from '../wide.ts';
import { HOME } from './places.ts';
import { homePost, type PlannedPost } from './plan-posts.ts';
import { closedMonth, drawPopulation, drawSkdn, movePopulation, type Population, seasonOf } from './skdn.ts';

export const DEMO_MONTHS = 24;

type Who = 'typist' | 'petugas' | 'admin';

/** One act on a report; a save carries its answers, all others bind those of the newest submission. */
export type PlannedAct = {
  action: 'DRAFT' | 'SUBMIT' | 'RETURN' | 'VERIFY' | 'APPROVE';
  who: Who;
  at: Date;
  note?: string;
  cells?: Cells;
};

/** A month of one post as it stands at the end of the demo. */
export type PlannedReport = {
  post: PlannedPost;
  month: number;
  deadline: Date;
  status: keyof typeof STATUS;
  arrival: keyof typeof ARRIVAL;
  arrivedAt: Date | null;
  opened: boolean;
  header: Header;
  acts: PlannedAct[];
};

type Context = { seed: number; lastMonth: number; home: PlannedPost; returned: PlannedPost | undefined };

/** Plans the months of posts in order, alike for the same seed and last month. */
export function* planReports(
  posts: readonly PlannedPost[],
  seed: number,
  lastMonth: number,
): Generator<PlannedReport[]> {
  const home = homePost(posts);
  const near = posts.filter(({ puskesmas, conduct }) => puskesmas === home.puskesmas && conduct === 'REGULAR');
  const context: Context = {
    seed,
    lastMonth,
    home,
    returned: near.find((post) => post !== home && post.formSet === 'ILP') ?? near[1],
  };
  for (const post of posts) yield planPost(post, context);
}

function planPost(post: PlannedPost, context: Context): PlannedReport[] {
  const random = randomOf(context.seed, 'reports', post.key);
  const attendance = post.regency.attendance + (random() - 0.5) * 0.16;
  let population = drawPopulation(random, 22 + random() * 50);
  const reports: PlannedReport[] = [];
  for (let index = 0; index < DEMO_MONTHS; index++) {
    population = movePopulation(random, population);
    if (post.opened !== null && index <= post.opened) continue;
    if (post.closed !== null && index > post.closed) break;
    const month = context.lastMonth - DEMO_MONTHS + 1 + index;
    // A source per month: a change in one month leaves the others as they are.
    const own = randomOf(context.seed, 'month', post.key, month);
    reports.push(planMonth(own, post, month, { population, attendance, index }, context));
  }
  return reports;
}

type Life = { population: Population; attendance: number; index: number };

function planMonth(random: Random, post: PlannedPost, month: number, life: Life, context: Context): PlannedReport {
  const age = context.lastMonth - month;
  const report: PlannedReport = {
    post,
    month,
    deadline: localTime(month + 1, 6, 0, post, -1),
    status: 'NONE',
    arrival: 'NONE',
    arrivedAt: null,
    opened: true,
    header: {},
    acts: [],
  };
  const fate = fateOf(random, post, age, context);
  if (fate === 'NONE') return report;
  const detailed = post.formSet === 'ILP';
  const season = seasonOf(random, life.attendance, life.index, (month % 12) + 1);
  report.opened = fate === 'DRAFT' || fate === 'RETURNED' || random() > 0.012;
  const cells = report.opened
    ? drawSkdn(random, life.population, season, detailed)
    : closedMonth(life.population, detailed);
  if (!report.opened) report.header = { notOpenedReason: 'Banjir, jalan ke posyandu tidak dapat dilalui' };
  act(random, report, cells, { fate, age });
  return report;
}

type Fate = 'NONE' | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'VERIFIED' | 'APPROVED';

/** The last month is in motion, the one before it closed in most regencies, all older ones are closed. */
function fateOf(random: Random, post: PlannedPost, age: number, context: Context): Fate {
  const chance = random();
  if (post.conduct === 'SILENT') return 'NONE';
  if (age === 0) return lastMonthFate(chance, post, context);
  if (chance > post.regency.diligence && post !== context.home) return 'NONE';
  if (age === 1) return closesEarly(post) ? 'APPROVED' : 'VERIFIED';
  return 'APPROVED';
}

function closesEarly(post: PlannedPost): boolean {
  return post.regency.code === HOME.regency || post.regency.diligence > 0.94;
}

function lastMonthFate(chance: number, post: PlannedPost, context: Context): Fate {
  if (post === context.home) return 'NONE';
  if (post === context.returned) return 'RETURNED';
  if (chance < 0.085) return 'NONE';
  if (chance < 0.105) return 'DRAFT';
  if (chance < 0.12) return 'RETURNED';
  return chance < 0.45 ? 'SUBMITTED' : 'VERIFIED';
}

const ORDER: readonly Fate[] = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'APPROVED'];

function act(random: Random, report: PlannedReport, content: Cells, { fate, age }: { fate: Fate; age: number }): void {
  const sent = sentAt(random, report.post, report.month, age);
  if (fate === 'DRAFT' || random() < 0.08) {
    report.acts.push({ action: 'DRAFT', who: 'typist', at: later(sent, -26), cells: firstHalf(content) });
  }
  report.status = fate;
  if (fate === 'DRAFT') return;
  report.arrival = sent <= report.deadline ? 'RECEIVED' : 'LATE';
  report.arrivedAt = sent;
  const slips = fate === 'RETURNED' || slipsAt(random, report, age);
  if (slips) report.acts.push(...slipped(content, sent));
  if (fate === 'RETURNED') return;
  report.acts.push({ action: 'SUBMIT', who: 'typist', at: later(sent, slips ? 44 : 0), cells: content });
  finish(random, report, fate, sent);
}

function slipsAt(random: Random, report: PlannedReport, age: number): boolean {
  return age > 0 && report.opened && random() < 0.03;
}

function slipped(content: Cells, sent: Date): PlannedAct[] {
  return [
    { action: 'SUBMIT', who: 'typist', at: sent, cells: slip(content) },
    { action: 'RETURN', who: 'petugas', at: later(sent, 20), note: SLIP_NOTE },
  ];
}

function finish(random: Random, report: PlannedReport, fate: Fate, sent: Date): void {
  const reached = ORDER.indexOf(fate);
  if (reached >= 2)
    report.acts.push({ action: 'VERIFY', who: 'petugas', at: later(sent, 46 + Math.floor(random() * 24)) });
  if (reached < 3) return;
  // The regency closes a month in the middle of the next one, after the last report was checked.
  const close = localTime(report.month + 1, 17, 9, report.post);
  const checked = later(sent, 80);
  report.acts.push({ action: 'APPROVE', who: 'admin', at: close > checked ? close : checked });
}

const SLIP_NOTE = 'Jumlah S melonjak dari bulan lalu, sepertinya satu angka terketik dua kali. Mohon diperiksa.';

/** A slip of the finger that no rule of the form can see: the largest stock gets its last digit twice. */
function slip(cells: Cells): Map<number, number | string> {
  const slipped = new Map(cells);
  const stocks = [...cells].filter(([slot]) => slot < 10 || slot === 90);
  const [slot, count] = stocks.reduce((most, one) => (Number(one[1]) > Number(most[1]) ? one : most), [90, 0]);
  slipped.set(slot, Number(count) * 10 + (Number(count) % 10));
  return slipped;
}

function firstHalf(cells: Cells): Map<number, number | string> {
  return new Map([...cells].slice(0, Math.ceil(cells.size / 2)));
}

/** Everything of the last month lies inside that month, so that nothing in the demo is dated after its end. */
function sentAt(random: Random, post: PlannedPost, month: number, age: number): Date {
  const hour = 8 + Math.floor(random() * 8);
  const minute = Math.floor(random() * 60);
  if (age === 0) return localTime(month, 8 + Math.floor(random() * 18), hour, post, minute);
  if (post.conduct === 'LATE') return localTime(month + 1, 7 + Math.floor(random() * 5), hour, post, minute);
  const chance = random();
  if (chance < 0.045) return localTime(month + 1, 6 + Math.floor(random() * 6), hour, post, minute);
  if (chance < 0.4) return localTime(month + 1, 1 + Math.floor(random() * 5), hour, post, minute);
  return localTime(month, 14 + Math.floor(random() * 14), hour, post, minute);
}

function later(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

/** An instant by the clock of the post's province; minus one minute is the last millisecond before the hour. */
function localTime(month: number, day: number, hour: number, post: PlannedPost, minute = 0): Date {
  const ahead = post.regency.code.startsWith('63') ? 8 : 7;
  const at = Date.UTC(Math.floor(month / 12), month % 12, day, hour - ahead, Math.max(0, minute));
  return new Date(minute < 0 ? at - 1 : at);
}
