import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { encodeGlobalId } from '../src/graphql/ids.ts';
import { useOwnDatabase } from './database.ts';
import { answers, givenProvince, submit, systemCtx } from './rollup-scene.ts';
import { givenToken, serve } from './serve.ts';

export type LiveSite = Awaited<ReturnType<typeof givenLiveSite>>;

/** A province with posts, served with all workers, an admin's token, and ways to change a figure and to wait for calm. */
export async function givenLiveSite() {
  const db = await useOwnDatabase();
  const scene = await givenProvince(db);
  const site = await serve(db);
  const { token } = await givenToken(db, { role: 'ADMIN_PROVINSI', wilayah: scene.provinsi });
  let told = 0;

  /** Submits a report of the post with this place in the scene, other figures each time, and does not wait for sums. */
  async function change(index = told): Promise<void> {
    const post = scene.posts[index % scene.posts.length];
    if (!post) throw new Error('no post');
    told += 1;
    const text = 'select head_rev as rev from obligation where unit_no = $1 and form_no in (1, 2)';
    const [row] = await db.sql<{ rev: number }>(text, [post.unitNo]);
    const d = told % 30;
    await submit(systemCtx(db), post, {
      cells: answers(post, { s: 30 + (told % 40), d, n: Math.floor(d / 2) }),
      expectedRevision: row?.rev ?? 0,
      idempotencyKey: randomUUID(),
    });
  }

  /** Waits until every mark is worked off, every event numbered and handed over. */
  async function quiet(): Promise<void> {
    const pending = async () => {
      const rows = await db.sql('select id from dirty union all select id from outbox where seq is null');
      const [log] = await db.sql<{ last: number }>('select last_seq as last from outbox_counter');
      return rows.length + (log?.last ?? 0) - site.events.dispatcher.events.position;
    };
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
  }
  return { db, scene, site, token, change, quiet };
}

/** The global id of an area. */
export function gid(area: { id: string }): string {
  return encodeGlobalId('Wilayah', area.id);
}
