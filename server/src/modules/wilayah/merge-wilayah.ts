import type { ChangeCheck } from './change-check.ts';
import { type AreaRow, type Created, type Draft, type MergeAct, NO_CHANGE } from './change-types.ts';
import { fullName } from './full-name.ts';

/**
 * Drafts the merging of areas into one that exists or into a new one: they end, and all that lies in them goes to it, posts
 * and the puskesmas standing there too.
 */
export function draftMerge(check: ChangeCheck, act: MergeAct): Draft {
  const sources = sourcesOf(check, act);
  const [first] = sources;
  if (Boolean(act.targetId) === Boolean(act.newTarget)) check.refuse('target', 'AREA_ONE_TARGET');
  if (!first) return NO_CHANGE;
  const created = act.newTarget ? draftTarget(check, act, first, sources) : null;
  const target = created ?? (act.targetId ? check.area(act.targetId, 'target', first.level) : null);
  if (!target) return NO_CHANGE;
  if (sources.some(({ id }) => id === target.id)) check.refuse('target', 'AREA_TWICE', { name: fullName(target) });
  const sourceIds = new Set(sources.map(({ id }) => id));
  const children = sources.flatMap(({ id }) => check.childrenOf(id));
  const posts = [...check.scene.posts.values()].filter(({ wilayahId }) => sourceIds.has(wilayahId));
  return {
    ...NO_CHANGE,
    created: created ? [created] : [],
    ended: sources,
    parentOf: new Map(children.map(({ id }) => [id, target.id])),
    villageOf: new Map(posts.map(({ id }) => [id, target.id])),
    heirs: sources.map((from) => ({ from, toId: target.id })),
    successions: sources.map(({ id }) => ({ kind: 'MERGE', fromId: id, toId: target.id })),
    given: new Map(created ? [[created.id, { code: created.code, at: 'newTarget.code' }]] : []),
    summed: [...sourceIds, target.id],
  };
}

function sourcesOf(check: ChangeCheck, act: MergeAct): AreaRow[] {
  if (act.sourceIds.length === 0) check.refuse('wilayah', 'AREA_NOTHING_CHOSEN');
  if (act.newTarget && act.sourceIds.length === 1) check.refuse('wilayah', 'AREA_TOO_FEW');
  const sources: AreaRow[] = [];
  for (const [index, id] of act.sourceIds.entries()) {
    const at = `wilayah.${index}`;
    const area = check.changeable(id, at, sources[0]?.level);
    if (!area) continue;
    if (sources.includes(area)) check.refuse(at, 'AREA_TWICE', { name: fullName(area) });
    else sources.push(area);
  }
  return sources;
}

/** Where the areas merged have different parents, the new one's must be told. */
function draftTarget(
  check: ChangeCheck,
  { newTarget }: MergeAct,
  like: AreaRow,
  sources: readonly AreaRow[],
): Created | null {
  if (!newTarget) return null;
  const isCommon = sources.every(({ parentId }) => parentId === like.parentId);
  if (!newTarget.parentId && !isCommon) check.refuse('newTarget.parent', 'REQUIRED');
  return check.newArea(newTarget, 'newTarget', like, like.parentId);
}
