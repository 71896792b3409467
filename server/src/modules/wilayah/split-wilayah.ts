import type { ChangeCheck } from './change-check.ts';
import { type AreaRow, type Created, type Draft, NO_CHANGE, type SplitAct, type SplitPart } from './change-types.ts';
import { fullName } from './full-name.ts';

type Taken = { readonly parentOf: Map<string, string>; readonly villageOf: Map<string, string> };

/**
 * Drafts the split of an area: it stays, and new areas of its level arise that take some of its areas, or of its posts
 * where it is a village. A new village may begin without a post; any other area neither begins nor is left empty.
 */
export function draftSplit(check: ChangeCheck, act: SplitAct): Draft {
  const source = check.changeable(act.sourceId, 'wilayah');
  if (!source) return NO_CHANGE;
  if (act.into.length === 0) check.refuse('into', 'AREA_NOTHING_CHOSEN');
  const taken: Taken = { parentOf: new Map(), villageOf: new Map() };
  const created = act.into.flatMap((part, index) => draftPart(check, source, { part, at: `into.${index}` }, taken));
  const stays = check.childrenOf(source.id).some(({ id }) => !taken.parentOf.has(id));
  if (taken.parentOf.size > 0 && !stays) check.refuse('into', 'AREA_LEFT_EMPTY', { name: fullName(source) });
  return {
    ...NO_CHANGE,
    created,
    ...taken,
    heirs: created.map(({ id }) => ({ from: source, toId: id })),
    successions: created.map(({ id }) => ({ kind: 'SPLIT', fromId: source.id, toId: id })),
    given: new Map(created.map(({ id, code, at }) => [id, { code, at: `${at}.code` }])),
    summed: [source.id, ...created.map(({ id }) => id)],
  };
}

type Part = { readonly part: SplitPart; readonly at: string };

function draftPart(check: ChangeCheck, source: AreaRow, { part, at }: Part, taken: Taken): Created[] {
  const made = check.newArea(part, at, source, source.parentId);
  // Even where the new area cannot be, what is to go to it is looked at: everything wrong is told at once.
  const toId = made?.id ?? at;
  if (source.level !== 'DESA' && part.areaIds.length === 0) check.refuse(`${at}.areas`, 'AREA_NOTHING_CHOSEN');
  for (const [index, id] of part.areaIds.entries())
    takeArea(check, source, { id, at: `${at}.areas.${index}` }, taken, toId);
  for (const [index, id] of part.posyanduIds.entries())
    takePost(check, source, { id, at: `${at}.posyandu.${index}` }, taken, toId);
  return made ? [made] : [];
}

type Chosen = { readonly id: string; readonly at: string };

function takeArea(check: ChangeCheck, source: AreaRow, { id, at }: Chosen, { parentOf }: Taken, toId: string): void {
  const area = check.area(id, at);
  if (!area) return;
  const name = fullName(area);
  if (area.parentId !== source.id) check.refuse(at, 'AREA_NOT_BELOW', { name, parent: fullName(source) });
  else if (parentOf.has(id)) check.refuse(at, 'AREA_TWICE', { name });
  else parentOf.set(id, toId);
}

function takePost(check: ChangeCheck, source: AreaRow, { id, at }: Chosen, { villageOf }: Taken, toId: string): void {
  const post = check.scene.posts.get(id);
  if (!post) check.refuse(at, 'POSYANDU_NOT_FOUND');
  else if (post.wilayahId !== source.id)
    check.refuse(at, 'POST_NOT_HERE', { name: post.name, parent: fullName(source) });
  else if (villageOf.has(id)) check.refuse(at, 'POST_TWICE', { name: post.name });
  else villageOf.set(id, toId);
}
