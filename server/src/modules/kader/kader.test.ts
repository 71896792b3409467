import { makeKader, makeKaders } from '@pokjanal/prisma/make/kader';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { BADGES, badgeOf } from './badge.ts';
import { badgeSql } from './badge.sql.ts';
import { readKaderBook } from './kader-book.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
const PHONE = '+6281255501234';
let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let petugas: UserActor;
let operator: UserActor;

type Post = (typeof scene.posts)[number];
const post = (at: number): Post => {
  const found = scene.posts[at];
  if (!found) throw new Error('no post');
  return found;
};

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  petugas = { ...petugasOf(post(0)), userId: (await makeUser(db, { office: 'Puskesmas Uji' })).id };
  operator = { ...officerOf(post(0).desa, 'OPERATOR_DESA'), userId: (await makeUser(db)).id };
});

type Row = { id: string; name: string; badge: string; revision: number; leftOn: string | null };
type Answer = {
  __typename: string;
  code?: string;
  phone?: string;
  problems?: { path: string; code: string }[];
  currentKader?: { revision: number } | null;
  kader?: Row;
};

const FIELDS = 'id name badge revision leftOn phoneMasked since posyandu { id }';

async function act(name: string, input: object, actor: UserActor = petugas): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const success =
    { assessKaders: 'AssessKadersSuccess', showKaderPhone: 'ShowKaderPhoneSuccess' }[name] ?? 'KaderSuccess';
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename
      ... on Error { code } ... on InvalidInputError { problems { path code } }
      ... on ConflictError { currentKader { revision } }
      ... on ${success} { ${name === 'showKaderPhone' ? 'phone' : ''} kader { ${FIELDS} } } } }`,
    { input },
  );
  return answer[name] as Answer;
}

const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);
const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);
const registered = async (name: string, at = 0, facts: object = {}, actor = petugas): Promise<Row> => {
  const input = { posyandu: gid('Posyandu', post(at)), since: '2024-01-15', facts: { name, ...facts } };
  const answer = await act('registerKader', input, actor);
  if (!answer.kader) throw new Error(JSON.stringify(answer));
  return answer.kader;
};
const codes = async (from: number, to: number): Promise<string[]> =>
  (await readKaderBook({ db }, clock.now())).skills
    .filter(({ number }) => number >= from && number <= to)
    .map(({ code }) => code);

describe('a kader is registered', () => {
  it('with a masked telephone number, by who keeps the register; all problems are said at once', async () => {
    const made = await registered('  Rahmah   Wati ', 0, { phone: '0812-5550-1234', rw: '03', rt: '07' });
    expect(made).toMatchObject({ name: 'Rahmah Wati', badge: 'NONE', revision: 0, phoneMasked: '+62812••••••34' });
    const input = {
      posyandu: gid('Posyandu', post(0)),
      since: '2027-01-01',
      facts: {
        name: 'Ani 6210012345678901',
        phone: '12',
        rw: '1234567',
        decreeDate: '2030-01-01',
        trainedOn: '1970-01-01',
      },
    };
    expect(wrong(await act('registerKader', input))).toEqual(
      [
        'name NO_PERSONAL_NUMBER',
        'phone BAD_PHONE',
        'rw NO_PERSONAL_NUMBER',
        'decreeDate DAY_TOO_FAR',
        'trainedOn DAY_BEFORE_START',
        'since DAY_TOO_FAR',
        'posyandu POSYANDU_NOT_OPEN_THEN',
      ].filter((line) => !line.startsWith('posyandu')),
    );
    const twice = { posyandu: gid('Posyandu', post(0)), since: '2024-01-01', facts: { name: 'rahmah wati' } };
    expect(wrong(await act('registerKader', twice))).toEqual(['name KADER_SAME_NAME']);
  });

  it('at a post within reach that operates, and not by onlookers or the province', async () => {
    const input = { posyandu: gid('Posyandu', post(4)), since: '2024-01-01', facts: { name: 'Jauh' } };
    expect(wrong(await act('registerKader', input))).toEqual(['posyandu POSYANDU_NOT_FOUND']);
    for (const actor of [
      officerOf(scene.provinsi, 'ADMIN_PROVINSI'),
      officerOf(scene.kabkota[1], 'VIEWER'),
      kaderOf(post(4)),
    ]) {
      expect((await act('registerKader', input, actor)).__typename).toBe('ForbiddenError');
    }
    const shut = await makePosyandu(db, { desa: post(0).desa, puskesmas: post(0).puskesmas, closedOn: '2024-05-01' });
    const late = { ...input, posyandu: gid('Posyandu', shut), since: '2025-01-01' };
    expect(wrong(await act('registerKader', late))).toEqual(['posyandu POSYANDU_NOT_OPEN_THEN']);
  });
});

describe('the record of a kader', () => {
  it('is put right by whoever saw it as it stands; the telephone number may stay unseen', async () => {
    const kader = await registered('Halimah', 0, { phone: PHONE });
    const input = {
      kader: kader.id,
      facts: { name: 'Halimah Binti', decreeNumber: '12/2024' },
      keepPhone: true,
      expectedRevision: 0,
    };
    expect((await act('correctKader', input)).kader).toMatchObject({ revision: 1, phoneMasked: '+62812••••••34' });
    expect(await act('correctKader', input)).toMatchObject({ code: 'STALE_KADER', currentKader: { revision: 1 } });
    const both = await Promise.all(
      [1, 2].map((n) =>
        act('leaveKader', { kader: kader.id, on: '2026-01-0' + n, reason: 'pindah', expectedRevision: 1 }),
      ),
    );
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ConflictError', 'KaderSuccess']);
  });

  it('goes on at another post, ends, and comes back; every term stays on record', async () => {
    const kader = await registered('Mariam');
    const move = (at: number, on: string, expectedRevision: number) =>
      act('moveKader', {
        kader: kader.id,
        posyandu: gid('Posyandu', post(at)),
        on,
        reason: 'pindah rumah',
        expectedRevision,
      });
    expect(wrong(await move(0, '2025-01-01', 0))).toEqual(['posyandu KADER_SAME_POST']);
    expect(wrong(await move(1, '2024-01-15', 0))).toEqual(['on DAY_BEFORE_START']);
    expect((await move(1, '2025-03-01', 0)).kader).toMatchObject({
      posyandu: { id: gid('Posyandu', post(1)) },
      since: '2025-03-01',
    });
    const left = { kader: kader.id, on: '2025-12-31', reason: ' ', expectedRevision: 1 };
    expect(wrong(await act('leaveKader', left))).toEqual(['reason REASON_REQUIRED']);
    expect((await act('leaveKader', { ...left, reason: 'mengundurkan diri' })).kader).toMatchObject({
      leftOn: '2025-12-31',
    });
    const assess = {
      posyandu: gid('Posyandu', post(1)),
      on: '2026-01-01',
      office: 'Puskesmas',
      rows: [{ kader: kader.id, passed: await codes(1, 1), expectedRevision: 2 }],
    };
    expect(await act('assessKaders', assess)).toMatchObject({ code: 'KADER_LEFT' });
    expect((await move(1, '2026-02-01', 2)).kader).toMatchObject({ leftOn: null, revision: 3 });
    const { kader: read } = await as(db, petugas, clock).run<{
      kader: { terms: object[]; changes: { action: string }[] };
    }>('query ($id: ID!) { kader(id: $id) { terms { from to posyandu } changes { action reason } } }', {
      id: kader.id,
    });
    expect(read.terms).toMatchObject([
      { from: '2026-02-01', to: null },
      { from: '2025-03-01', to: '2025-12-31' },
      { from: '2024-01-15', to: '2025-02-28' },
    ]);
    expect(read.changes.map(({ action }) => action)).toEqual([
      'kader.moved',
      'kader.left',
      'kader.moved',
      'kader.registered',
    ]);
  });
});

describe('skills', () => {
  it('are recorded for many at once, and the badge follows the latest result in each', async () => {
    const [a, b] = [await registered('Nilai A'), await registered('Nilai B')];
    const assess = (rows: object[], over: object = {}, actor = petugas) =>
      act(
        'assessKaders',
        { posyandu: gid('Posyandu', post(0)), on: '2026-03-01', office: 'Puskesmas Uji', rows, ...over },
        actor,
      );
    const row = (kader: Row, passed: string[], expectedRevision: number, notYet: string[] = []) => ({
      kader: kader.id,
      passed,
      notYet,
      expectedRevision,
    });
    expect(wrong(await assess([row(a, ['X'], 0), row(b, [], 0)], { on: '2027-01-01', office: ' ' }))).toEqual([
      'office REQUIRED',
      'on DAY_TOO_FAR',
      'rows.0.skills BAD_CODE',
    ]);
    expect((await assess([row(a, await codes(1, 1), 0)], {}, operator)).__typename).toBe('ForbiddenError');
    const first = await assess([row(a, await codes(1, 17), 0), row(b, await codes(1, 11), 0, await codes(12, 17))]);
    expect(first.kader).toMatchObject([
      { name: 'Nilai A', badge: 'PURWA' },
      { name: 'Nilai B', badge: 'NONE' },
    ]);
    expect((await assess([row(a, await codes(18, 25), 1)], { on: '2026-04-01' })).kader).toMatchObject([
      { badge: 'UTAMA' },
    ]);
    // An older paper found later does not undo what was shown since; a newer one does.
    expect((await assess([row(a, [], 2, await codes(18, 18))], { on: '2026-02-01' })).kader).toMatchObject([
      { badge: 'UTAMA' },
    ]);
    expect((await assess([row(a, [], 3, await codes(18, 18))], { on: '2026-05-01' })).kader).toMatchObject([
      { badge: 'MADYA' },
    ]);
    expect(await assess([row(b, await codes(12, 12), 1), row(a, await codes(18, 18), 3)])).toMatchObject({
      code: 'STALE_KADER',
    });
    const { kader } = await as(db, petugas, clock).run<{ kader: { skills: object[]; nextBadge: object } }>(
      'query ($id: ID!) { kader(id: $id) { skills { passed on office skill { number } } nextBadge { badge missing { number } } } }',
      { id: a.id },
    );
    expect(kader.skills).toHaveLength(25);
    expect(kader.skills[17]).toEqual({
      passed: false,
      on: '2026-05-01',
      office: 'Puskesmas Uji',
      skill: { number: 18 },
    });
    expect(kader.nextBadge).toEqual({ badge: 'UTAMA', missing: [{ number: 18 }] });
  });

  it('earn by SQL what they earn by the rule, in every version of it', async () => {
    const book = await readKaderBook({ db }, clock.now());
    const masks = Array.from({ length: 400 }, (_, at) => (at * 2_654_435_761) % (1 << 25)).concat([
      0,
      (1 << 25) - 1,
      (1 << 17) - 1,
      (1 << 20) - 1,
    ]);
    const stricter = book.rules.map((rule) => ({
      ...rule,
      version: 2,
      furtherGroups: rule.badge === 'PURWA' ? 2 : rule.furtherGroups,
      requiredGroups: rule.badge === 'MADYA' ? ['LAIN'] : rule.requiredGroups,
    }));
    for (const rules of [book.rules, stricter, []]) {
      const rows = await db.sql<{ mask: number; badge: number }>(
        `select m as mask, ${badgeSql('m', { ...book, rules })} as badge from unnest($1::int[]) m`,
        [masks],
      );
      expect(rows.map(({ badge }) => BADGES[badge])).toEqual(rows.map(({ mask }) => badgeOf(rules, book.groups, mask)));
    }
    const newer = `insert into "KaderBadgeRule" select gen_random_uuid(), 2, badge, "order", "requiredGroups", "furtherGroups", '2026-01-01', null, source, confidence from "KaderBadgeRule" where version = 1 and badge = 'UTAMA'`;
    await db.sql(newer);
    expect((await readKaderBook({ db }, clock.now())).rules).toMatchObject([{ version: 2, badge: 'UTAMA' }]);
    expect((await readKaderBook({ db }, new Date('2025-06-01'))).rules).toHaveLength(3);
    await db.sql('delete from "KaderBadgeRule" where version = 2');
  });
});

describe('the register', () => {
  const LIST = `query ($filter: KaderFilterInput!, $order: KaderOrder, $descending: Boolean, $first: Int, $after: String) {
    kaderList(filter: $filter, order: $order, descending: $descending, first: $first, after: $after) {
      totalCount hasNextPage endCursor nodes { name badge passedSkills { number } posyandu { name wilayah { name } } } } }`;
  type List = { kaderList: { totalCount: number; hasNextPage: boolean; endCursor: string; nodes: { name: string }[] } };

  it('is filtered, ordered and paged, in a few statements whatever its length', async () => {
    await makeKaders(db, [
      ...Array.from({ length: 12 }, (_, at) => ({
        posyandu: post(2),
        name: `Daftar ${String(at).padStart(2, '0')}`,
        since: `2021-01-${10 + at}`,
      })),
      {
        posyandu: post(2),
        name: 'Daftar utama',
        passed: Array.from({ length: 25 }, (_, at) => at + 1),
        trainedOn: '2025-01-01',
        decreeNumber: '1',
      },
      { posyandu: post(2), name: 'Daftar keluar', leftOn: '2025-01-01' },
    ]);
    const who = petugasOf(post(2));
    const caller = as(db, who, clock);
    const ask = async (filter: object, over: object = {}) =>
      (await caller.run<List>(LIST, { filter: { posyandu: gid('Posyandu', post(2)), ...filter }, ...over })).kaderList;
    const first = await ask({}, { order: 'SINCE', descending: true, first: 5 });
    expect(caller.cost()).toBeLessThanOrEqual(5);
    expect(first).toMatchObject({ totalCount: 13, hasNextPage: true });
    expect(first.nodes.map(({ name }) => name).slice(1, 3)).toEqual(['Daftar 11', 'Daftar 10']);
    const rest = await ask({}, { order: 'SINCE', descending: true, first: 50, after: first.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ name }) => name)).toHaveLength(13);
    expect(rest).toMatchObject({ totalCount: 13, hasNextPage: false });
    const names = async (filter: object) => (await ask(filter)).nodes.map(({ name }) => name);
    expect(await names({ badges: ['UTAMA'] })).toEqual(['Daftar utama']);
    expect(await names({ missingSkill: 'BALITA_3' })).toHaveLength(12);
    expect(await names({ untrained: true, withoutDecree: true, search: 'daftar 0' })).toHaveLength(10);
    expect(await names({ left: true })).toEqual(['Daftar keluar']);
  });

  it('counts for those who may not see names, badge by area, in one statement beside the names of areas', async () => {
    const COUNTS = `query ($within: ID!, $level: WilayahLevel) { kaderCounts(within: $within, level: $level) {
      wilayah { name } posts postsRecorded postsWithFive kader { serving withDecree trained assessed none purwa madya utama } } }`;
    type Counts = {
      kaderCounts: {
        wilayah: { name: string };
        posts: number;
        postsRecorded: number;
        kader: Record<string, number>;
      }[];
    };
    const within = gid('Wilayah', scene.provinsi);
    const provincial = as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), clock);
    const { kaderCounts } = await provincial.run<Counts>(COUNTS, { within });
    expect(provincial.cost()).toBeLessThanOrEqual(4);
    const [{ count } = { count: 0 }] = await db.sql<{ count: number }>(
      'select count(*)::int as count from "Kader" where "leftOn" is null',
    );
    expect(kaderCounts.map(({ kader }) => kader['serving'] ?? 0).reduce((a, b) => a + b)).toBe(count);
    for (const { kader } of kaderCounts)
      expect((kader['none'] ?? 0) + (kader['purwa'] ?? 0) + (kader['madya'] ?? 0) + (kader['utama'] ?? 0)).toBe(
        kader['serving'],
      );
    const byVillage = (await provincial.run<Counts>(COUNTS, { within, level: 'DESA' })).kaderCounts;
    expect(byVillage.map(({ kader }) => kader['serving'] ?? 0).reduce((a, b) => a + b)).toBe(count);
    expect(byVillage.find(({ wilayah }) => wilayah.name === post(2).desa.name)).toMatchObject({
      posts: 1,
      postsRecorded: 1,
      postsWithFive: 1,
      kader: { serving: 13, utama: 1, trained: 1, withDecree: 1 },
    });
    // Where nobody is on record, zero is no count; who left or was assessed is on record, who was withdrawn is not.
    const known = await db.sql<{ id: string }>(
      'select distinct "posyanduId" as id from "Kader" where "withdrawnAt" is null',
    );
    expect(byVillage.map(({ postsRecorded }) => postsRecorded).reduce((a, b) => a + b)).toBe(known.length);
    const unknown = byVillage.filter(({ posts, postsRecorded }) => posts > 0 && postsRecorded === 0);
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.map(({ kader }) => kader['serving'])).toEqual(unknown.map(() => 0));
    const viewer = as(db, officerOf(scene.kabkota[0], 'VIEWER'), clock);
    expect((await viewer.run<Counts>(COUNTS, { within, level: 'DESA' })).kaderCounts).toEqual([]);
    expect((await viewer.run<Counts>(COUNTS, { within })).kaderCounts).toHaveLength(1);
  });

  it('gives no name and no whole telephone number to those who need none', async () => {
    await makeKader(db, { posyandu: post(0), name: 'Namarahasia', phone: '+6281399988877' });
    const query = `query ($id: ID!, $within: ID!) { posyandu(id: $id) { name kader { name phoneMasked } kaderTally { serving } }
      kaderCounts(within: $within) { kader { serving } } }`;
    const variables = { id: gid('Posyandu', post(0)), within: gid('Wilayah', scene.kabkota[0]) };
    for (const actor of [officerOf(scene.provinsi, 'ADMIN_PROVINSI'), officerOf(scene.kabkota[0], 'VIEWER')]) {
      const data = JSON.stringify(await as(db, actor, clock).run(query, variables));
      expect(data).not.toContain('Namarahasia');
      const refused = await as(db, actor, clock).tryRun('{ kaderList(filter: {}) { totalCount nodes { name } } }');
      expect(JSON.stringify(refused.data ?? null)).not.toContain('Namarahasia');
    }
    const own = JSON.stringify(await as(db, petugas, clock).run(query, variables));
    expect(own).toContain('Namarahasia');
    expect(own).not.toContain('399988877');
  });

  it('shows a telephone number in full to who calls, with the purpose in the history', async () => {
    const kader = await registered('Dihubungi', 0, { phone: PHONE });
    const ask = (purpose: string, actor = petugas) => act('showKaderPhone', { kader: kader.id, purpose }, actor);
    expect(wrong(await ask(' '))).toEqual(['purpose REASON_REQUIRED']);
    expect((await ask('undangan', officerOf(scene.kabkota[0]))).__typename).toBe('ForbiddenError');
    expect((await ask('undangan hari buka', operator)).phone).toBe(PHONE);
    const all = await db.sql<{ action: string }>(
      `select action, reason from "Change" c join "Kader" k on k.id = c."subjectId" where k.name = 'Dihubungi'`,
    );
    expect(all).toContainEqual({ action: 'kader.phoneShown', reason: 'undangan hari buka' });
    expect(JSON.stringify(await db.sql('select diff, reason from "Change"'))).not.toContain(PHONE.slice(3));
    expect(JSON.stringify(await db.sql('select payload from outbox'))).not.toMatch(/Dihubungi|5550/);
  });
});
