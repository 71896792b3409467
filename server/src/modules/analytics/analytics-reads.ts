import type { Catalogue } from './analytics-catalogue.ts';
import type { BlockRead } from './analytics.sql.ts';
import type { VersionPlan } from './figures.ts';

/** Lists the elements that some indicator versions read on either side, each once. */
export function operandsOf(versions: Iterable<VersionPlan>): Set<string> {
  return new Set(
    [...versions].flatMap(({ numerator, denominator }) => [...numerator.terms.keys(), ...denominator.terms.keys()]),
  );
}

/** Says what has to be read of which blocks for some elements. */
export function blocksWith({ blocks }: Catalogue, elements: ReadonlySet<string>): BlockRead[] {
  return [...blocks.values()]
    .map((block) => ({ block, elements: [...block.elements.values()].filter(({ code }) => elements.has(code)) }))
    .filter((read) => read.elements.length > 0);
}
