import { slotsOf } from '@pokjanal/server/pure';
import type { EntryModel } from './entry-model.ts';

/** First letters of the element codes of each block. */
const PREFIXES: Readonly<Record<string, string>> = {
  SK: 'SKDN',
  HN: 'A',
  BB: 'B',
  SR: 'C',
  DL: 'D',
  OP: 'OP',
  PF: 'PF',
  PK: 'PK',
  SP: 'SP',
};

/** The block an element lies in; null for one that is on no form. */
export function blockOf(element: string): string | null {
  return PREFIXES[element.split('_')[0] ?? ''] ?? null;
}

/**
 * The blocks of other forms that a finding compares with. A rule has parts under one code: the one meant is that whose
 * own elements hold every cell of the finding.
 */
export function otherBlocksOf(model: EntryModel, rule: string, slots: readonly number[]): readonly string[] {
  const { layout } = model;
  const blocks = model.rules
    .filter(({ code, elements }) => {
      const own = new Set(elements.flatMap((element) => slotsOf(layout, element)));
      return code === rule && own.size > 0 && slots.every((slot) => own.has(slot));
    })
    .flatMap(({ elements }) => elements.map(blockOf))
    .filter((block) => block !== null && block !== layout.code);
  return [...new Set(blocks.filter((block) => block !== null))];
}
