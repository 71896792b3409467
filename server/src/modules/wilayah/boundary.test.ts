import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { topology as toTopology } from 'topojson-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { ANONYMOUS } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { collection, feature, square } from './boundary.fixture.ts';

const MUTATION = `mutation ($input: ImportBoundariesInput!) { importBoundaries(input: $input) {
  __typename
  ... on ImportBoundariesSuccess { areas property isStored missing { code } }
  ... on Error { code }
  ... on InvalidInputError { problems { path code message { en } } } } }`;
const QUERY = `query ($level: WilayahLevel!, $within: ID) { boundaries(level: $level, within: $within) {
  areas source topology } }`;

type Answer = { importBoundaries: Record<string, unknown> & { problems?: { path: string; code: string }[] } };
type Read = { boundaries: { areas: number; source: string; topology: StoredTopology } | null };
type StoredTopology = { objects: { areas: { geometries: { id: string }[] } } };

let db: Database;
let indonesia: MadeWilayah;
let provinsi: MadeWilayah;
let other: MadeWilayah;
let kabkota: MadeWilayah[];
let foreign: MadeWilayah;
const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);
const admin = () => officerOf(provinsi, 'ADMIN_PROVINSI');
const centre = () => officerOf(indonesia, 'ADMIN_PUSAT');
const ids = ({ boundaries }: Read) => boundaries?.topology.objects.areas.geometries.map(({ id }) => id);
const squares = () => collection(kabkota.map(({ code }, at) => feature(code, [square(100 + at, 0)])));

async function tryImport(file: unknown, more: object = {}, actor = admin()): Promise<Answer['importBoundaries']> {
  const input = { level: 'KABKOTA', within: gid(provinsi), file, source: 'Kotak buatan sendiri', ...more };
  return (await as(db, actor).run<Answer>(MUTATION, { input })).importBoundaries;
}
const codesOf = async (file: unknown, more: object = {}) =>
  (await tryImport(file, more)).problems?.map(({ path, code }) => `${path} ${code}`);
const read = (level: string, within?: string) => as(db, admin()).run<Read>(QUERY, { level, within });

beforeAll(async () => {
  db = await useOwnDatabase();
  indonesia = await makeWilayah(db, { level: 'NASIONAL' });
  provinsi = await makeWilayah(db, { parent: indonesia, code: '97' });
  other = await makeWilayah(db, { parent: indonesia, code: '98' });
  kabkota = [];
  for (let at = 0; at < 3; at += 1) kabkota.push(await makeWilayah(db, { parent: provinsi }));
  foreign = await makeWilayah(db, { parent: other });
});

describe('an import of boundaries', () => {
  it('checks without storing, then stores, and is replaced by the next', async () => {
    const file = collection([feature(kabkota[0]?.code, [square(100, 0, true)])]);
    expect(await read('KABKOTA', gid(provinsi))).toEqual({ boundaries: null });
    const missing = kabkota.slice(1).map(({ code }) => ({ code }));
    const report = { __typename: 'ImportBoundariesSuccess', areas: 1, property: 'KODE', missing };
    expect(await tryImport(file, { dryRun: true })).toEqual({ ...report, isStored: false });
    expect(await read('KABKOTA', gid(provinsi))).toEqual({ boundaries: null });
    expect(await tryImport(file)).toEqual({ ...report, isStored: true });
    expect(await tryImport(squares())).toMatchObject({ areas: 3, missing: [], isStored: true });
    const stored = await read('KABKOTA', provinsi.code);
    expect(ids(stored)).toEqual(kabkota.map(({ code }) => code));
    expect(stored.boundaries).toMatchObject({ areas: 3, source: 'Kotak buatan sendiri' });
    expect(await db.prisma.boundarySet.count({ where: { withinId: provinsi.id } })).toBe(1);
  });

  it('reads TopoJSON as well, codes typed without dots or as numbers, and the layer that is named', async () => {
    const plain = (code: string | undefined) => code?.replaceAll('.', '');
    const file = collection([
      feature(null, [square(100, 0)], { id: plain(kabkota[0]?.code) ?? '' }),
      feature(null, [square(101, 0)], { id: plain(kabkota[1]?.code) ?? '' }),
    ]);
    const topo = toTopology({ kab: file as never, prov: collection([]) as never }, 1e4);
    expect(await tryImport(topo, { layer: 'kab', dryRun: true })).toMatchObject({ areas: 2, property: 'id' });
    expect(await codesOf(topo)).toEqual(['layer BOUNDARY_LAYER']);
    const numbers = collection([feature(Number(plain(kabkota[0]?.code)), [square(100, 0)])]);
    expect(await tryImport(numbers, { dryRun: true })).toMatchObject({ areas: 1, property: 'KODE' });
  });

  it('names everything that is wrong at once, feature by feature', async () => {
    const ended = await makeWilayah(db, { parent: provinsi, endedOn: '2020-01-01' });
    const heir = await makeWilayah(db, { parent: provinsi });
    await db.sql(
      `insert into "WilayahSuccession" (id, kind, "fromId", "toId", "on", decree)
        values (gen_random_uuid(), 'SPLIT', $1, $2, '2020-01-01', 'UU 1/2020')`,
      [ended.id, heir.id],
    );
    const open = square(100, 0).slice(0, 4);
    const file = collection([
      feature(kabkota[0]?.code, [square(100, 0)]),
      feature(kabkota[0]?.code, [square(101, 0)]),
      feature(provinsi.code, [square(102, 0)]),
      feature(foreign.code, [square(103, 0)]),
      feature(ended.code, [square(104, 0)]),
      feature('97.77', [square(105, 0), open]),
      feature(null, [[]]),
      { ...feature(kabkota[1]?.code, []), geometry: null },
    ]);
    const { problems, code } = await tryImport(file);
    expect(code).toBe('INVALID_INPUT');
    expect(problems?.map((found) => `${found.path} ${found.code}`)).toEqual([
      'features.1 BOUNDARY_TWICE',
      'features.2 BOUNDARY_WRONG_LEVEL',
      'features.3 BOUNDARY_OUTSIDE',
      'features.4 BOUNDARY_RETIRED',
      'features.5 BOUNDARY_UNKNOWN_CODE',
      'features.5 BOUNDARY_RING_OPEN',
      'features.6 BOUNDARY_NO_CODE',
      'features.6 BOUNDARY_RING_EMPTY',
      'features.7 BOUNDARY_NO_SHAPE',
    ]);
    expect(problems?.[3]).toMatchObject({
      message: { en: `#5 ${ended.code} Kotak: this code is no longer in force; it is ${heir.code} now.` },
    });
  });

  it('refuses what is no map, holds no codes, or comes from nowhere', async () => {
    expect(await codesOf({ hello: 'world' })).toEqual(['file BOUNDARY_NOT_GEO']);
    expect(await codesOf('text')).toEqual(['file BOUNDARY_NOT_GEO']);
    expect(await codesOf(collection([]))).toEqual(['file BOUNDARY_NO_FEATURES']);
    expect(await codesOf(collection([feature('Gunung', [square(0, 0)])]))).toEqual(['property BOUNDARY_NO_PROPERTY']);
    expect(await codesOf(squares(), { source: ' ' })).toEqual(['source TOO_SHORT']);
    const ruined = { type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[7]] } }, arcs: [] };
    expect(await codesOf(ruined)).toEqual(['file BOUNDARY_NOT_GEO']);
  });

  it('is the right of admins of the province and above, inside their own', async () => {
    const refused = { __typename: 'ForbiddenError' };
    for (const actor of [
      officerOf(provinsi, 'VIEWER'),
      officerOf(provinsi),
      ANONYMOUS,
      { ...admin(), readOnly: true },
    ]) {
      expect(await tryImport(squares(), {}, actor as never)).toMatchObject(refused);
    }
    expect(await tryImport(squares(), { within: gid(other) })).toMatchObject(refused);
    expect(await tryImport(squares(), { within: null })).toMatchObject(refused);
  });
});

describe('boundaries of the country', () => {
  it('serve every area inside it with its own part, unless that has a set of its own', async () => {
    const all = collection([
      ...kabkota.map(({ code }, at) => feature(code, [square(110 + at, 0)])),
      feature(foreign.code, [square(120, 0)]),
    ]);
    expect(await tryImport(all, { within: null, source: 'Seluruh negeri' }, centre())).toMatchObject({
      isStored: true,
    });
    expect(await tryImport(all, { within: gid(indonesia) }, centre())).toMatchObject({ isStored: true });
    expect(await db.prisma.boundarySet.count({ where: { withinId: null } })).toBe(1);
    expect(ids(await read('KABKOTA'))).toHaveLength(4);
    expect(ids(await read('KABKOTA', gid(other)))).toEqual([foreign.code]);
    await tryImport(squares());
    expect((await read('KABKOTA', gid(provinsi))).boundaries?.source).toBe('Kotak buatan sendiri');
    expect(await read('KECAMATAN', gid(other))).toEqual({ boundaries: null });
  });

  it('are read by everybody signed in, by few statements, and by nobody else', async () => {
    const client = as(db, officerOf(foreign, 'VIEWER'));
    await client.run(QUERY, { level: 'KABKOTA', within: gid(other) });
    expect(client.cost()).toBeLessThanOrEqual(3);
    const { errors } = await as(db, ANONYMOUS).tryRun(QUERY, { level: 'KABKOTA' });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
