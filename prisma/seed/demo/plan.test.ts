import { expect, test } from 'vitest';
import { shippedAreas } from '../load/area-list.ts';
import { DEMO_ACCOUNTS, planUsers } from './accounts.ts';
import { DEMO_BODIES } from './bodies.ts';
import { DEMO_REGENCIES, HOME } from './places.ts';
import { homePost, planPosts } from './plan-posts.ts';
import { DEMO_MONTHS, planReports } from './plan-reports.ts';
import { planPustu } from './pustu.ts';
import type { PlannedReport } from './planned.ts';

const areas = shippedAreas()
  .read()
  .filter(({ code }) => DEMO_REGENCIES.some((regency) => code.startsWith(regency.code)));
const LAST = 2026 * 12 + 9;
const plan = planPosts(areas, 1);
const reports = [...planReports(plan.posts, 1, LAST)].flat();
const lastMonth = reports.filter(({ month }) => month === LAST);
const share = (of: PlannedReport[], test: (report: PlannedReport) => boolean) => of.filter(test).length / of.length;

test('at least 1,200 posts stand in the five places and all fourteen regencies of the province', () => {
  expect(plan.posts.length).toBeGreaterThanOrEqual(1200);
  const regencies = new Set(plan.posts.map(({ regency }) => regency.code));
  expect([...regencies].filter((code) => code.startsWith('62'))).toHaveLength(14);
  for (const code of ['12.72', '36.71', '62.01', '62.10', '63.10']) expect(regencies).toContain(code);
});

test('Gunung Mas has 17 puskesmas over its 12 districts, and one of them works in two', () => {
  const inHome = plan.puskesmas.filter(({ district }) => district.startsWith(HOME.regency));
  expect(inHome).toHaveLength(17);
  expect(new Set(inHome.map(({ district }) => district)).size).toBe(12);
  expect(inHome.filter(({ areas: served }) => new Set(served.map((code) => code.slice(0, 8))).size > 1)).toHaveLength(
    1,
  );
});

test('most villages of Gunung Mas are served by one pustu of the puskesmas that serves them, and some by none', () => {
  const ofHome = plan.puskesmas.filter(({ district }) => district.startsWith(HOME.regency));
  const served = planPustu(ofHome, areas, 1).flatMap(({ puskesmas, villages }) =>
    villages.map((code) => ({ code, puskesmas })),
  );
  const villages = areas.filter(({ code }) => code.startsWith(`${HOME.regency}.`) && code.length === 13);
  expect(new Set(served.map(({ code }) => code)).size).toBe(served.length);
  expect(served.length / villages.length).toBeGreaterThan(0.35);
  expect(served.length / villages.length).toBeLessThan(0.8);
  const areasOf = new Map(ofHome.map(({ key, areas: own }) => [key, own]));
  for (const { code, puskesmas } of served) {
    expect((areasOf.get(puskesmas) ?? []).some((area) => code.startsWith(area))).toBe(true);
  }
});

test('the same seed and month give the same demonstration, another seed another one', () => {
  expect(planPosts([...areas].reverse(), 1)).toEqual(plan);
  const again = [...planReports(plan.posts, 1, LAST)].flat();
  expect(again).toEqual(reports);
  expect(planPosts(areas, 2)).not.toEqual(plan);
});

test('the last month is in motion and the months before it are closed', () => {
  expect(share(lastMonth, ({ status }) => status === 'NONE')).toBeGreaterThan(0.06);
  expect(share(lastMonth, ({ status }) => status === 'NONE')).toBeLessThan(0.12);
  expect(new Set(lastMonth.map(({ status }) => status))).toEqual(
    new Set(['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED']),
  );
  const older = reports.filter(({ month }) => month < LAST - 1);
  expect(new Set(older.map(({ status }) => status))).toEqual(new Set(['NONE', 'APPROVED']));
});

test('nothing is dated after the last month, and the acts of a report follow one another', () => {
  const end = new Date(Date.UTC(2026, 10, 1));
  for (const { acts } of reports) {
    for (const [index, { at }] of acts.entries()) {
      expect(at < end && at >= (acts[index - 1]?.at ?? at)).toBe(true);
    }
  }
});

test('the dirt is there: a silent post, a late one, an impossible value returned, all at the demo puskesmas', () => {
  const home = homePost(plan.posts);
  const near = plan.posts.filter(({ puskesmas }) => puskesmas === home.puskesmas);
  const of = (key: string) => reports.filter(({ post, block }) => post.key === key && block === 'SKDN');
  expect(of(home.key).map(({ status }) => status)).toEqual([...Array(DEMO_MONTHS - 1).fill('APPROVED'), 'NONE']);
  const silent = near.filter(({ key }) => of(key).every(({ arrival }) => arrival === 'NONE'));
  const late = near.filter(({ key }) => of(key).filter(({ arrival }) => arrival === 'LATE').length > 15);
  const returned = near.filter(({ key }) => of(key).at(-1)?.status === 'RETURNED');
  expect([silent.length, late.length, returned.length]).toEqual([1, 1, 1]);
});

test('groups stand in every state of their life, and two regencies have none', () => {
  expect(new Set(DEMO_BODIES.map(({ state }) => state))).toEqual(
    new Set(['ACTIVE', 'ENDING', 'EXPIRED', 'PLANNED', 'AWAITING_DECREE', 'DISSOLVED', 'SUPERSEDED']),
  );
  const inProvince = new Set(DEMO_BODIES.map(({ code }) => code).filter((code) => /^62\.\d\d$/.test(code)));
  expect(inProvince.size).toBe(12);
});

test('accounts are offices with one role each, and every role has a card', () => {
  const users = planUsers(plan, (code) => code);
  expect(new Set(users.map(({ username }) => username)).size).toBe(users.length);
  expect(new Set(DEMO_ACCOUNTS.map(({ role }) => role)).size).toBe(10);
  const office = /^(Kader|Operator|Petugas|Admin|Pejabat|Peninjau|Mitra) /;
  expect(users.filter(({ name }) => !office.test(name))).toEqual([]);
  expect(users.filter(({ username }) => !/^[a-z][a-z0-9._-]{2,29}$/.test(username))).toEqual([]);
});
