import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { ANONYMOUS, type Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { ACT, type Answer, gid, givenProvince, mutationOf, postId } from './change-wilayah.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

async function run(actor: Actor, name: string, input: object): Promise<Answer> {
  const answer = await as(db, actor).run<Record<string, Answer>>(mutationOf(name), { input: { ...ACT, ...input } });
  return answer[name] as Answer;
}

const pathsOf = ({ problems }: Answer) => problems.map(({ path, code }) => `${path} ${code}`);

type AreaNow = {
  id: string;
  no: number;
  code: string;
  name: string;
  kind: string;
  path: string;
  parentId: string;
  endedOn: string | null;
};

async function areaNow(id: string): Promise<AreaNow> {
  const [area] = await db.sql<AreaNow>(
    'select id, no, code, name, kind::text as kind, path, "parentId", "endedOn"::text as "endedOn" from "Wilayah" where id = $1',
    [id],
  );
  if (!area) throw new Error('The area is gone');
  return area;
}

const datedParents = (id: string) =>
  db.sql(
    `select "parentId" as parent, "from"::text as "from", "to"::text as "to" from "WilayahParent"
     where "wilayahId" = $1 order by "from" nulls first`,
    [id],
  );

const datedCodes = (id: string) =>
  db.sql(
    `select code, "from"::text as "from", "to"::text as "to" from "WilayahCode"
     where "wilayahId" = $1 order by "from" nulls first`,
    [id],
  );

const newRegency = (code: string, areas: readonly { id: string }[]) => ({
  code,
  kind: 'KABUPATEN',
  name: 'Hulu Baru',
  areas: areas.map(gid),
});

describe('a split', () => {
  it('makes a new area of the old one’s areas, with codes, parents and history from the day on', async () => {
    const { provinsi, regency, first, second, village, admin } = await givenProvince(db);
    const code = `${provinsi.code}.09`;
    const done = await run(admin, 'splitWilayah', { wilayah: gid(regency), into: [newRegency(code, [first])] });
    expect(done).toMatchObject({ __typename: 'ChangeWilayahSuccess', posyandu: 3, areaCount: 4 });
    expect(done.areas.map(({ fate, oldCode, newCode }) => [fate, oldCode, newCode])).toEqual([
      ['CREATED', null, code],
      ['MOVED', first.code, `${code}.01`],
      ['RECODED', village.code, `${code}.01.2001`],
      ['RECODED', `${first.code}.2002`, `${code}.01.2002`],
    ]);
    const made = await areaNow(
      (await db.sql<{ id: string }>('select id from "Wilayah" where code = $1', [code]))[0]?.id ?? '',
    );
    expect(done.wilayah).toContainEqual({ id: gid(made), code });
    const desa = await areaNow(village.id);
    expect(desa).toMatchObject({
      no: village.no,
      code: `${code}.01.2001`,
      path: `${made.path}${first.no}/${village.no}/`,
    });
    expect(await areaNow(second.id)).toMatchObject({ code: second.code, path: second.path });
    expect(await datedParents(first.id)).toEqual([
      { parent: regency.id, from: null, to: '2026-10-31' },
      { parent: made.id, from: '2026-11-01', to: null },
    ]);
    expect(await datedParents(made.id)).toEqual([{ parent: provinsi.id, from: '2026-11-01', to: null }]);
    expect(await datedCodes(village.id)).toEqual([
      { code: village.code, from: null, to: '2026-10-31' },
      { code: `${code}.01.2001`, from: '2026-11-01', to: null },
    ]);
    const history = await as(db, admin).run(
      'query ($id: ID!, $code: String) { wilayah(id: $id) { succession { kind on decree from { id } to { id } } } old: wilayah(code: $code) { id } }',
      { id: gid(made), code: village.code },
    );
    expect(history).toEqual({
      wilayah: {
        succession: [
          { kind: 'SPLIT', on: ACT.on, decree: ACT.decree, from: { id: gid(regency) }, to: { id: gid(made) } },
        ],
      },
      old: { id: gid(village) },
    });
  });

  it('of a regency leaves the months that it closed closed for what goes to the new one', async () => {
    const { provinsi, regency, first, posts, admin } = await givenProvince(db);
    await makeReportRows(db, posts[0].unitNo, { month: 24_316, status: 'APPROVED' });
    await db.sql(
      `insert into "Release" (id, "wilayahId", month, number, at, approved, "left")
       values (gen_random_uuid(), $1, 24316, 1, '2026-06-10T00:00:00Z', 40, 3)`,
      [regency.id],
    );
    const code = `${provinsi.code}.09`;
    await run(admin, 'splitWilayah', { wilayah: gid(regency), into: [newRegency(code, [first])] });
    const releases = await db.sql(
      `select r.month, r.number, r.approved, r."left" from "Release" r join "Wilayah" w on w.id = r."wilayahId" where w.code = $1`,
      [code],
    );
    expect(releases).toEqual([{ month: 24_316, number: 1, approved: 1, left: 0 }]);
  });

  it('of a village takes posts, their placements and the service of the puskesmas along', async () => {
    const { first, village, puskesmas, posts, admin } = await givenProvince(db);
    const code = `${first.code}.2009`;
    const part = { code, kind: 'DESA', name: 'Sungai Baru', posyandu: [postId(posts[0])] };
    const done = await run(admin, 'splitWilayah', { wilayah: gid(village), into: [part], on: '2026-09-15' });
    expect(done).toMatchObject({ __typename: 'ChangeWilayahSuccess', posyandu: 1 });
    const made = await areaNow(done.wilayah.find((area) => area.code === code) ? decodeId(done, code) : '');
    const rows = await db.sql(
      `select "wilayahId" as village, "from"::text as "from", "to"::text as "to" from "PosyanduPlacement"
       where "posyanduId" = $1 order by "from"`,
      [posts[0].id],
    );
    expect(rows).toEqual([
      { village: village.id, from: '2020-01-01', to: '2026-09-14' },
      { village: made.id, from: '2026-09-15', to: null },
    ]);
    expect(
      await db.sql('select kind, "puskesmasNo" as no from "Unit" where "desaNo" = $1 order by kind', [made.no]),
    ).toEqual([
      { kind: 'POSYANDU', no: puskesmas.no },
      { kind: 'PUSKESMAS_DESA', no: puskesmas.no },
    ]);
    expect(
      await db.sql('select "puskesmasId" as id, "from"::text as "from" from "PuskesmasArea" where "wilayahId" = $1', [
        made.id,
      ]),
    ).toEqual([{ id: puskesmas.id, from: '2026-09-15' }]);
  });

  it('counts a post that opened after the day in its new village from its first day', async () => {
    const { first, village, posts, admin } = await givenProvince(db);
    const part = { code: `${first.code}.2009`, kind: 'DESA', name: 'Sungai Baru', posyandu: [postId(posts[1])] };
    await run(admin, 'splitWilayah', { wilayah: gid(village), into: [part], on: '2026-09-15' });
    const rows = await db.sql<{ from: string }>(
      'select "from"::text as "from" from "PosyanduPlacement" where "posyanduId" = $1 and "wilayahId" <> $2',
      [posts[1].id, village.id],
    );
    expect(rows).toEqual([{ from: '2026-10-01' }]);
  });

  it('tells in a dry run what would be and leaves everything as it was', async () => {
    const { provinsi, regency, first, admin } = await givenProvince(db);
    const input = { wilayah: gid(regency), into: [newRegency(`${provinsi.code}.09`, [first])], dryRun: true };
    const told = await run(admin, 'splitWilayah', input);
    expect(told).toMatchObject({
      dryRun: true,
      posyandu: 3,
      areas: [{ fate: 'CREATED', wilayahId: null }, {}, {}, {}],
    });
    expect(told.wilayah).toHaveLength(1);
    expect(await areaNow(first.id)).toMatchObject({ code: first.code, path: first.path, parentId: regency.id });
    const [marked] = await db.sql<{ count: number }>('select count(*)::int as count from dirty where node_no = $1', [
      regency.no,
    ]);
    expect(marked?.count).toBe(0);
  });

  it('makes a new province at the hand of the centre, with the clock of the old one', async () => {
    const { provinsi, other, admin, pusat } = await givenProvince(db);
    const part = { code: '08', kind: 'PROVINSI', name: 'Barat Baru', areas: [gid(other)] };
    const input = { wilayah: gid(provinsi), into: [part] };
    expect(await run(admin, 'splitWilayah', input)).toMatchObject({
      __typename: 'ForbiddenError',
      code: 'FORBIDDEN_ACTION',
    });
    expect(await run(pusat, 'splitWilayah', input)).toMatchObject({ __typename: 'ChangeWilayahSuccess' });
    expect(await areaNow(other.id)).toMatchObject({ code: '08.02' });
  });

  it('is refused with everything that is wrong at once, each with its place', async () => {
    const { provinsi, regency, other, first, second, third, village, posts, admin } = await givenProvince(db);
    const stranger = encodeGlobalId('Wilayah', '00000000-0000-7000-8000-000000000000');
    const refused = await run(admin, 'splitWilayah', {
      wilayah: gid(regency),
      on: '2027-01-01',
      decree: ' ',
      into: [
        { code: other.code, kind: 'DESA', name: '', areas: [gid(first), gid(village), stranger] },
        { code: '11.09', kind: 'KOTA', name: 'B', areas: [gid(first), gid(second), gid(third)], parent: gid(regency) },
        { code: '1', kind: 'KOTA', name: 'C', areas: [], posyandu: [postId(posts[0])] },
      ],
    });
    expect(pathsOf(refused).sort()).toEqual(
      [
        'into.0.name REQUIRED',
        'into.0.kind AREA_KIND',
        'into.0.areas.1 AREA_NOT_BELOW',
        'into.0.areas.2 WILAYAH_NOT_FOUND',
        'into.1.parent AREA_LEVEL',
        'into.1.areas.0 AREA_TWICE',
        'into.2.areas AREA_NOTHING_CHOSEN',
        'into.2.posyandu.0 POST_NOT_HERE',
        'into AREA_LEFT_EMPTY',
        'into.0.code CODE_TAKEN',
        'into.2.code CODE_FORM',
        'on CHANGE_IN_FUTURE',
        'decree REQUIRED',
      ].sort(),
    );
    expect(refused.problems.every(({ message }) => !/[{}]/.test(`${message.id}${message.en}`))).toBe(true);
    const prefixed = await run(admin, 'splitWilayah', { wilayah: gid(regency), into: [newRegency('11.09', [first])] });
    expect(pathsOf(prefixed)).toEqual(['into.0.code CODE_PREFIX']);
    expect(await areaNow(first.id)).toMatchObject({ parentId: regency.id, code: first.code });
    expect(provinsi.code).not.toBe('11');
  });

  it('is refused before or on the day of the last change of the same area, and when it was done already', async () => {
    const { provinsi, regency, first, second, admin } = await givenProvince(db);
    const first9 = { wilayah: gid(regency), into: [newRegency(`${provinsi.code}.09`, [first])] };
    await run(admin, 'splitWilayah', first9);
    const again = await run(admin, 'splitWilayah', first9);
    expect(pathsOf(again).sort()).toEqual(
      ['into.0.areas.0 AREA_NOT_BELOW', 'into.0.code CODE_TAKEN', 'on CHANGE_BEFORE_LAST'].sort(),
    );
    const next = { wilayah: gid(regency), into: [newRegency(`${provinsi.code}.10`, [second])] };
    expect(pathsOf(await run(admin, 'splitWilayah', next))).toEqual(['on CHANGE_BEFORE_LAST']);
    expect(await run(admin, 'splitWilayah', { ...next, on: '2026-11-02' })).toMatchObject({
      __typename: 'ChangeWilayahSuccess',
    });
  });
});

function decodeId(done: Answer, code: string): string {
  const id = done.wilayah.find((area) => area.code === code)?.id ?? '';
  return Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
}

describe('the right to change areas', () => {
  it('is refused to other roles, outside the province, for the province itself and to nobody known', async () => {
    const [mine, theirs] = [await givenProvince(db), await givenProvince(db)];
    const rename = (area: { id: string }) => ({ wilayah: gid(area), name: 'Nama Lain' });
    for (const actor of [officerOf(mine.regency), officerOf(mine.provinsi, 'VIEWER'), ANONYMOUS]) {
      expect(await run(actor, 'renameWilayah', rename(mine.regency))).toMatchObject({ __typename: 'ForbiddenError' });
    }
    for (const area of [theirs.regency, mine.provinsi]) {
      expect(await run(mine.admin, 'renameWilayah', rename(area))).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    }
    const away = { wilayah: gid(mine.first), parent: gid(theirs.regency) };
    expect(await run(mine.admin, 'moveWilayah', away)).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    const said = await as(db, mine.admin).run<Record<'own' | 'below', { abilities: string[] }>>(
      'query ($own: ID!, $below: ID!) { own: wilayah(id: $own) { abilities } below: wilayah(id: $below) { abilities } }',
      { own: gid(mine.provinsi), below: gid(mine.regency) },
    );
    expect(said.own.abilities).not.toContain('wilayah.change');
    expect(said.below.abilities).toContain('wilayah.change');
  });

  it('does not reach the country', async () => {
    const root = await makeWilayah(db, { level: 'NASIONAL' });
    const refused = await run(officerOf(root, 'ADMIN_PUSAT'), 'renameWilayah', { wilayah: gid(root), name: 'X' });
    expect(pathsOf(refused)).toEqual(['wilayah AREA_IS_COUNTRY']);
  });
});
