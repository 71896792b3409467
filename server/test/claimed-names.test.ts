import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah, makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { InvalidInput } from '../src/lib/errors.ts';
import { correctOpd, type OpdFacts, registerOpd } from '../src/modules/opd/opd-acts.ts';
import { closePosyandu, reopenPosyandu } from '../src/modules/posyandu/close-posyandu.ts';
import { correctPosyandu } from '../src/modules/posyandu/correct-posyandu.ts';
import { movePosyandu } from '../src/modules/posyandu/move-posyandu.ts';
import { openPosyandu } from '../src/modules/posyandu/open-posyandu.ts';
import { correctPuskesmas, registerPuskesmas } from '../src/modules/posyandu/puskesmas-acts.ts';
import { closePustu, reopenPustu } from '../src/modules/pustu/close-pustu.ts';
import { correctPustu, openPustu } from '../src/modules/pustu/open-pustu.ts';
import { officerOf } from './actors.ts';
import { ctxOf } from './as.ts';
import { useDatabase } from './database.ts';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

let db: Database;
let area: Awaited<ReturnType<typeof makeWilayahChain>>;
let ctx: Ctx;
beforeAll(async () => {
  db = await useDatabase();
  area = await makeWilayahChain(db);
  ctx = ctxOf(db, { ...officerOf(area.kabkota), userId: (await makeUser(db)).id });
});

/** Two give one name at the same moment: one of them has it, the other is told that it is taken. */
async function expectOneHasIt(acts: readonly (() => Promise<unknown>)[], code: string) {
  const done = await Promise.allSettled(acts.map((act) => act()));
  const refusals = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toBeInstanceOf(InvalidInput);
  expect((refusals[0] as InvalidInput).problems.map((one) => one.code)).toEqual([code]);
}

test('two agencies of an area never bear one name', async () => {
  const facts = (name: string): OpdFacts => ({
    name,
    shortName: null,
    form: 'PERANGKAT_DAERAH',
    kinds: [],
    from: null,
  });
  const opd = await makeOpd(db, { wilayah: area.kabkota, name: 'Dinas Pangan' });
  const wilayahId = area.kabkota.id;
  await expectOneHasIt(
    [
      () => registerOpd(ctx, { ...facts('Dinas Pertanian'), wilayahId }),
      () => registerOpd(ctx, { ...facts('dinas pertanian'), wilayahId }),
      () => correctOpd(ctx, { ...facts('Dinas Tani'), id: opd.id, expectedRevision: 0 }),
    ],
    'OPD_SAME_NAME',
  );
});

test('two puskesmas of an area never bear one name', async () => {
  const wilayahId = area.kecamatan.id;
  const facts = { name: 'Mekar', code: null, wilayahId, areaIds: [], on: day('2026-11-01') };
  const other = await makePuskesmas(db, { wilayah: area.kecamatan, name: 'Lain' });
  await expectOneHasIt(
    [() => registerPuskesmas(ctx, facts), () => correctPuskesmas(ctx, { ...facts, id: other.id, expectedRevision: 0 })],
    'PUSKESMAS_SAME_NAME',
  );
});

test('a post that opens again does not meet another of its name', async () => {
  const post = await makePosyandu(db, { desa: area.desa, name: 'Melati' });
  const other = await makePosyandu(db, { desa: area.desa, name: 'Kenanga' });
  const away = await makePosyandu(db, { desa: await makeWilayah(db, { parent: area.kecamatan }), name: 'Melati' });
  await closePosyandu(ctx, { id: post.id, expectedRevision: 0, on: day('2026-10-01'), reason: 'Tidak ada kader' });
  const facts = { regNo: null, openingDay: null, address: null, formSet: 'BASIC' as const, name: 'Melati' };
  const place = { wilayahId: area.desa.id, puskesmasId: null };
  const open = () => openPosyandu(ctx, { ...facts, ...place, openedOn: day('2026-11-01') });
  const reopen = () =>
    reopenPosyandu(ctx, { id: post.id, expectedRevision: 1, on: day('2026-11-01'), reason: 'Kader ada' });
  await expectOneHasIt([open, reopen], 'POSYANDU_SAME_NAME');
  await expect(correctPosyandu(ctx, { ...facts, id: other.id, expectedRevision: 0 })).rejects.toThrow(InvalidInput);
  const move = { id: away.id, expectedRevision: 0, on: day('2026-11-01'), reason: 'Batas desa berubah' };
  await expect(movePosyandu(ctx, { ...move, ...place })).rejects.toThrow(InvalidInput);
});

test('two pustu of a village never bear one name', async () => {
  const puskesmas = await makePuskesmas(db, { wilayah: area.kecamatan, areas: [area.kecamatan] });
  const closed = await makePustu(db, { wilayah: area.desa, puskesmas, name: 'Pustu Anggrek' });
  const other = await makePustu(db, { wilayah: area.desa, puskesmas, name: 'Pustu Dahlia' });
  await closePustu(ctx, { id: closed.id, expectedRevision: 0, on: day('2026-10-01'), reason: 'Rusak berat' });
  const facts = {
    name: 'Pustu Anggrek',
    kind: 'PUSTU' as const,
    wilayahId: area.desa.id,
    puskesmasId: puskesmas.id,
    villageIds: [area.desa.id],
  };
  const done = await Promise.allSettled([
    openPustu(ctx, { ...facts, openedOn: null }),
    reopenPustu(ctx, { id: closed.id, expectedRevision: 1, on: day('2026-11-01'), reason: null }),
    correctPustu(ctx, { ...facts, id: other.id, expectedRevision: 0, on: day('2026-11-01') }),
  ]);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
