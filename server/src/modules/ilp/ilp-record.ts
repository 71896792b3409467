import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { type Action, assertCan, can } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { type NewChange, recordChange } from '../activity/record-change.ts';
import { newestOf, type Said } from './held.ts';
import type { IlpSubject, Told } from './ilp.sql.ts';

/** The right to say how far each kind of subject has come. */
export const SET_ILP = {
  WILAYAH: 'wilayah.setIlp',
  PUSKESMAS: 'puskesmas.setIlp',
  POSYANDU: 'posyandu.setIlp',
} as const satisfies Record<IlpSubject, Action>;

const MISSING = {
  WILAYAH: 'WILAYAH_NOT_FOUND',
  PUSKESMAS: 'PUSKESMAS_NOT_FOUND',
  POSYANDU: 'POSYANDU_NOT_FOUND',
} as const;

export type IlpRef = { readonly subject: IlpSubject; readonly id: string };

/** Where a right to a subject is looked for. */
export const placeOf = (subject: IlpSubject, { id, path, puskesmasId }: Omit<Told<Said>, 'entries'>) =>
  subject === 'POSYANDU' ? { path, posyanduId: id, puskesmasId } : { path, puskesmasId };

/** Tells whether the caller may say how far a subject has come. */
export const maySetIlp = (ctx: Ctx, subject: IlpSubject, told: Told<Said>): boolean =>
  (subject !== 'WILAYAH' || told.level === 'KABKOTA') && can(ctx.actor, SET_ILP[subject], placeOf(subject, told));

/** The subject of an act. @throws NotFound out of reach, Forbidden without the right, InvalidInput for no regency. */
export function managedSubject<E extends Said>(ctx: Ctx, subject: IlpSubject, told: Told<E> | undefined): Told<E> {
  if (!told) throw new NotFound(MISSING[subject]);
  assertCan(ctx.actor, SET_ILP[subject], placeOf(subject, told), MISSING[subject]);
  if (subject === 'WILAYAH' && told.level !== 'KABKOTA') refuseProblems([problem('subject', 'ILP_NOT_REGENCY')]);
  return told;
}

type StaleIlp = { readonly ilp?: IlpRef; readonly integrationsOf?: string };

/** Refuses whoever has not seen the newest entry; writers of one subject come one after the other. */
export async function assertNewest(
  tx: Tx,
  of: { readonly table: 'IlpEntry' | 'IntegrationEntry'; readonly column: string; readonly id: string },
  expected: number,
  data: StaleIlp,
): Promise<number> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1::text, 24))', [of.id]);
  const rows = await tx.sql<Said>(
    `select no, "from"::text as "from" from "${of.table}" where "${of.column}" = $1::uuid`,
    [of.id],
  );
  const actual = newestOf(rows);
  if (actual !== expected) throw new Conflict('STALE_ILP', { ...data, expected, actual });
  return actual + 1;
}

/** What a conflict of this module was about. */
export const staleIlpIn = (conflict: Conflict<object>): StaleIlp => conflict.data as StaleIlp;

/** Writes who said what into the history of a subject, and tells everybody. */
export async function tellIlp(
  tx: Tx,
  ctx: Ctx,
  told: Told<Said>,
  change: Omit<NewChange, 'subjectId'> & { readonly action: 'ilp.set' | 'integrations.set' },
): Promise<void> {
  await recordChange(tx, ctx, { ...change, subjectId: told.id });
  const payload = { id: told.id, revision: change.revision, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: change.action, nodeNo: told.nodeNo, payload });
}
