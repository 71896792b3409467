import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makePuskesmasUnit } from '@pokjanal/prisma/make/puskesmas-unit';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { officerOf } from '../../../test/actors.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

export const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);
export const postId = (post: { id: string }) => encodeGlobalId('Posyandu', post.id);

/** A province with two regencies; the first has three districts, and the first of these two villages with posts. */
export async function givenProvince(db: Database) {
  const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: provinsi });
  const other = await makeWilayah(db, { parent: provinsi });
  const districts: MadeWilayah[] = [];
  for (let made = 0; made < 3; made += 1) districts.push(await makeWilayah(db, { parent: regency }));
  const [first, second, third] = districts as [MadeWilayah, MadeWilayah, MadeWilayah];
  const [village, neighbour] = [await makeWilayah(db, { parent: first }), await makeWilayah(db, { parent: first })];
  const puskesmas = await makePuskesmas(db, { wilayah: first, areas: [village] });
  const pustu = await makePustu(db, { wilayah: village, puskesmas });
  const posts = [
    await makePosyandu(db, { desa: village, puskesmas }),
    await makePosyandu(db, { desa: village, puskesmas, openedOn: '2026-10-01' }),
    await makePosyandu(db, { desa: neighbour, puskesmas }),
  ] as const;
  const unit = await makePuskesmasUnit(db, { desa: village, puskesmas });
  const root = { id: provinsi.parentId ?? '', no: 0, path: provinsi.path.replace(/\d+\/$/, ''), level: 'NASIONAL' };
  return {
    provinsi,
    regency,
    other,
    first,
    second,
    third,
    village,
    neighbour,
    puskesmas,
    pustu,
    posts,
    unit,
    admin: officerOf(provinsi, 'ADMIN_PROVINSI'),
    pusat: officerOf(root, 'ADMIN_PUSAT'),
  };
}

export const ACT = { on: '2026-11-01', decree: 'UU 9/2026' };

/** Writes one of the mutations with all that its answer says. */
export function mutationOf(name: string): string {
  const input = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { __typename
    ... on ChangeWilayahSuccess { dryRun posyandu months areaCount wilayah { id code }
      leftBehind { wilayahId name accounts groups targets settings }
      areas { wilayahId fate name oldName oldCode newCode oldParent newParent } }
    ... on InvalidInputError { problems { path code message { id en } } }
    ... on Error { code } } }`;
}

export type Answer = {
  __typename: string;
  code?: string;
  posyandu: number;
  months: string[];
  wilayah: { id: string; code: string }[];
  leftBehind: object[];
  areas: { wilayahId: string | null; fate: string; name: string; oldCode: string | null; newCode: string | null }[];
  problems: { path: string; code: string; message: { id: string; en: string } }[];
};
