import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { appendEvent, type SqlFace } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { NotFound, refuseProblems } from '../../lib/errors.ts';
import { draftMove, draftRecode, draftRename } from './change-area.ts';
import { checkAct, type DraftedAct } from './change-act.ts';
import { ChangeCheck } from './change-check.ts';
import { workOutCodes } from './change-codes.ts';
import { countLeftBehind } from './change-left.sql.ts';
import { findMonths, markNodes } from './change-marks.sql.ts';
import { endService, inheritService, movePosts } from './change-posts.sql.ts';
import { inheritReleases } from './change-releases.sql.ts';
import { type ChangeReport, listChanges } from './change-report.ts';
import { countPosts, lockMarks, lockTree, readScene, rootsOf } from './change-scene.sql.ts';
import { type AreaChange, type Draft, NO_CHANGE } from './change-types.ts';
import { endAreas, insertAreas, insertSuccessions, moveAreas, recodeAreas, renameAreas } from './change-write.sql.ts';
import { draftMerge } from './merge-wilayah.ts';
import { draftSplit } from './split-wilayah.ts';

/**
 * Splits, merges, moves, recodes or renames areas from a day on, by a decree: ids and numbers stay, codes, names and the
 * tree follow at once, what was before stays on record, and the sums of every area whose posts are others are computed
 * anew. A dry run tells what would be. @throws InvalidInput with everything that is wrong; nothing is changed then.
 */
export async function changeWilayah(ctx: Ctx, act: AreaChange): Promise<ChangeReport> {
  const isDryRun = act.isDryRun ?? false;
  const report = await ctx.db.inTransaction(async (tx) => {
    if (!isDryRun) await lockTree(tx);
    const check = new ChangeCheck(await readScene(tx, act, !isDryRun));
    assertMay(ctx, check, act);
    const draft = draftOf(check, act);
    const codes = draft === NO_CHANGE ? new Map() : workOutCodes(check, draft, act.codes ?? []);
    await checkAct(ctx, tx, check, { act, draft, codes });
    refuseProblems(check.problems);
    if (!isDryRun && draft.summed.length > 0) await lockMarks(tx);
    const found: ChangeReport = {
      isDryRun,
      on: act.on,
      areas: listChanges(check, draft, codes),
      posyandu: draft.villageOf.size + (await countPosts(tx, [...draft.parentOf.keys()])),
      months:
        draft.summed.length > 0 ? await findMonths(tx, nosOf(check, [...draft.summed, ...draft.parentOf.keys()])) : [],
      leftBehind: await countLeftBehind(tx, leftBehindOf(draft), act.on),
      tookPart: [...new Set([...rootsOf(act), ...draft.summed])],
    };
    if (!isDryRun) await write(ctx, tx, { act, draft, codes, check, months: found.months });
    return found;
  });
  if (!isDryRun) {
    wake('rollup');
    wake('sequencer');
  }
  return report;
}

/** Whoever changes an area must be allowed to, and to change areas below each parent that gets one. */
function assertMay(ctx: Ctx, { scene }: ChangeCheck, act: AreaChange): void {
  const roots = rootsOf(act).flatMap((id) => scene.areas.get(id) ?? []);
  if (roots.length === 0) throw new NotFound('WILAYAH_NOT_FOUND');
  for (const { path, level } of roots) {
    if (level !== 'NASIONAL') assertCan(ctx.actor, 'wilayah.change', { path });
  }
  for (const parent of parentsOf(act).flatMap((id) => scene.areas.get(id ?? '') ?? [])) {
    assertCan(ctx.actor, 'wilayah.change', { path: `${parent.path}0/` });
  }
}

function parentsOf(act: AreaChange): readonly (string | undefined)[] {
  if (act.kind === 'SPLIT') return act.into.map(({ parentId }) => parentId);
  if (act.kind === 'MERGE') return [act.targetId, act.newTarget?.parentId];
  return act.kind === 'MOVE' ? [act.parentId] : [];
}

function draftOf(check: ChangeCheck, act: AreaChange): Draft {
  switch (act.kind) {
    case 'SPLIT':
      return draftSplit(check, act);
    case 'MERGE':
      return draftMerge(check, act);
    case 'MOVE':
      return draftMove(check, act);
    case 'RECODE':
      return draftRecode(check, act);
    case 'RENAME':
      return draftRename(check, act);
  }
}

/** Areas of which others take over what lies in them: they end, or a part goes to new ones. */
const leftBehindOf = ({ heirs }: Draft): string[] => [...new Set(heirs.map(({ from }) => from.id))];

function nosOf({ scene }: ChangeCheck, ids: readonly string[]): number[] {
  return ids.flatMap((id) => scene.areas.get(id)?.no ?? []);
}

type Work = DraftedAct & { readonly check: ChangeCheck; readonly months: readonly number[] };

async function write(ctx: Ctx, tx: SqlFace, { act, draft, codes, check, months }: Work): Promise<void> {
  const { on } = act;
  const numbers = await insertAreas(tx, draft.created, codes, on);
  if (draft.parentOf.size > 0) await moveAreas(tx, draft.parentOf, on);
  const recoded = new Map([...codes].filter(([id]) => !numbers.has(id)).map(([id, { code }]) => [id, code]));
  if (recoded.size > 0) await recodeAreas(tx, recoded, on);
  await renameAreas(tx, draft.renamed);
  if (draft.villageOf.size > 0) await movePosts(tx, draft.villageOf, on);
  await inheritService(tx, draft.heirs, on);
  if (act.kind === 'SPLIT') await inheritReleases(tx, draft.heirs);
  if (act.kind === 'MERGE') {
    await endService(tx, draft.heirs, on);
    await endAreas(
      tx,
      draft.ended.map(({ id }) => id),
      on,
    );
  }
  const recodings = [...recoded.keys()].map((id) => ({ kind: 'RECODE' as const, fromId: id, toId: id }));
  await insertSuccessions(tx, [...draft.successions, ...recodings], { on, decree: act.decree.trim() });
  await markNodes(tx, [...nosOf(check, draft.summed), ...numbers.values()], months);
  await appendEvent(tx, {
    type: 'wilayah.changed',
    nodeNo: check.scene.areas.get(rootsOf(act)[0] ?? '')?.no ?? 0,
    payload: {
      kind: act.kind,
      ids: [...new Set([...rootsOf(act), ...draft.summed])],
      on,
      by: userIdOf(ctx.actor),
    },
  });
}
