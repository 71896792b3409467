import { type Problem, refuseProblems } from '../lib/errors.ts';
import type { Tx } from './transaction.ts';

/**
 * Asks for a name in an area within a transaction. Two who give one name at the same moment stand in line, so that the
 * second meets the name of the first. @throws InvalidInput with the problems found then.
 */
export async function claimName(tx: Tx, areaId: string, problemsOf: (tx: Tx) => Promise<Problem[]>): Promise<void> {
  await tx.sql('select from "Wilayah" where id = $1 for no key update', [areaId]);
  refuseProblems(await problemsOf(tx));
}
