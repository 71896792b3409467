import { seedDemo } from '@pokjanal/prisma/seed/demo';
import { hashSecret } from './auth/secret.ts';
import type { Database } from './db/client.ts';
import { withSeedDb } from './db/seed-face.ts';
import type { Env } from './env.ts';
import type { Clock } from './lib/clock.ts';
import { dayIn } from './lib/pure/deadline.ts';
import { monthOfDay } from './lib/pure/month.ts';
import { assessPosts } from './modules/analytics/assess-posts.ts';
import { rebuild } from './modules/analytics/rebuild-rollups.ts';
import { ensureSetupToken } from './modules/user/set-up.ts';

/** What stands in the database: nothing of an office yet, demonstration data, or a real office. */
export type OfficeState = { hasUsers: boolean; hasDemo: boolean; hadDemo: boolean; hasRealReports: boolean };

/** Looks what stands in the database; cheap enough for every start. */
export async function officeState(db: Database): Promise<OfficeState> {
  const [row] = await db.sql<OfficeState>(
    `select exists (select 1 from "User") as "hasUsers",
      exists (select 1 from "Posyandu" where "isDemo") as "hasDemo",
      exists (select 1 from "Setting" where key = 'demo.removed' and "wilayahId" is null) as "hadDemo",
      exists (select 1 from obligation where not is_demo and head_rev > 0) as "hasRealReports"`,
  );
  if (!row) throw new Error('The database did not answer');
  return row;
}

/**
 * Demo data comes on the embedded database, unless it was removed from there, or when asked for; always into an empty
 * office, never beside real reports.
 */
export function wantsDemo(state: OfficeState, asked: { embedded: boolean; demo: boolean; empty: boolean }): boolean {
  const isBare = !state.hasUsers && !state.hasRealReports && !state.hasDemo;
  return isBare && !asked.empty && (asked.demo || (asked.embedded && !state.hadDemo));
}

type Needs = { db: Database; clock: Clock; env: Env; progress: (step: string, done?: number, total?: number) => void };

/**
 * Fills what an office needs to be of use at once: the demonstration up to the last complete month where it is wanted,
 * and otherwise, while nobody has an account, the token of the set-up page.
 */
export async function prepareOffice({ db, clock, env, progress }: Needs): Promise<{ setupToken: string | null }> {
  const state = await officeState(db);
  if (wantsDemo(state, { embedded: db.kind === 'embedded', demo: env.demo, empty: env.empty })) {
    const lastMonth = monthOfDay(dayIn('WIB', clock.now())) - 1;
    await withSeedDb(db, (seed) =>
      seedDemo(seed, {
        lastMonth,
        hash: hashSecret,
        progress,
        rebuild: async () => {
          await assessPosts(db, lastMonth, clock.now());
          await db.sql('delete from dirty');
          return rebuild(db, { tell: false });
        },
      }),
    );
    return { setupToken: null };
  }
  return { setupToken: await ensureSetupToken(db) };
}
