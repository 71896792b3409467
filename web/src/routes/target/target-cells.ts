import type { SetTargetRowFragment, TargetsPageQuery } from './targets-page.generated.ts';

export type TargetIndicator = TargetsPageQuery['inForce']['indicators'][number];
export type TargetArea = { readonly id: string; readonly name: string; readonly code: string | null };
export type TargetCell = {
  readonly indicator: TargetIndicator;
  readonly area: TargetArea;
  /** What the area set itself; null where it set nothing. */
  readonly own: SetTargetRowFragment | null;
  /** What is in force: its own target, or that of the nearest area above. */
  readonly inForce: number | null;
  readonly isVerified: boolean;
  /** Id of the area an inherited target comes from. */
  readonly from: string | null;
};
export type TargetRow = { readonly indicator: TargetIndicator; readonly cells: ReadonlyMap<string, TargetCell> };

const keyOf = (indicator: string, area: string) => `${indicator} ${area}`;

/** Puts what areas set and what is in force into one table: a row for each indicator, a cell for each area. */
export function toTargetRows({ own, below, inForce }: TargetsPageQuery): TargetRow[] {
  const set = new Map([...below.nodes, ...own.nodes].map((row) => [keyOf(row.indicator.code, row.wilayah.id), row]));
  const held = new Map(inForce.cells.map((cell) => [keyOf(cell.indicator, cell.wilayahId), cell]));
  return inForce.indicators.map((indicator) => {
    const cells = inForce.wilayah.map(({ id, name, code }): [string, TargetCell] => {
      const key = keyOf(indicator.code, id);
      return [id, { indicator, area: { id, name, code }, ...said(set.get(key), held.get(key)) }];
    });
    return { indicator, cells: new Map(cells) };
  });
}

type Held = TargetsPageQuery['inForce']['cells'][number];

function said(own: SetTargetRowFragment | undefined, held: Held | undefined): Omit<TargetCell, 'indicator' | 'area'> {
  if (own) return { own, inForce: own.value, isVerified: own.isVerified, from: null };
  const { target = null, targetVerified = null, targetFrom = null } = held ?? {};
  return { own: null, inForce: target, isVerified: targetVerified !== false, from: targetFrom };
}

/** Reads a typed target: nothing means to take it away, what is no number is null. */
export function readTarget(text: string): number | 'NOTHING' | null {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.');
  if (plain === '') return 'NOTHING';
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
