import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

async function givenPost() {
  const kecamatan = await makeWilayah(db, { level: 'KECAMATAN' });
  const desa = await makeWilayah(db, { parent: kecamatan });
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const post = await makePosyandu(db, { desa, puskesmas });
  return { kecamatan, desa, puskesmas, post, id: encodeGlobalId('Posyandu', post.id) };
}

const FEW = 'id name formSet regNo isDemo abilities wilayah { id name code level } puskesmas { id name }';
// The intervals are not among what the own statement gives.
const MORE = `${FEW} isOperating intervals { openedOn }`;
const ask = (fields: string) =>
  `query ($id: ID!) { node(id: $id) { __typename ... on Posyandu { ${fields} } } posyandu(id: $id) { ${fields} } }`;

type Answer = Record<'node' | 'posyandu', Record<string, unknown> | null>;

describe('a post by id', () => {
  it('is one statement for what pages show of it, and says the same as the long way', async () => {
    const { post, desa, puskesmas, id } = await givenPost();
    const client = as(db, officerOf(desa, 'OPERATOR_DESA'));
    const few = await client.run<Answer>(ask(FEW), { id });
    expect(client.cost()).toBe(2);
    expect(few.node).toMatchObject({
      __typename: 'Posyandu',
      name: post.name,
      wilayah: { name: desa.name },
      puskesmas: { name: puskesmas.name },
    });
    const more = await client.run<Answer>(ask(MORE), { id });
    expect(more).toMatchObject(few as object);
    expect(more.node).toMatchObject({ isOperating: true });
    expect(more.posyandu).toMatchObject({ ...few.posyandu });
  });

  it('is there for those within reach alone, by either way', async () => {
    const { post, kecamatan, id } = await givenPost();
    const other = await givenPost();
    const names = { id: post.id, unitNo: post.unitNo, desa: post.desa, puskesmas: post.puskesmas };
    for (const fields of [FEW, MORE]) {
      for (const actor of [officerOf(kecamatan, 'ADMIN_KECAMATAN'), kaderOf(names), petugasOf(names)]) {
        const { node, posyandu } = await as(db, actor).run<Answer>(ask(fields), { id });
        expect([node?.name, posyandu?.name]).toEqual([post.name, post.name]);
        const stranger = await as(db, actor).run<Answer>(ask(fields), { id: other.id });
        expect(stranger).toEqual({ node: null, posyandu: null });
      }
    }
  });
});

describe('the directory of puskesmas', () => {
  const LIST = `query ($within: ID) {
    puskesmasList(within: $within, first: 100) {
      totalCount
      nodes { name code workArea { name } wilayah { fullName code } ilp { stage since } postsByIlp { total } }
    }
  }`;
  type Listed = {
    puskesmasList: {
      totalCount: number;
      nodes: { name: string; workArea: unknown[]; postsByIlp: { total: number } }[];
    };
  };
  const read = async (client: ReturnType<typeof as>, area: { id: string }) =>
    (await client.run<Listed>(LIST, { within: encodeGlobalId('Wilayah', area.id) })).puskesmasList;

  it('counts what each serves and mentors, in as many statements for one as for many', async () => {
    const one = await givenPost();
    const kecamatan = await makeWilayah(db, { level: 'KECAMATAN' });
    for (let count = 0; count < 5; count += 1) {
      const desa = await makeWilayah(db, { parent: kecamatan });
      const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, areas: [desa, kecamatan] });
      await makePosyandu(db, { desa, puskesmas });
    }
    const few = as(db, officerOf(one.kecamatan, 'ADMIN_KECAMATAN'));
    expect((await read(few, one.kecamatan)).totalCount).toBe(1);
    const many = as(db, officerOf(kecamatan, 'ADMIN_KECAMATAN'));
    const listed = await read(many, kecamatan);
    expect(listed.nodes.map(({ workArea, postsByIlp }) => [workArea.length, postsByIlp.total])).toEqual(
      Array.from({ length: 5 }, () => [2, 1]),
    );
    expect(many.cost()).toBe(few.cost());
    // Whoever works elsewhere finds none of them.
    expect((await read(few, kecamatan)).totalCount).toBe(0);
  });
});
