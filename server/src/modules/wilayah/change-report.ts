import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Day, MonthNo } from '../../lib/pure/month.ts';
import type { ChangeCheck } from './change-check.ts';
import { type NewCodes, nameOfCoded } from './change-codes.ts';
import type { LeftBehind } from './change-left.sql.ts';
import type { AreaRow, Draft } from './change-types.ts';
import { fullName } from './full-name.ts';

/** What becomes of an area, the strongest first: an area that moves gets another code as well. */
export const FATES = ['CREATED', 'ENDED', 'RENAMED', 'MOVED', 'RECODED'] as const;
export type Fate = (typeof FATES)[number];

/** One area before and after an act. */
export type ChangedArea = {
  readonly id: string;
  readonly fate: Fate;
  readonly level: WilayahLevel;
  /** Name with its class, after the act. */
  readonly name: string;
  readonly oldName: string | null;
  readonly oldCode: string | null;
  readonly newCode: string | null;
  readonly oldParent: string | null;
  readonly newParent: string | null;
};

/** What an act did, or would do. */
export type ChangeReport = {
  readonly isDryRun: boolean;
  readonly on: Day;
  readonly areas: readonly ChangedArea[];
  /** Posts that lie in another area afterwards, at whatever level. */
  readonly posyandu: number;
  /** Months whose sums are computed anew. */
  readonly months: readonly MonthNo[];
  /** What stays on the areas that end or are divided, and is carried over by hand or not at all. */
  readonly leftBehind: readonly LeftBehind[];
  /** Ids of the areas named and of those that arose. */
  readonly tookPart: readonly string[];
};

/** Lists every area that an act changes, with what it was and what it becomes; strongest change first, then by code. */
export function listChanges(check: ChangeCheck, draft: Draft, codes: NewCodes): ChangedArea[] {
  const parentName = (id: string | null | undefined): string | null => (id ? nameOfCoded(check, draft, id) : null);
  const created = draft.created.map(
    (area): ChangedArea => ({
      id: area.id,
      fate: 'CREATED',
      level: area.level,
      name: fullName(area),
      oldName: null,
      oldCode: null,
      newCode: codes.get(area.id)?.code ?? null,
      oldParent: null,
      newParent: parentName(area.parentId),
    }),
  );
  const fates = fatesOf(draft, codes);
  const standing = [...check.scene.areas.values()].flatMap((area): ChangedArea[] => {
    const fate = fates.get(area.id);
    if (!fate) return [];
    const parentId = draft.parentOf.get(area.id) ?? area.parentId;
    return [
      {
        id: area.id,
        fate,
        level: area.level,
        name: newNameOf(draft, area),
        oldName: fullName(area),
        oldCode: area.code,
        newCode: fate === 'ENDED' ? null : (codes.get(area.id)?.code ?? area.code),
        oldParent: parentName(area.parentId),
        newParent: fate === 'ENDED' ? null : parentName(parentId),
      },
    ];
  });
  return [...created, ...standing].sort(
    (one, other) => FATES.indexOf(one.fate) - FATES.indexOf(other.fate) || keyOf(one).localeCompare(keyOf(other)),
  );
}

function fatesOf(draft: Draft, codes: NewCodes): Map<string, Fate> {
  return new Map<string, Fate>([
    ...[...codes.keys()].map((id): [string, Fate] => [id, 'RECODED']),
    ...[...draft.parentOf.keys()].map((id): [string, Fate] => [id, 'MOVED']),
    ...draft.renamed.map(({ area }): [string, Fate] => [area.id, 'RENAMED']),
    ...draft.ended.map(({ id }): [string, Fate] => [id, 'ENDED']),
  ]);
}

function newNameOf(draft: Draft, area: AreaRow): string {
  const renamed = draft.renamed.find((one) => one.area === area);
  return fullName(renamed ? { name: renamed.name, kind: renamed.kind } : area);
}

const keyOf = ({ newCode, oldCode }: ChangedArea): string => newCode ?? oldCode ?? '';
