import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, IN_TIME, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  const ctx = systemCtx(db);
  for (const post of scene.posts.slice(0, 3))
    await submit(ctx, post, { cells: answers(post, { s: 40, d: 30, n: 20 }) });
  // More weighed than hold the book: a warning, sent with a note.
  const [, , , short] = scene.posts;
  const cells = answers(short!, { s: 40, d: 30, n: 20 }).map((cell) =>
    cell.slot === 91 ? { ...cell, value: 10 } : cell,
  );
  await submit(ctx, short!, { cells });
  await settle(db);
});

const QUERY = `query ($input: AnalyticsInput!) { analytics(input: $input) {
  cells { indicator violations { rule level reports demand { id } } } } }`;
type Answer = {
  analytics: { cells: { violations: { rule: string; level: string; reports: number; demand: { id: string } }[] }[] };
};

const ask = async (indicators: string[], area = scene.provinsi) => {
  const input = { indicators, wilayah: [encodeGlobalId('Wilayah', area.id)], periods: ['2026-05'] };
  const caller = as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), fixedClock(IN_TIME));
  const { analytics } = await caller.run<Answer>(QUERY, { input });
  return { found: analytics.cells.map(({ violations }) => violations), cost: caller.cost() };
};

describe('broken rules', () => {
  test('are told with the figure whose operands they speak of', async () => {
    const { found, cost } = await ask(['SKDN_DK', 'JIWA_SKRIN']);
    const [weighed, screened] = found;
    expect(weighed).toMatchObject([{ rule: 'V08', level: 'WARNING', reports: 1 }]);
    expect(weighed?.[0]?.demand.id).toContain('KMS');
    expect(screened).toEqual([]);
    expect(cost).toBeLessThanOrEqual(9);
  });

  test('are those of the area asked', async () => {
    expect((await ask(['SKDN_DK'], scene.kabkota[1])).found).toEqual([[]]);
  });
});
