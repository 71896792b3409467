import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { findManagedKader, type KaderRef, refuseErased, writeKaderAct } from './managed-kader.ts';

/** Stands where a personal detail stood, so that a history still says that there was one. */
const ERASED = 'Data pribadi dihapus';
/** What the history tells of a person. */
const PERSONAL = ['name', 'phone', 'rw', 'rt'];

export type EraseKader = KaderRef & {
  /** Name of the kader, typed once more. */
  readonly name: string;
  readonly reason: string;
};

/**
 * Erases the personal data of a kader who asks for it: name, telephone number and neighbourhood, in the record, in its
 * history and in lists it came by, with the free words of earlier acts. Service, skills and counts stay. Nothing of it can
 * be taken back, so the name is typed once more. @throws Conflict when it was done before.
 */
export async function eraseKader(ctx: Ctx, input: EraseKader): Promise<{ id: string }> {
  assertPerson(ctx.actor);
  const kader = await findManagedKader(ctx, input, 'kader.erase');
  refuseErased(kader);
  const { id } = kader;
  const reason = input.reason.trim();
  refuseProblems([
    ...(plain(input.name) === plain(kader.name) ? [] : [problem('name', 'KADER_NAME_DIFFERS')]),
    ...reasonProblems('reason', reason),
    ...(plain(kader.name) !== '' && plain(reason).includes(plain(kader.name))
      ? [problem('reason', 'KADER_NAMED')]
      : []),
  ]);
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writeKaderAct(tx, ctx, kader, {
      action: 'kader.erased',
      reason,
      data: { name: ERASED, phone: null, rw: null, rt: null, erasedAt: ctx.clock.now() },
      before: {},
      after: {},
    });
    await eraseTraces(tx, id);
    return written;
  });
  wake('sequencer');
  return done;
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** What earlier acts wrote down of the person; a value that was there stays one that was there. */
async function eraseTraces(tx: Tx, id: string): Promise<void> {
  await tx.sql(
    `update "Change" c set reason = case when action = 'kader.erased' then reason end,
       diff = (select coalesce(jsonb_object_agg(d.key, case when d.key = any($2::text[])
           then (select jsonb_agg(case when v = 'null'::jsonb then v else to_jsonb($3::text) end order by at)
                 from jsonb_array_elements(d.value) with ordinality e(v, at))
           else d.value end), '{}') from jsonb_each(c.diff) d)
     where subject = 'Kader' and "subjectId" = $1`,
    [id, PERSONAL, ERASED],
  );
  await tx.sql('update "KaderTerm" set "endReason" = null where "kaderId" = $1', [id]);
  await tx.sql(
    `update import_row set name = $2, raw = array_fill(''::text, array[coalesce(cardinality(raw), 0)]), content = null,
       diff = '[]', findings = '[]', wrote = wrote - 'before'
     where subject_id = $1`,
    [id, ERASED],
  );
}
