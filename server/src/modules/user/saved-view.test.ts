import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const SAVE = `mutation ($input: SaveViewInput!) { out: saveView(input: $input) {
  __typename ... on SaveViewSuccess { views { id name query isDefault } } ... on InvalidInputError { problems { path code } }
} }`;
const DEFAULT = `mutation ($id: ID!, $isDefault: Boolean!) { out: setDefaultView(id: $id, isDefault: $isDefault) {
  __typename ... on SaveViewSuccess { views { name isDefault } } } }`;
const REMOVE = `mutation ($id: ID!) { out: removeView(id: $id) { __typename ... on SaveViewSuccess { views { name } } } }`;
const VIEWS = `{ savedViews(list: "/sk") { id name query isDefault } }`;
type View = { id: string; name: string; query: string; isDefault: boolean };
type Out = { out: { __typename: string; views: View[]; problems: object[] } };

async function official(): Promise<UserActor> {
  const { id: userId } = await makeUser(db, { role: 'VIEWER' });
  return { ...officerOf(await makeWilayah(db, { level: 'KABKOTA' })), userId };
}

it('keeps views of a list by name, one of them the default, each person their own', async () => {
  const [mine, theirs] = [as(db, await official()), as(db, await official())];
  const save = (name: string, query: string, isDefault = false) =>
    mine.run<Out>(SAVE, { input: { list: '/sk', name, query, isDefault } });
  await save('Segera berakhir', 'berakhir=90', true);
  expect(mine.cost()).toBeLessThanOrEqual(7);
  const { out } = await save(' Tanpa berkas ', 'berkas=tanpa&kolom=number,date', true);
  expect(out.views).toMatchObject([
    { name: 'Segera berakhir', isDefault: false },
    { name: 'Tanpa berkas', query: 'berkas=tanpa&kolom=number,date', isDefault: true },
  ]);
  await save('Segera berakhir', 'berakhir=30');
  const { savedViews } = await mine.run<{ savedViews: View[] }>(VIEWS);
  expect(mine.cost()).toBe(1);
  expect(savedViews.map(({ query }) => query)).toEqual(['berakhir=30', 'berkas=tanpa&kolom=number,date']);

  const id = savedViews[0]?.id;
  expect(await theirs.run(VIEWS)).toEqual({ savedViews: [] });
  for (const [text, variables] of [
    [REMOVE, { id }],
    [DEFAULT, { id, isDefault: true }],
  ] as const) {
    expect((await theirs.run<Out>(text, variables)).out.__typename).toBe('NotFoundError');
  }
  expect((await mine.run<Out>(DEFAULT, { id, isDefault: true })).out.views).toMatchObject([
    { isDefault: true },
    { isDefault: false },
  ]);
  expect((await mine.run<Out>(REMOVE, { id })).out.views).toMatchObject([{ name: 'Tanpa berkas' }]);
});

it('says all that is wrong with a view at once', async () => {
  const client = as(db, await official());
  const input = { list: 'https://elsewhere', name: ' ', query: 'x'.repeat(2_001) };
  const { out } = await client.run<Out>(SAVE, { input });
  expect(out.problems).toEqual([
    { path: 'list', code: 'BAD_CODE' },
    { path: 'name', code: 'REQUIRED' },
    { path: 'query', code: 'TOO_LONG' },
  ]);
});
