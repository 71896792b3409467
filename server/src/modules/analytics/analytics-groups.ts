import { TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import type { LinearForm } from '../../lib/pure/linear.ts';
import { ageText, fieldText, sexText } from '../../lib/pure/place-text.ts';
import type { Localized } from '../../lib/pure/texts.ts';
import type { BlockPlan, Catalogue, ElementCell, ElementPlace } from './analytics-catalogue.ts';
import type { VersionPlan } from './figures.ts';

/** Small dimensions an answer can be broken down by. */
export const BREAKDOWNS = ['SEX', 'AGE', 'FIELD'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** One row of a breakdown; what was not broken down is a row of its own. */
export type Group = { readonly code: string; readonly name: Localized };

const DIMENSION = { SEX: 'sex', AGE: 'age', FIELD: 'field' } as const satisfies Record<Breakdown, keyof ElementCell>;
const TEXT = { SEX: sexText, AGE: ageText, FIELD: fieldText } as const;
const WHOLE: Group = { code: TIDAK_DIRINCI, name: { id: 'tidak dirinci', en: 'not broken down' } };

/** Stands between an indicator or element and a member of the breakdown. */
const MARK = '|';

/** Takes the code of a grouped indicator apart. */
export function splitGroup(code: string): { indicator: string; group: string | null } {
  const [indicator = code, group = null] = code.split(MARK);
  return { indicator, group };
}

/** An indicator of one member of a breakdown. */
export function groupedCode(indicator: string, group: Group): string {
  return `${indicator}${MARK}${group.code}`;
}

/** Lists the members of a breakdown that the blocks of some indicators know, in their order, the undivided one last. */
export function groupsOf(catalogue: Catalogue, indicators: readonly string[], by: Breakdown): Group[] {
  const blocks = new Set(indicators.flatMap((code) => (catalogue.versions.get(code) ?? []).flatMap((v) => v.blocks)));
  const codes = new Set(
    [...catalogue.blocks.values()]
      .filter(({ code }) => blocks.has(code))
      .flatMap(({ elements }) =>
        [...elements.values()].flatMap(({ cells }) => cells.map((cell) => cell[DIMENSION[by]])),
      ),
  );
  codes.delete(TIDAK_DIRINCI);
  return [...[...codes].map((code) => ({ code, name: TEXT[by](code) })), WHOLE];
}

/**
 * Gives a catalogue in which each member of a breakdown has indicators and elements of its own. A grouped version is not
 * paired: every answered cell of its member counts, so the groups of an element add up to its plain sum.
 */
export function grouped(catalogue: Catalogue, by: Breakdown, groups: readonly Group[]): Catalogue {
  const versions = [...catalogue.versions].flatMap(([code, all]) =>
    groups.map((group) => [groupedCode(code, group), all.map((version) => groupedVersion(version, group))] as const),
  );
  const blocks = [...catalogue.blocks].map(([code, block]) => [code, groupedBlock(block, by, groups)] as const);
  return { ...catalogue, versions: new Map(versions), blocks: new Map(blocks) };
}

function groupedVersion(version: VersionPlan, group: Group): VersionPlan {
  const side = ({ terms, constant }: LinearForm): LinearForm => ({
    terms: new Map([...terms].map(([code, coefficient]) => [groupedCode(code, group), coefficient])),
    constant,
  });
  return {
    ...version,
    numerator: side(version.numerator),
    denominator: side(version.denominator),
    stocks: new Set([...version.stocks].map((code) => groupedCode(code, group))),
    paired: false,
  };
}

function groupedBlock(block: BlockPlan, by: Breakdown, groups: readonly Group[]): BlockPlan {
  const elements = [...block.elements.values()].flatMap((place) =>
    groups.flatMap((group): [string, ElementPlace][] => {
      const cells = place.cells.filter((cell) => cell[DIMENSION[by]] === group.code);
      const code = groupedCode(place.code, group);
      return cells.length === 0 ? [] : [[code, { code, parts: cells.map(({ slot }) => slot), totals: [], cells }]];
    }),
  );
  return { ...block, elements: new Map(elements) };
}
