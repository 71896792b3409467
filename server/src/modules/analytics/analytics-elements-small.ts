import type { Actor } from '../../auth/actor.ts';
import { lastDay, type MonthNo } from '../../lib/pure/month.ts';
import type { Period } from '../../lib/pure/period.ts';
import type { Catalogue } from './analytics-catalogue.ts';
import type { ElementRow } from './analytics-elements.sql.ts';
import type { Grid } from './analytics-grid.ts';
import { operandsOf } from './analytics-reads.ts';
import type { FigureNode } from './analytics.sql.ts';
import { type VersionPlan, versionAt } from './figures.ts';
import { type Families, judgeCells } from './small-cells-view.ts';

/** What one caller must not see of elements asked by themselves. */
export type HiddenElements = { isHidden(node: FigureNode, element: ElementRow, period: Period): boolean };

/** What has to be read to judge it, and the judging. */
export type ElementGuard = {
  readonly operands: ReadonlySet<string>;
  readonly versionNos: readonly number[];
  /** `grids` hold the sums of the families, one of each basis. */
  judge(grids: readonly Grid[]): HiddenElements;
};

/**
 * Guards elements before callers who may not see small cells. An element is hidden where it is small itself or was
 * chosen beside a small one, and where any indicator is hidden that it is an operand of: what that leaves out could be
 * subtracted. Months are judged one by one; last and mean answers over several are put together from posts and not shown.
 */
export function guardElements(
  actor: Actor,
  catalogue: Catalogue,
  of: { readonly families: Families; readonly elements: readonly ElementRow[] },
): ElementGuard {
  const using = new Map(of.elements.map(({ code }) => [code, versionsWith(catalogue, code)]));
  const personal = of.elements.filter(({ code }) => countsPersons(catalogue, using.get(code) ?? []));
  const own = new Map(personal.map(({ code }, index) => [code, ownVersion(code, index)]));
  const versions = [...using.values()].flat();
  return {
    operands: operandsOf(versions),
    versionNos: [...new Set(versions.map(({ no }) => no))],
    judge: (grids) => {
      const protects = new Set([...catalogue.protects, ...own.keys()]);
      const small = judgeCells(actor, of.families, grids, protects);
      const isHiddenIn = (node: FigureNode, code: string, month: MonthNo): boolean =>
        [own.get(code), ...inForce(catalogue, using.get(code) ?? [], month)].some(
          (plan) => plan !== undefined && small.isHidden(node, { plan, spans: monthOf(month) }),
        );
      return {
        isHidden: (node, { code, over_time }, { first, last }) => {
          if (!small.guards(node, code)) return false;
          if (first < last && over_time !== 'SUM') return true;
          for (let month = first; month <= last; month += 1) if (isHiddenIn(node, code, month)) return true;
          return false;
        },
      };
    },
  };
}

function versionsWith({ versions }: Catalogue, element: string): VersionPlan[] {
  return [...versions.values()].flat().filter((version) => operandsOf([version]).has(element));
}

/** Only what serves nothing but indicators of posts, offices and papers tells of nobody. */
function countsPersons({ protects }: Catalogue, versions: readonly VersionPlan[]): boolean {
  return versions.length === 0 || versions.some(({ indicator }) => protects.has(indicator));
}

function inForce({ versions }: Catalogue, using: readonly VersionPlan[], month: MonthNo): VersionPlan[] {
  return using.filter(({ no, indicator }) => versionAt(versions.get(indicator) ?? [], lastDay(month))?.no === no);
}

function monthOf(month: MonthNo) {
  const span = { first: month, last: month };
  return { numerator: span, denominator: span };
}

/** An element as an indicator without a denominator; its number is none that a version has. */
function ownVersion(element: string, index: number): VersionPlan {
  return {
    no: -1 - index,
    indicator: element,
    name: { id: element, en: element },
    version: 0,
    validFrom: '',
    validTo: null,
    numerator: { terms: new Map([[element, 1]]), constant: 0 },
    denominator: { terms: new Map(), constant: 0 },
    factor: 1,
    decimals: 0,
    direction: 'CONTEXT',
    timeRule: 'POOLED',
    paired: false,
    stocks: new Set(),
    block: '',
    blocks: [],
  };
}
