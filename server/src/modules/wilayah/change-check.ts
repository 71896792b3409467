import type { WilayahKind, WilayahLevel } from '@pokjanal/prisma/client';
import { newId } from '../../lib/ids.ts';
import { type ErrorCode, type ErrorData, type Problem, problem } from '../../lib/errors.ts';
import type { AreaRow, Created, NewArea, Scene } from './change-types.ts';
import { fullName } from './full-name.ts';

const LEVELS: readonly WilayahLevel[] = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'];

const KINDS: Record<WilayahLevel, readonly WilayahKind[]> = {
  NASIONAL: ['NEGARA'],
  PROVINSI: ['PROVINSI'],
  KABKOTA: ['KABUPATEN', 'KOTA'],
  KECAMATAN: ['KECAMATAN', 'DISTRIK'],
  DESA: ['DESA', 'KELURAHAN', 'DESA_ADAT'],
};

const LONGEST_NAME = 100;

/** Gives the level right above another; the country has itself. */
export function levelAbove(level: WilayahLevel): WilayahLevel {
  return LEVELS[LEVELS.indexOf(level) - 1] ?? 'NASIONAL';
}

/** Looks areas up for an act and collects everything that is wrong with it, each with the path of its field. */
export class ChangeCheck {
  readonly problems: Problem[] = [];
  readonly scene: Scene;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  refuse(at: string, code: ErrorCode, data: ErrorData = {}): void {
    this.problems.push(problem(at, code, data));
  }

  /** The area in force with this id; null, with a problem, when there is none or it is of another level. */
  area(id: string, at: string, level?: WilayahLevel): AreaRow | null {
    const area = this.scene.areas.get(id);
    if (!area) this.refuse(at, 'WILAYAH_NOT_FOUND');
    else if (area.endedOn) this.refuse(at, 'AREA_ENDED', { name: fullName(area) });
    else if (level && area.level !== level) this.refuse(at, 'AREA_LEVEL', { name: fullName(area), level });
    else return area;
    return null;
  }

  /** Like `area`, and not the country, which nothing changes. */
  changeable(id: string, at: string, level?: WilayahLevel): AreaRow | null {
    const area = this.area(id, at, level);
    if (area?.level !== 'NASIONAL') return area;
    this.refuse(at, 'AREA_IS_COUNTRY');
    return null;
  }

  /** Areas in force directly below another. */
  childrenOf(id: string): AreaRow[] {
    return [...this.scene.areas.values()].filter((area) => area.parentId === id && !area.endedOn);
  }

  /** A new area of the level of another; null, with problems, when its parent cannot be told. */
  newArea(given: NewArea, at: string, like: AreaRow, parentId: string | null): Created | null {
    const parent = given.parentId
      ? this.area(given.parentId, `${at}.parent`, levelAbove(like.level))
      : this.scene.areas.get(parentId ?? '');
    this.name(given.name, `${at}.name`);
    this.kind(given.kind, `${at}.kind`, like.level);
    if (!parent) return null;
    return {
      id: newId(),
      level: like.level,
      kind: given.kind,
      code: given.code,
      name: given.name.trim(),
      parentId: parent.id,
      // The country has no clock of its own: a new province keeps that of the one it comes from.
      zone: parent.level === 'NASIONAL' ? like.zone : parent.zone,
      at,
    };
  }

  name(name: string, at: string): void {
    if (name.trim() === '') this.refuse(at, 'REQUIRED');
    if (name.trim().length > LONGEST_NAME) this.refuse(at, 'TOO_LONG', { max: LONGEST_NAME });
  }

  kind(kind: WilayahKind, at: string, level: WilayahLevel): void {
    if (!KINDS[level].includes(kind)) this.refuse(at, 'AREA_KIND', { kind, level });
  }
}
