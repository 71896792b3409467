import { type Random, randomOf } from '../ids.ts';
import type { Cells } from '../wide.ts';
import { HOME } from './places.ts';
import { homePost, type PlannedPost } from './plan-posts.ts';
import type { PlannedAct, PlannedReport } from './planned.ts';
import { FORM_MONTHS, planOtherForms, planVillage } from './plan-forms.ts';
import {
  closedMonth,
  drawPopulation,
  drawSkdn,
  movePopulation,
  type Population,
  type Season,
  seasonOf,
} from './skdn.ts';

export const DEMO_MONTHS = 24;

type Context = {
  seed: number;
  lastMonth: number;
  home: PlannedPost;
  returned: PlannedPost | undefined;
  /** The first post of each village, with which its puskesmas reports for the village. */
  speakers: ReadonlySet<string>;
};

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
    speakers: new Set(villagesOf(posts).values()),
  };
  for (const post of posts) yield planPost(post, context);
}

/** Villages with posts, each with the key of a post that was there all the time if there is one. */
export function villagesOf(posts: readonly PlannedPost[]): Map<string, string> {
  const villages = new Map<string, string>();
  const steady = posts.filter(({ opened, closed }) => opened === null && closed === null);
  for (const { village, key } of [...steady, ...posts]) if (!villages.has(village)) villages.set(village, key);
  return villages;
}

function planPost(post: PlannedPost, context: Context): PlannedReport[] {
  const random = randomOf(context.seed, 'reports', post.key);
  const attendance = post.regency.attendance + (random() - 0.5) * 0.16;
  let population = drawPopulation(random, 22 + random() * 50);
  const reports: PlannedReport[] = [];
  const strength = random();
  for (let index = 0; index < DEMO_MONTHS; index++) {
    population = movePopulation(random, population);
    if (post.opened !== null && index <= post.opened) continue;
    if (post.closed !== null && index > post.closed) break;
    const month = context.lastMonth - DEMO_MONTHS + 1 + index;
    // A source per month: a change in one month leaves the others as they are.
    const own = randomOf(context.seed, 'month', post.key, month);
    const { report, season } = planMonth(own, post, month, { population, attendance, index }, context);
    reports.push(report);
    if (index < DEMO_MONTHS - FORM_MONTHS) continue;
    const life = { population, season, weighed: weighedIn(report), opened: report.opened, strength };
    reports.push(...planOtherForms(context.seed, report, life));
    const isFirst = index === DEMO_MONTHS - FORM_MONTHS;
    if (context.speakers.has(post.key)) reports.push(planVillage(context.seed, report, { isFirst }));
  }
  return reports;
}

type Life = { population: Population; attendance: number; index: number };

function planMonth(
  random: Random,
  post: PlannedPost,
  month: number,
  life: Life,
  context: Context,
): { report: PlannedReport; season: Season } {
  const age = context.lastMonth - month;
  const report: PlannedReport = {
    post,
    block: 'SKDN',
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
  const season = seasonOf(random, life.attendance, life.index, (month % 12) + 1);
  if (fate === 'NONE') return { report, season };
  const detailed = post.formSet === 'ILP';
  report.opened = fate === 'DRAFT' || fate === 'RETURNED' || random() > 0.012;
  const cells = report.opened
    ? drawSkdn(random, life.population, season, detailed)
    : closedMonth(life.population, detailed);
  if (!report.opened) report.header = { notOpenedReason: 'Banjir, jalan ke posyandu tidak dapat dilalui' };
  act(random, report, cells, { fate, age });
  return { report, season };
}

/** D of the newest submission; the first ten slots of an element are its parts, or one slot its total. */
function weighedIn(report: PlannedReport): number {
  const cells = report.acts.findLast(({ action }) => action === 'SUBMIT')?.cells ?? new Map<number, number>();
  const parts = Array.from({ length: 10 }, (_, part) => Number(cells.get(20 + part) ?? 0));
  return parts.reduce((all, part) => all + part, 0) || Number(cells.get(92) ?? 0);
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
