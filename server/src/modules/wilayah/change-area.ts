import { type ChangeCheck, levelAbove } from './change-check.ts';
import { type Draft, type MoveAct, NO_CHANGE, type RecodeAct, type RenameAct } from './change-types.ts';
import { fullName } from './full-name.ts';

/** Drafts that an area goes to another parent, with all below it. */
export function draftMove(check: ChangeCheck, act: MoveAct): Draft {
  const area = check.changeable(act.wilayahId, 'wilayah');
  const parent = check.area(act.parentId, 'parent', area ? levelAbove(area.level) : undefined);
  if (!area || !parent) return NO_CHANGE;
  const names = { name: fullName(area), parent: fullName(parent) };
  if (area.parentId === parent.id) check.refuse('parent', 'AREA_ALREADY_THERE', names);
  return {
    ...NO_CHANGE,
    parentOf: new Map([[area.id, parent.id]]),
    given: act.code ? new Map([[area.id, { code: act.code, at: 'code' }]]) : NO_CHANGE.given,
    summed: [...(area.parentId ? [area.parentId] : []), parent.id],
  };
}

/** Drafts another official code of an area. */
export function draftRecode(check: ChangeCheck, act: RecodeAct): Draft {
  const area = check.changeable(act.wilayahId, 'wilayah');
  if (!area) return NO_CHANGE;
  return { ...NO_CHANGE, given: new Map([[area.id, { code: act.code, at: 'code' }]]) };
}

/** Drafts another name or legal class of an area, with its new code where the class brings one. */
export function draftRename(check: ChangeCheck, act: RenameAct): Draft {
  const area = check.changeable(act.wilayahId, 'wilayah');
  if (!area) return NO_CHANGE;
  const name = act.name ?? area.name;
  const kind = act.newKind ?? area.kind;
  check.name(name, 'name');
  check.kind(kind, 'kind', area.level);
  if (name.trim() === area.name && kind === area.kind) check.refuse('name', 'AREA_NOTHING_CHANGES');
  return {
    ...NO_CHANGE,
    renamed: [{ area, name: name.trim(), kind }],
    successions: [{ kind: 'RENAME', fromId: area.id, toId: area.id }],
    given: act.code ? new Map([[area.id, { code: act.code, at: 'code' }]]) : NO_CHANGE.given,
  };
}
