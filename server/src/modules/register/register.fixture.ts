import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import type { UserActor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { officerIn, workOff } from '../exchange/import.fixture.ts';
import { systemCtx } from '../../../test/rollup-scene.ts';
import { receiveList } from './register-acts.ts';
import { type ListRow, listRows } from './register-view.sql.ts';

export const NOW = '2026-08-20T03:00:00Z';

/** A regency with two villages of one district and a puskesmas that serves both, and its admin. */
export async function givenRegency(db: Database) {
  const kabkota = await makeWilayah(db, { level: 'KABKOTA' });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = [await makeWilayah(db, { parent: kecamatan }), await makeWilayah(db, { parent: kecamatan })] as const;
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, areas: [...desa] });
  const admin = await officerIn(db, { role: 'ADMIN_KABKOTA', wilayah: kabkota });
  return { kabkota, kecamatan, desa, puskesmas, admin, ctx: ctxOf(db, admin) };
}

/** A context of a person at the instant of these tests. */
export function ctxOf(db: Database, actor: UserActor): Ctx {
  return systemCtx(db, fixedClock(NOW), actor);
}

/** A list as it is pasted: heads and rows, cells divided by tabs. */
export function pasted(heads: readonly string[], ...rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from([heads, ...rows].map((row) => row.join('\t')).join('\r\n'));
}

/** Brings in a list and has it looked at. */
export async function bringList(ctx: Ctx, content: Buffer, register = 'POSYANDU'): Promise<string> {
  const id = await receiveList(ctx, { register, fileName: 'tempelan', content });
  await workOff(ctx);
  return id;
}

/** All rows of a list. */
export function rowsOf(ctx: Ctx, jobId: string): Promise<ListRow[]> {
  return listRows(ctx, { jobId, statuses: null, first: 1_000, after: 0 });
}

/** Rows of a list in one line each. */
export async function brief(ctx: Ctx, jobId: string): Promise<unknown[]> {
  return (await rowsOf(ctx, jobId)).map(({ rowNo, status, isNew, diff, findings }) => [
    rowNo,
    `${status} ${isNew ? 'new' : 'known'}`,
    diff.map(({ column, before, after }) => `${column}: ${before ?? '∅'} → ${after ?? '∅'}`).join('; '),
    ...findings.map(({ code, columns }) => `${code} ${columns.join(',')}`),
  ]);
}
