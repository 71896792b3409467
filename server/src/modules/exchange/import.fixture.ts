import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import type { UserActor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { loadPerson } from '../../auth/load-actor.sql.ts';
import type { Database } from '../../db/client.ts';
import { MAY, systemCtx } from '../../../test/rollup-scene.ts';
import { openMonth } from '../submission/open-month.ts';
import { receiveFile } from './import-acts.ts';
import { workOnImports } from './import-worker.ts';

/** A puskesmas with posts that answer the short form in May, and its officer. */
export async function givenOffice(db: Database, count = 3) {
  const kabkota = await makeWilayah(db, { level: 'KABKOTA' });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: kecamatan });
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, areas: [desa] });
  const posts: MadePosyandu[] = [];
  for (let n = 1; n <= count; n += 1) {
    posts.push(await makePosyandu(db, { desa, puskesmas, formSet: 'BASIC', name: `Melati ${n}` }));
  }
  await openMonth({ db }, MAY);
  const actor = await officerIn(db, { role: 'PETUGAS_PUSKESMAS', puskesmas });
  return { kabkota, desa, puskesmas, posts, actor, ctx: systemCtx(db, undefined, actor) };
}

/** An officer with an account, as a worker will find them again. */
export async function officerIn(db: Database, of: Parameters<typeof makeUser>[1]): Promise<UserActor> {
  return personOf(db, (await makeUser(db, of)).id);
}

/** A person with an account, by a session. */
export async function personOf(db: Database, id: string): Promise<UserActor> {
  const person = await loadPerson(db, id, '2026-06-02');
  if (!person) throw new Error('The officer just made is gone');
  return { kind: 'user', ...person, via: 'session', readOnly: false };
}

export const CELLS = ['SK_S', 'SK_K', 'SK_D', 'SK_N', 'SK_T', 'SK_2T', 'SK_O', 'SK_B', 'SK_BGM'] as const;

/** Brings in a file and has it read. */
export async function bring(ctx: Ctx, text: string | Buffer, block = 'SKDN'): Promise<string> {
  const content = typeof text === 'string' ? Buffer.from(text) : text;
  const id = await receiveFile(ctx, { block, fileName: 'mei.csv', content });
  await workOff(ctx);
  return id;
}

/** Does everything that waits. */
export async function workOff({ db, clock, log }: Ctx): Promise<void> {
  while (await workOnImports({ db, clock, log }));
}

/** The header of a file with every count of the short form. */
export const HEADER = ['kode', 'nama', 'bulan', 'catatan', ...CELLS].join(';');

/** A row of such a file that keeps every rule, with cells replaced by name. */
export function line(post: MadePosyandu, over: Partial<Record<string, string>> = {}): string {
  const counts = {
    SK_S: '40',
    SK_K: '40',
    SK_D: '30',
    SK_N: '20',
    SK_T: '10',
    SK_2T: '0',
    SK_O: '0',
    SK_B: '0',
    SK_BGM: '0',
  };
  const row = { kode: `P${post.unitNo}`, nama: post.name, bulan: '2026-05', catatan: '', ...counts, ...over };
  return HEADER.split(';')
    .map((column) => row[column as keyof typeof row] ?? '')
    .join(';');
}

/** A file of such rows. */
export function file(...rows: readonly string[]): string {
  return [HEADER, ...rows].join('\r\n');
}
