import type { Ctx } from '../../auth/ctx.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import type { ChangeCheck } from './change-check.ts';
import { type NewCodes, nameOfCoded } from './change-codes.ts';
import { findHolders, findLastChange, rootsOf } from './change-scene.sql.ts';
import { type AreaChange, type Draft, NO_CHANGE } from './change-types.ts';

const DECREE = { min: 3, max: 300 };

/** An act with what it does and the codes that follow. */
export type DraftedAct = { readonly act: AreaChange; readonly draft: Draft; readonly codes: NewCodes };

/**
 * Checks what is asked of every act: a decree, a day that has come and lies after all that happened to these areas before,
 * codes that nobody else carries.
 */
export async function checkAct(ctx: Ctx, tx: SqlFace, check: ChangeCheck, drafted: DraftedAct): Promise<void> {
  const { act, draft, codes } = drafted;
  checkDecree(check, act.decree.trim());
  if (act.kind === 'RECODE' && draft !== NO_CHANGE && codes.size === 0) check.refuse('code', 'AREA_NOTHING_CHANGES');
  const zone = check.scene.areas.get(rootsOf(act)[0] ?? '')?.zone ?? 'WIB';
  if (act.on > dayIn(zone, ctx.clock.now())) check.refuse('on', 'CHANGE_IN_FUTURE', { on: act.on });
  const last = await findLastChange(tx, touchedBy(drafted));
  if (last && last.on >= act.on)
    check.refuse('on', 'CHANGE_BEFORE_LAST', { name: nameOfCoded(check, draft, last.id), on: last.on });
  await checkTaken(tx, check, drafted);
}

function checkDecree(check: ChangeCheck, decree: string): void {
  if (decree === '') check.refuse('decree', 'REQUIRED');
  else if (decree.length < DECREE.min) check.refuse('decree', 'TOO_SHORT', { min: DECREE.min });
  else if (decree.length > DECREE.max) check.refuse('decree', 'TOO_LONG', { max: DECREE.max });
}

/** An area that only loses or gets another one may do so several times on one day. */
function touchedBy({ act, draft, codes }: DraftedAct): string[] {
  const partners = act.kind === 'MOVE' ? [] : draft.summed;
  return [...rootsOf(act), ...partners, ...draft.parentOf.keys(), ...codes.keys()];
}

/** A code is taken when an area carries it that keeps it. */
async function checkTaken(tx: SqlFace, check: ChangeCheck, { draft, codes }: DraftedAct): Promise<void> {
  if (codes.size === 0) return;
  const leaving = [...codes.keys(), ...draft.ended.map(({ id }) => id)];
  const holders = await findHolders(
    tx,
    [...codes.values()].map(({ code }) => code),
    leaving,
  );
  for (const { code, name } of holders) {
    for (const [id, given] of codes) {
      if (given.code !== code) continue;
      check.refuse(given.at, 'CODE_TAKEN', { code, area: nameOfCoded(check, draft, id), holder: name });
    }
  }
}
