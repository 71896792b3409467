import type { WilayahLevel } from '@pokjanal/prisma/client';
import { insidePath } from '../db/inside-path.ts';
import type { Assignment, Reach, Target } from './actor.ts';
import type { Grant, Subject } from './rule.ts';

export const NOWHERE: Reach = {
  everywhere: false,
  paths: [],
  shallowPaths: [],
  innerPaths: [],
  puskesmasNos: [],
  puskesmasIds: [],
  posyanduIds: [],
  unitNos: [],
  opdIds: [],
};

export const EVERYWHERE: Reach = { ...NOWHERE, everywhere: true };

const DEPTH: Record<WilayahLevel, number> = { NASIONAL: 1, PROVINSI: 2, KABKOTA: 3, KECAMATAN: 4, DESA: 5 };

/** Gives the depth of a level in the tree, the country being 1; a path has as many numbers as its depth. */
export function depthOf(level: WilayahLevel): number {
  return DEPTH[level];
}

/** Gives the reach of one assignment under one grant; an assignment without the place its role needs reaches nothing. */
export function reachOf(subject: Subject, grant: Grant, assignment: Assignment): Reach {
  switch (grant.reach) {
    case 'everywhere':
    case 'self':
      return EVERYWHERE;
    case 'subtree':
      return ofArea(assignment.wilayah?.path, grant.notBelow);
    case 'below':
      return assignment.wilayah ? { ...NOWHERE, innerPaths: [assignment.wilayah.path] } : NOWHERE;
    case 'own-posyandu':
      return ofPost(subject, assignment.posyandu);
    case 'own-puskesmas':
      return ofPuskesmas(subject, assignment.puskesmas);
    case 'own-opd':
      return ofAgency(subject, assignment.opd, grant.notBelow);
  }
}

function ofArea(path: string | undefined, notBelow: WilayahLevel | undefined): Reach {
  if (path === undefined) return NOWHERE;
  return notBelow ? { ...NOWHERE, shallowPaths: [path], notBelow } : { ...NOWHERE, paths: [path] };
}

/** Of areas, a kader reaches the village of her post; of posts, her own alone. */
function ofPost(subject: Subject, post: Assignment['posyandu']): Reach {
  if (!post) return NOWHERE;
  if (subject === 'pokjanal' || subject === 'figures') return { ...NOWHERE, paths: [post.path] };
  if (subject === 'puskesmas') {
    return post.puskesmas
      ? { ...NOWHERE, puskesmasIds: [post.puskesmas.id], puskesmasNos: [post.puskesmas.no] }
      : NOWHERE;
  }
  return { ...NOWHERE, posyanduIds: [post.id], unitNos: post.unitNo === undefined ? [] : [post.unitNo] };
}

/** Of areas, a puskesmas reaches its work area and its own sums; of posts, those it mentors, wherever they lie. */
function ofPuskesmas(subject: Subject, puskesmas: Assignment['puskesmas']): Reach {
  if (!puskesmas) return NOWHERE;
  const own: Reach = { ...NOWHERE, puskesmasIds: [puskesmas.id], puskesmasNos: [puskesmas.no] };
  return subject === 'pokjanal' || subject === 'figures' ? { ...own, paths: puskesmas.areaPaths } : own;
}

/** An agency reaches itself and the groups it is a member of; of sums, those of the area it belongs to. */
function ofAgency(subject: Subject, agency: Assignment['opd'], notBelow: WilayahLevel | undefined): Reach {
  if (!agency) return NOWHERE;
  if (subject === 'figures') return ofArea(agency.path, notBelow);
  return { ...NOWHERE, opdIds: [agency.id], ...(agency.on ? { on: agency.on } : {}) };
}

/** Joins reaches into one that holds whatever any of them holds; the empty one is always `NOWHERE` itself. */
export function joinReach(parts: readonly Reach[]): Reach {
  if (parts.some((part) => part.everywhere)) return EVERYWHERE;
  const some = parts.filter((part) => part !== NOWHERE);
  if (some.length === 0) return NOWHERE;
  const notBelow = some.find((part) => part.notBelow)?.notBelow;
  const on = some.find((part) => part.on)?.on;
  return {
    everywhere: false,
    paths: union(some, (part) => part.paths),
    shallowPaths: union(some, (part) => part.shallowPaths),
    innerPaths: union(some, (part) => part.innerPaths),
    ...(notBelow ? { notBelow } : {}),
    ...(on ? { on } : {}),
    puskesmasNos: union(some, (part) => part.puskesmasNos),
    puskesmasIds: union(some, (part) => part.puskesmasIds),
    posyanduIds: union(some, (part) => part.posyanduIds),
    unitNos: union(some, (part) => part.unitNos),
    opdIds: union(some, (part) => part.opdIds),
  };
}

function union<T>(parts: readonly Reach[], pick: (part: Reach) => readonly T[]): T[] {
  return [...new Set(parts.flatMap((part) => [...pick(part)]))];
}

/** Tells whether a thing lies within a reach: the filter of events, and of anything already in memory. */
export function covers(reach: Reach, target: Target): boolean {
  if (reach.everywhere) return true;
  if (target.path !== undefined && coversPath(reach, target.path)) return true;
  return (
    holds(reach.puskesmasNos, target.puskesmasNo) ||
    holds(reach.puskesmasIds, target.puskesmasId) ||
    holds(reach.posyanduIds, target.posyanduId) ||
    holds(reach.unitNos, target.unitNo) ||
    holds(reach.opdIds, target.opdId) ||
    (target.opdIds ?? []).some((id) => holds(reach.opdIds, id))
  );
}

function holds<T>(list: readonly T[], value: T | null | undefined): boolean {
  return value !== null && value !== undefined && list.includes(value);
}

function coversPath(reach: Reach, path: string): boolean {
  if (reach.paths.some((prefix) => path.startsWith(prefix))) return true;
  if (reach.innerPaths.some((prefix) => path.startsWith(prefix) && path !== prefix)) return true;
  return reach.shallowPaths.some((prefix) => path.startsWith(prefix)) && pathDepth(path) <= limitOf(reach);
}

function limitOf(reach: Reach): number {
  return reach.notBelow ? DEPTH[reach.notBelow] : 0;
}

function pathDepth(path: string): number {
  return path.split('/').length - 2;
}

/** Whether a membership row holds a day, as SQL; both ends count. */
export const memberOnSql = (row: string, day: string): string =>
  `(${row}."from" is null or ${row}."from" <= ${day}) and (${row}."to" is null or ${row}."to" >= ${day})`;

/** Columns of a statement that say where its rows lie; leave out those it does not have. */
export type ReachColumns = {
  /** Path of the area, such as `w.path`. */
  readonly path?: string;
  /** Node number of the puskesmas. */
  readonly puskesmas?: string;
  /** Number of the reporting unit. */
  readonly unit?: string;
  /** Id of the agency. */
  readonly opd?: string;
};

/**
 * Writes a reach as one SQL condition in brackets over the given columns and appends its values to `params`.
 * It is `(true)` for everywhere and `(false)` where nothing can match; column names are the caller's own text.
 */
export function reachSql(reach: Reach, columns: ReachColumns, params: unknown[]): string {
  if (reach.everywhere) return '(true)';
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const { path, puskesmas, unit, opd } = columns;
  const parts: string[] = [];
  if (path) {
    parts.push(...reach.paths.map((prefix) => insidePath(path, `${hole(prefix)}::text`)));
    parts.push(
      ...reach.innerPaths.map((prefix) => {
        const top = `${hole(prefix)}::text`;
        return `(${insidePath(path, top)} and ${path} <> ${top})`;
      }),
    );
    // A path has one slash more than numbers, so its depth needs no join.
    const depth = `length(${path}) - length(replace(${path}, '/', '')) - 1`;
    const limit = limitOf(reach);
    parts.push(
      ...reach.shallowPaths.map((prefix) => `(${insidePath(path, `${hole(prefix)}::text`)} and ${depth} <= ${limit})`),
    );
  }
  if (puskesmas && reach.puskesmasNos.length > 0) parts.push(`${puskesmas} = any(${hole(reach.puskesmasNos)}::int[])`);
  if (unit && reach.unitNos.length > 0) parts.push(`${unit} = any(${hole(reach.unitNos)}::int[])`);
  if (opd && reach.opdIds.length > 0) parts.push(`${opd} = any(${hole(reach.opdIds)}::uuid[])`);
  return parts.length === 0 ? '(false)' : `(${parts.join(' or ')})`;
}
