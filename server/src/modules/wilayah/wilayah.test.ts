import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { ANONYMOUS } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

let db: Database;
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

async function givenRegency(overrides: { code?: string } = {}) {
  const kabkota = await makeWilayah(db, { level: 'KABKOTA', name: 'Gunung Emas', shortName: 'Gumas', ...overrides });
  const kecamatan = await makeWilayah(db, { parent: kabkota, name: 'Kurun Hulu' });
  const desa = await makeWilayah(db, { parent: kecamatan, name: 'Tumbang Sari', kind: 'KELURAHAN' });
  return { kabkota, kecamatan, desa, admin: officerOf(kabkota) };
}

beforeAll(async () => {
  db = await useDatabase();
});

describe('the area tree', () => {
  it('gives an area with its ancestors, children and counts in few statements', async () => {
    const { kabkota, kecamatan, desa, admin } = await givenRegency();
    const client = as(db, admin);
    const { wilayah } = await client.run<{ wilayah: Record<string, unknown> }>(
      `query ($id: ID!) { wilayah(id: $id) { fullName level ancestors { id level } childCount counts { kecamatan desa posyandu }
        children(first: 10) { totalCount nodes { id fullName } } } }`,
      { id: gid(kabkota) },
    );
    expect(wilayah).toMatchObject({
      fullName: 'Kabupaten Gunung Emas',
      level: 'KABKOTA',
      ancestors: [{ level: 'NASIONAL' }, { level: 'PROVINSI' }],
      childCount: 1,
      counts: { kecamatan: 1, desa: 1, posyandu: 0 },
      children: { totalCount: 1, nodes: [{ id: gid(kecamatan), fullName: 'Kecamatan Kurun Hulu' }] },
    });
    expect(client.cost()).toBeLessThanOrEqual(8);
    const village = await client.run<{ wilayah: { fullName: string } }>(
      'query ($id: ID!) { wilayah(id: $id) { fullName } }',
      { id: gid(desa) },
    );
    expect(village.wilayah.fullName).toBe('Kelurahan Tumbang Sari');
  });

  it('finds an area by its code however it is typed, and by a retired one', async () => {
    // Made codes grow past two digits in a full run; only one of the official shape can be typed without dots.
    const { kabkota, admin } = await givenRegency({ code: '97.31' });
    // Of a form no other test makes: a village code held by a regency.
    const retired = `05.06.07.${1000 + (kabkota.no % 9000)}`;
    await db.sql(
      `insert into "WilayahCode" (id, "wilayahId", system, code, "from", "to") values (gen_random_uuid(), $1, 'KEMENDAGRI', $2, '2000-01-01', '2010-12-31')`,
      [kabkota.id, retired],
    );
    const query = 'query ($code: String) { wilayah(code: $code) { id } }';
    for (const code of [kabkota.code, kabkota.code.replaceAll('.', ''), retired, retired.replaceAll('.', '')]) {
      expect(await as(db, admin).run(query, { code })).toEqual({ wilayah: { id: gid(kabkota) } });
    }
    expect(await as(db, admin).run(query, { code: '00.00.00' })).toEqual({ wilayah: null });
  });

  it('searches by the beginnings of words, by short name and by name without blanks', async () => {
    const { kabkota, desa, admin } = await givenRegency();
    const find = async (text: string, within?: string) =>
      (
        await as(db, admin).run<{ wilayahSearch: { id: string }[] }>(
          'query ($text: String!, $within: ID) { wilayahSearch(text: $text, within: $within) { id } }',
          { text, within: within ?? gid(kabkota) },
        )
      ).wilayahSearch.map((area) => area.id);
    expect(await find('gun em')).toEqual([gid(kabkota)]);
    expect(await find('GUMAS')).toEqual([gid(kabkota)]);
    expect(await find('tumbangsari')).toEqual([gid(desa)]);
    expect(await find("' ) & --")).toEqual([]);
  });
});

describe('the short name', () => {
  const mutation = `mutation ($input: SetShortNameInput!) { setWilayahShortName(input: $input) {
    __typename ... on SetShortNameSuccess { wilayah { shortName } } ... on Error { code } } }`;

  it('is set by the admin of the area', async () => {
    const { kecamatan, admin } = await givenRegency();
    expect(await as(db, admin).run(mutation, { input: { wilayah: gid(kecamatan), shortName: ' Kuhu ' } })).toEqual({
      setWilayahShortName: { __typename: 'SetShortNameSuccess', wilayah: { shortName: 'Kuhu' } },
    });
  });

  it('is refused outside the area, to a role without the right, and to an anonymous caller', async () => {
    const [mine, theirs] = [await givenRegency(), await givenRegency()];
    const input = { wilayah: gid(theirs.kecamatan), shortName: 'X' };
    expect(await as(db, mine.admin).run(mutation, { input })).toEqual({
      setWilayahShortName: { __typename: 'ForbiddenError', code: 'FORBIDDEN_ACTION' },
    });
    for (const actor of [officerOf(theirs.kabkota, 'VIEWER'), ANONYMOUS]) {
      const answer = await as(db, actor).run<{ setWilayahShortName: { __typename: string } }>(mutation, { input });
      expect(answer.setWilayahShortName.__typename).toBe('ForbiddenError');
    }
  });

  it('names the field when the input is bad', async () => {
    const { kecamatan, admin } = await givenRegency();
    const input = { wilayah: gid(kecamatan), shortName: 'x'.repeat(41) };
    expect(await as(db, admin).run(mutation, { input })).toMatchObject({
      setWilayahShortName: { __typename: 'InvalidInputError' },
    });
  });
});
