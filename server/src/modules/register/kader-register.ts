import { correctKader, registerKader } from '../kader/register-kader.ts';
import { withdrawKader } from '../kader/withdraw-kader.ts';
import { dateOf } from './cell-text.ts';
import { factsOf, judgeKader, type KaderContent } from './judge-kader.ts';
import { KADER_COLUMNS } from './kader-columns.ts';
import { kadersIn } from './kader-scene.sql.ts';
import { defineRegister } from './register.ts';
import { changedSince } from './undo-problems.ts';

/** Lists of kader: new ones are registered at their post, those who serve there corrected. */
export const kaderRegister = defineRegister<KaderContent, KaderContent>({
  code: 'KADER',
  action: 'kader.manage',
  name: 'Kader',
  columns: KADER_COLUMNS,
  needed: [['name'], ['postCode', 'post']],
  judge: judgeKader,
  async write(ctx, { id, isNew, revision, content }) {
    const { posyanduId, since, keepPhone } = content;
    const facts = factsOf(content.facts);
    if (isNew) {
      await registerKader(ctx, { ...facts, id, posyanduId, since: dateOf(since) });
      return 0;
    }
    await correctKader(ctx, { ...facts, id, expectedRevision: revision, keepPhone });
    return revision + 1;
  },
  async hindrances(ctx, wrote) {
    const now = await ctx.db.sql<{ id: string; revision: number; counted: boolean }>(
      `select k.id, k.revision, exists (select from "KaderSkillResult" r where r."kaderId" = k.id) as counted
       from "Kader" k where k.id = any($1::uuid[])`,
      [wrote.map(({ id }) => id)],
    );
    return changedSince(wrote, now, 'UNDO_KADER_COUNTED');
  },
  async takeBack(ctx, { id, isNew, revision, before }, reason) {
    if (isNew) await withdrawKader(ctx, { id, expectedRevision: revision, reason });
    else if (before) {
      const { facts, keepPhone } = before;
      await correctKader(ctx, { ...factsOf(facts), id, expectedRevision: revision, keepPhone });
    }
  },
  // Telephone numbers stay here: they are given out one by one, by an act that is written down.
  standing: async (ctx, path) =>
    (await kadersIn(ctx, path)).flatMap(({ post, kaders }) =>
      kaders.map((kader) => [
        `P${post.no}`,
        post.name,
        post.desa,
        kader.name,
        '',
        kader.rw ?? '',
        kader.rt ?? '',
        kader.since,
        kader.decreeNumber ?? '',
        kader.decreeDate ?? '',
        kader.trainedOn ?? '',
      ]),
    ),
});
