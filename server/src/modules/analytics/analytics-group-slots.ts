import { TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import type { LinearForm } from '../../lib/pure/linear.ts';
import { ageText, fieldText, sexText } from '../../lib/pure/place-text.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import type { Catalogue, ElementCell, ElementPlace } from './analytics-catalogue.ts';
import {
  crossed,
  type Group,
  groupedCode,
  groupOf,
  type Member,
  type SlotBreakdown,
  wholeOf,
} from './analytics-group-members.ts';
import type { VersionPlan } from './figures.ts';

const DIMENSION = { SEX: 'sex', AGE: 'age', FIELD: 'field', STAGE: 'stage' } as const satisfies Record<
  SlotBreakdown,
  keyof ElementCell
>;

/** The operands of one version with the cells each is answered in. */
type Operand = { readonly code: string; readonly block: string; readonly cells: readonly ElementCell[] };

/** Lists the groups that the operands of some indicators know, in the order of their members, the undivided one last. */
export function slotGroupsOf(
  catalogue: Catalogue,
  indicators: readonly string[],
  by: readonly SlotBreakdown[],
): Group[] {
  const places = placesOf(catalogue);
  const found = indicators.flatMap((indicator) =>
    (catalogue.versions.get(indicator) ?? []).flatMap((version) =>
      operandsOf(places, version).flatMap(({ cells }) =>
        cells.map((cell) => codesOf(cell, by, catalogue.stageOf.get(indicator))),
      ),
    ),
  );
  const there = new Set(found.map((codes) => codes.join('/')));
  const lists = by.map((one, at) => membersOf(catalogue, one, new Set(found.map((codes) => codes[at] ?? ''))));
  return crossed(lists)
    .map(groupOf)
    .filter(({ code }) => there.has(code));
}

/** The members of a cell; what an indicator of one stage counts is all of that stage, whatever its elements say. */
function codesOf(cell: ElementCell, by: readonly SlotBreakdown[], stage: string | undefined): string[] {
  return by.map((one) => (one === 'STAGE' && stage !== undefined ? stage : cell[DIMENSION[one]]));
}

function membersOf({ stages }: Catalogue, by: SlotBreakdown, codes: ReadonlySet<string>): Member[] {
  const texts: Record<SlotBreakdown, (code: string) => Localized> = {
    SEX: sexText,
    AGE: ageText,
    FIELD: fieldText,
    STAGE: (code) => stages.get(code) ?? { id: code, en: code },
  };
  const ordered = by === 'STAGE' ? [...stages.keys()].filter((code) => codes.has(code)) : [...codes];
  const divided = ordered.filter((code) => code !== TIDAK_DIRINCI).map((code) => ({ by, code, name: texts[by](code) }));
  return codes.has(TIDAK_DIRINCI) ? [...divided, wholeOf(by)] : divided;
}

/**
 * Gives a catalogue in which each group of some indicators has versions and elements of its own. An indicator that lies
 * in one group whole is there what it is without a breakdown. Of any other, each group adds up its own cells and is not
 * paired: every answered cell counts, so the groups of an element add up to its plain sum.
 */
export function groupedBySlots(
  catalogue: Catalogue,
  indicators: readonly string[],
  by: readonly SlotBreakdown[],
  groups: readonly Group[],
): Catalogue {
  const places = placesOf(catalogue);
  const blocks = new Map([...catalogue.blocks].map(([code, block]) => [code, new Map(block.elements)]));
  const versions = indicators.flatMap((indicator) => {
    const only = by.includes('STAGE') ? catalogue.stageOf.get(indicator) : undefined;
    const cellsIn = (group: Group, { cells }: Operand): ElementCell[] =>
      cells.filter((cell) => codesOf(cell, by, only).join('/') === group.code);
    const inGroup = (version: VersionPlan, group: Group): VersionPlan => {
      const operands = operandsOf(places, version);
      if (operands.every((operand) => cellsIn(group, operand).length === operand.cells.length)) return version;
      const codeOf = (element: string): string => groupedCode(only ? `${element}@${only}` : element, group);
      for (const operand of operands) {
        const place = toPlace(codeOf(operand.code), cellsIn(group, operand));
        if (place.cells.length > 0) blocks.get(operand.block)?.set(place.code, place);
      }
      return ofGroup(version, codeOf);
    };
    return groups.map((group): [string, VersionPlan[]] => [
      groupedCode(indicator, group),
      (catalogue.versions.get(indicator) ?? []).map((version) => inGroup(version, group)),
    ]);
  });
  return {
    ...catalogue,
    versions: new Map(versions),
    blocks: new Map(
      [...catalogue.blocks].map(([code, block]) => [code, { ...block, elements: blocks.get(code) ?? block.elements }]),
    ),
  };
}

function toPlace(code: string, cells: readonly ElementCell[]): ElementPlace {
  return { code, parts: cells.map(({ slot }) => slot), totals: [], cells };
}

function ofGroup(version: VersionPlan, codeOf: (element: string) => string): VersionPlan {
  const side = ({ terms, constant }: LinearForm): LinearForm => ({
    terms: new Map([...terms].map(([code, coefficient]) => [codeOf(code), coefficient])),
    constant,
  });
  return {
    ...version,
    numerator: side(version.numerator),
    denominator: side(version.denominator),
    stocks: new Set([...version.stocks].map(codeOf)),
    paired: false,
  };
}

type Places = ReadonlyMap<string, { readonly block: string; readonly cells: readonly ElementCell[] }>;

function placesOf({ blocks }: Catalogue): Places {
  return new Map(
    [...blocks.values()].flatMap(({ code: block, elements }) =>
      [...elements.values()].map(({ code, cells }) => [code, { block, cells }] as const),
    ),
  );
}

function operandsOf(places: Places, { numerator, denominator }: VersionPlan): Operand[] {
  return [...new Set([...numerator.terms.keys(), ...denominator.terms.keys()])].flatMap((code) => {
    const place = places.get(code);
    return place ? [{ code, ...place }] : [];
  });
}
