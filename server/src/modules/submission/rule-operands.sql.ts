import type { At } from '../../lib/pure/expression.ts';
import type { SqlScope } from './expression.sql.ts';
import { type Block, wholeTotal } from './layout.sql.ts';

/** An element a statement reads, and of which months. */
export type Moment = { readonly code: string; readonly at: At };

const ALIAS: Record<At, string> = { NOW: 'n', PREVIOUS: 'p', YEAR_TO_DATE: 'y' };

/** The alias under which the forms of the main block must stand. */
export function mainAlias(main: Block): string {
  return `n${main.no}`;
}

/**
 * Joins to the stored forms of a block whatever statements about them read beside: forms of other blocks of the same unit
 * and month, of the month before, and sums since January, each as last submitted. `scope` then finds the operands.
 */
export function joinOperands(
  main: Block,
  blocks: readonly Block[],
  operands: readonly Moment[],
): { scope: SqlScope; joins: string } {
  const blockOf = (code: string): Block =>
    blocks.find(({ elements }) => elements.some((element) => element.code === code)) ?? main;
  const reading = (at: At): Block[] =>
    blocks.filter((block) => operands.some((one) => one.at === at && blockOf(one.code) === block));
  const scope = {
    month: `((${mainAlias(main)}.month % 12) + 1)`,
    operand: (code: string, at: At): string => {
      const alias = `${ALIAS[at]}${blockOf(code).no}`;
      return at === 'YEAR_TO_DATE' ? `${alias}."${code}"` : wholeTotal(blockOf(code), code, alias);
    },
  };
  const joins = [
    ...blocks.filter((block) => block !== main).map((block) => joinForm(main, block, 'NOW')),
    ...reading('PREVIOUS').map((block) => joinForm(main, block, 'PREVIOUS')),
    ...reading('YEAR_TO_DATE').map((block) => joinYear(main, block, operands)),
  ];
  return { scope, joins: joins.join('\n') };
}

/** The form of another block of the same unit and month, or of the month before. */
function joinForm(main: Block, block: Block, at: 'NOW' | 'PREVIOUS'): string {
  const alias = `${ALIAS[at]}${block.no}`;
  const month = at === 'NOW' ? `${mainAlias(main)}.month` : `${mainAlias(main)}.month - 1`;
  return `left join report ${alias} on ${alias}.unit_no = ${mainAlias(main)}.unit_no and ${alias}.month = ${month}
    and ${alias}.block_no = ${block.no} and ${alias}.basis = 0 and ${alias}.in_sums`;
}

function joinYear(main: Block, block: Block, operands: readonly Moment[]): string {
  const own = block.elements.filter(({ code }) =>
    operands.some((one) => one.at === 'YEAR_TO_DATE' && one.code === code),
  );
  const sums = own.map(({ code }) => `sum(${wholeTotal(block, code, 'q')})::float8 as "${code}"`).join(', ');
  const of = mainAlias(main);
  return `cross join lateral (select ${sums} from report q where q.unit_no = ${of}.unit_no
    and q.month between ${of}.month - ${of}.month % 12 and ${of}.month
    and q.block_no = ${block.no} and q.basis = 0 and q.in_sums) ${ALIAS.YEAR_TO_DATE}${block.no}`;
}
