import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { NewEvent } from '../../events/types.ts';
import { dayAsked } from '../../lib/days.ts';
import { statusSql } from './pokjanal.sql.ts';

type Told = { pokjanalId: string; decreeId: string; termEnd: string; threshold: number; nodeNo: number };

/**
 * Tells of terms that end within 180, 90 or 30 days and of those that are over, each threshold of a term once, by whichever
 * process comes first; a term renewed meanwhile is told of no more. What a group's status is needs none of this: it follows
 * from the clock. Gives how many were told.
 */
export async function tellTerms(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const told = await tx.sql<Told>(
      `with due as (
         select s.id, s."decreeId", s."termEnd", s."wilayahId",
           case when s.status = 'EXPIRED' then 0 when s."termEnd" - $1::date <= 30 then 30
             when s."termEnd" - $1::date <= 90 then 90 else 180 end as threshold
         from (${statusSql}) s
         where s.status in ('ACTIVE', 'EXPIRED') and s."termEnd" <= $1::date + 180),
       made as (
         insert into "TermNotice" ("pokjanalId", "termEnd", threshold, "toldAt")
         select id, "termEnd", threshold, $2::timestamptz from due on conflict do nothing
         returning "pokjanalId", "termEnd", threshold)
       select m."pokjanalId", d."decreeId", m."termEnd"::text as "termEnd", m.threshold, w.no as "nodeNo"
       from made m join due d on d.id = m."pokjanalId" join "Wilayah" w on w.id = d."wilayahId"
       order by m.threshold, m."termEnd", m."pokjanalId"`,
      [dayAsked(ctx, null), ctx.clock.now()],
    );
    await appendEvent(tx, ...told.map(eventOf));
    return told.length;
  });
}

function eventOf({ pokjanalId, decreeId, termEnd, threshold, nodeNo }: Told): NewEvent {
  if (threshold === 0) return { type: 'pokjanal.expired', nodeNo, payload: { id: pokjanalId, on: termEnd } };
  const payload = { id: decreeId, pokjanal: pokjanalId, days: threshold, on: termEnd };
  return { type: 'decree.termNear', nodeNo, payload };
}
