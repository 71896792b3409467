import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeKader } from '@pokjanal/prisma/make/kader';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeProblem } from '@pokjanal/prisma/make/problem';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { systemCtx } from '../../../test/rollup-scene.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { correctKader } from '../kader/register-kader.ts';
import { correctOpd } from '../opd/opd-acts.ts';
import { renameOpd } from '../opd/rename-opd.ts';
import { setGroupOffices } from '../pokjanal/group-offices.ts';
import { correctPosyandu } from '../posyandu/correct-posyandu.ts';
import { correctPuskesmas } from '../posyandu/puskesmas-acts.ts';
import { correctPustu } from '../pustu/open-pustu.ts';
import { correctProblem } from '../problem/correct-problem.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

type Answer = {
  __typename: string;
  code?: string;
  isDryRun?: boolean;
  problems?: { path: string; code: string }[];
  fields?: { field: string; before: string; after: string }[];
};

async function restore(actor: Actor, record: string, input: object): Promise<Answer> {
  const { restoreVersion } = await as(db, actor, clock).run<{ restoreVersion: Answer }>(
    `mutation ($input: RestoreVersionInput!) { restoreVersion(input: $input) { __typename ... on Error { code }
      ... on InvalidInputError { problems { path code } }
      ... on RestoreVersionSuccess { isDryRun fields { field before after } } } }`,
    { input: { record, ...input } },
  );
  return restoreVersion;
}

const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);
const said = ({ fields }: Answer) => fields?.map(({ field, before, after }) => `${field}: ${before} → ${after}`);

async function given() {
  const kabkota = await makeWilayah(db);
  const admin = { ...officerOf(kabkota), userId: (await makeUser(db)).id };
  return { kabkota, admin, ctx: systemCtx(db, clock, admin) };
}

const FACTS = { shortName: null, form: 'PERANGKAT_DAERAH' as const, kinds: ['DINKES'], from: null };

async function givenOpd() {
  const scene = await given();
  const opd = await makeOpd(db, { wilayah: scene.kabkota, name: 'Dinas A', kinds: ['DINKES'] });
  const correct = (expectedRevision: number, facts: object) =>
    correctOpd(scene.ctx, { ...FACTS, name: 'Dinas A', ...facts, id: opd.id, expectedRevision });
  return { ...scene, opd, id: encodeGlobalId('Opd', opd.id), correct };
}

describe('an earlier version of an agency', () => {
  it('is shown first, stands again by the act of correcting, and goes back the same way', async () => {
    const { admin, opd, id, correct } = await givenOpd();
    await correct(0, { shortName: 'DA', kinds: ['DINKES', 'DINSOS'] });
    await correct(1, { name: 'Dinas B', shortName: 'DB', kinds: ['DINSOS'] });
    const ask = { revision: 1, expectedRevision: 2 };
    const seen = await restore(admin, id, { ...ask, dryRun: true });
    expect(said(seen)).toEqual(['name: Dinas B → Dinas A', 'shortName: DB → DA', 'kinds: DINSOS → DINKES\nDINSOS']);
    const row = () =>
      db.prisma.opd.findUniqueOrThrow({
        where: { id: opd.id },
        select: { name: true, shortName: true, revision: true, kinds: { select: { kindCode: true } } },
      });
    expect(await row()).toMatchObject({ name: 'Dinas B', revision: 2 });
    expect(await restore(admin, id, ask)).toMatchObject({ isDryRun: false });
    expect(await row()).toMatchObject({ name: 'Dinas A', shortName: 'DA', revision: 3 });
    const told = await db.prisma.change.findFirst({ where: { subjectId: opd.id, revision: 3 } });
    expect(told).toMatchObject({ action: 'opd.corrected', actorId: admin.userId });
    await restore(admin, id, { revision: 2, expectedRevision: 3 });
    expect(await row()).toMatchObject({ name: 'Dinas B', shortName: 'DB', kinds: [{ kindCode: 'DINSOS' }] });
  });

  it('keeps the name that a renaming gave it since', async () => {
    const { admin, ctx, opd, id, correct } = await givenOpd();
    await correct(0, { shortName: 'DA' });
    const basis = 'Perda 1/2020';
    const on = new Date('2020-01-01');
    await renameOpd(ctx, { id: opd.id, expectedRevision: 1, name: 'Dinas C', shortName: 'DC', on, basis });
    await correct(2, { name: 'Dinas C', shortName: 'DC', form: 'MITRA' });
    const seen = await restore(admin, id, { revision: 0, expectedRevision: 3, dryRun: true });
    expect(said(seen)).toEqual(['form: MITRA → PERANGKAT_DAERAH']);
  });

  it('is refused with everything that no longer holds, also in the dry run', async () => {
    const { kabkota, admin, opd, id, correct } = await givenOpd();
    await correct(0, { name: 'Dinas B', kinds: [] });
    await makeOpd(db, { wilayah: kabkota, name: 'Dinas A' });
    const change = { subject: 'Opd', subjectId: opd.id, revision: 1, action: 'opd.corrected', at: clock.now() };
    await db.prisma.change.updateMany({
      where: { subjectId: opd.id },
      data: { ...change, diff: { name: ['Dinas A', 'Dinas B'], kinds: [['LAMA'], []] } },
    });
    for (const dryRun of [true, false]) {
      const refused = await restore(admin, id, { revision: 0, expectedRevision: 1, dryRun });
      expect(wrong(refused)).toEqual(['kinds BAD_CODE', 'name OPD_SAME_NAME']);
    }
    const bad = { expectedRevision: 1, dryRun: true };
    expect(wrong(await restore(admin, id, { ...bad, revision: 1 }))).toEqual(['revision OUT_OF_RANGE']);
  });

  it('comes back for nobody without the right, out of reach, or who saw another revision', async () => {
    const { kabkota, admin, id, correct } = await givenOpd();
    await correct(0, { shortName: 'DA' });
    const ask = { revision: 0, expectedRevision: 1, dryRun: true };
    expect((await restore(officerOf(kabkota, 'VIEWER'), id, ask)).__typename).toBe('ForbiddenError');
    expect((await restore(officerOf(await makeWilayah(db)), id, ask)).code).toBe('OPD_NOT_FOUND');
    await correct(1, { shortName: 'DX' });
    expect((await restore(admin, id, ask)).code).toBe('STALE_OPD');
    await correct(2, { shortName: 'DA' });
    expect(wrong(await restore(admin, id, { revision: 1, expectedRevision: 3 }))).toEqual([
      'revision NOTHING_TO_RESTORE',
    ]);
  });
});

describe('the other records that describe something', () => {
  it('come back by the acts that correct them', async () => {
    const { kabkota, admin, ctx } = await given();
    const kecamatan = await makeWilayah(db, { parent: kabkota });
    const desa = await makeWilayah(db, { parent: kecamatan });
    const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, name: 'Lama' });
    const post = await makePosyandu(db, { desa, puskesmas, name: 'Mawar' });
    const pustu = await makePustu(db, { wilayah: desa, puskesmas, name: 'Pustu Satu' });
    const group = await makePokjanal(db, { wilayah: kabkota, contactOffice: 'Bappeda' });
    const trouble = await makeProblem(db, { wilayah: desa, title: 'Atap bocor' });
    const kader = await makeKader(db, { posyandu: post, name: 'Relawan', rw: '01', phone: '+6281211119999' });
    const seen = { expectedRevision: 0 };
    await correctPuskesmas(ctx, {
      ...seen,
      id: puskesmas.id,
      name: 'Baru',
      code: 'P1',
      wilayahId: kecamatan.id,
      areaIds: [],
      on: clock.now(),
    });
    await correctPustu(ctx, {
      ...seen,
      id: pustu.id,
      name: 'Pustu Dua',
      kind: 'POLINDES',
      wilayahId: desa.id,
      puskesmasId: puskesmas.id,
      villageIds: [desa.id],
      on: new Date('2026-08-20'),
    });
    await correctPosyandu(ctx, {
      ...seen,
      id: post.id,
      name: 'Melati',
      regNo: '7',
      openingDay: 'Selasa',
      address: 'Balai',
      formSet: 'ILP',
    });
    await setGroupOffices(ctx, { ...seen, pokjanalId: group.id, contactOffice: 'DPMD', secretariat: 'Setda' });
    const at = await db.prisma.problem.findUniqueOrThrow({
      where: { id: trouble.id },
      select: { revision: true, field: true },
    });
    const content = { field: at.field, title: 'Atap rusak', description: null, isImpersonal: false };
    await correctProblem(ctx, { id: trouble.id, expectedRevision: at.revision, content });
    const facts = {
      name: 'Relawan',
      rw: '02',
      rt: null,
      decreeNumber: null,
      decreeDate: null,
      trainedOn: new Date('2026-01-01'),
    };
    await correctKader(ctx, { ...seen, ...facts, id: kader.id, phone: null, keepPhone: true });
    const back = (type: string, { id }: { id: string }, revision = 0) =>
      restore(admin, encodeGlobalId(type, id), { revision, expectedRevision: revision + 1 });
    expect(said(await back('Puskesmas', puskesmas))).toEqual(['name: Baru → Lama', 'code: P1 → ']);
    expect(said(await back('Pustu', pustu))).toEqual(['name: Pustu Dua → Pustu Satu', 'kind: POLINDES → PUSTU']);
    expect(said(await back('Posyandu', post))).toContain('name: Melati → Mawar');
    expect(said(await back('Pokjanal', group))).toEqual(['contactOffice: DPMD → Bappeda', 'secretariat: Setda → ']);
    expect(said(await back('Problem', trouble, at.revision))).toEqual(['title: Atap rusak → Atap bocor']);
    expect(said(await back('Kader', kader))).toEqual(['rw: 02 → 01', 'trainedOn: 2026-01-01 → ']);
    expect(await db.prisma.kader.findUnique({ where: { id: kader.id }, select: { rw: true, phone: true } })).toEqual({
      rw: '01',
      phone: '+6281211119999',
    });
    expect(
      await db.prisma.posyandu.findUnique({ where: { id: post.id }, select: { name: true, revision: true } }),
    ).toEqual({
      name: 'Mawar',
      revision: 2,
    });
  });

  it('do not come back where a correcting act must say why: decrees', async () => {
    const { admin } = await given();
    const decree = await makeDecree(db, {});
    const refused = await restore(admin, encodeGlobalId('Decree', decree.id), { revision: 0, expectedRevision: 1 });
    expect(wrong(refused)).toEqual(['record NOT_RESTORABLE']);
  });
});
