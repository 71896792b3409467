import { systemActor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { dayIn, type Zone } from '../../lib/pure/deadline.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { closeMonth } from './close-month.ts';

/** Setting of an area and all below it: the day of the next month on which its regencies close a month by themselves. */
export const AUTO_CLOSE_DAY = 'report.autoCloseDay';

type Due = { id: string; zone: Zone; day: number };

/**
 * Closes the last month of every regency whose region has set a cut-off day that has come; once, since a regency with a
 * release is left alone. Gives how many were closed.
 */
export async function closeDueMonths(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<number> {
  const now = ctx.clock.now();
  const month = monthOfDay(dayIn('WIB', now)) - 1;
  const rows = await ctx.db.sql<Due>(
    `select w.id, w.zone::text as zone, d.day from "Wilayah" w
     cross join lateral (
       select (s.value #>> '{}')::int as day from "Setting" s left join "Wilayah" a on a.id = s."wilayahId"
       where s.key = $2 and starts_with(w.path, coalesce(a.path, '/')) order by length(coalesce(a.path, '/')) desc limit 1) d
     where w.level = 'KABKOTA' and w."endedOn" is null
       and exists (select from "Unit" u join "Wilayah" v on v.no = u."desaNo" where starts_with(v.path, w.path))
       and not exists (select from "Release" r where r."wilayahId" = w.id and r.month = $1)`,
    [month, AUTO_CLOSE_DAY],
  );
  const due = rows.filter(({ zone, day }) => Number(dayIn(zone, now).slice(8)) > day);
  const system: Ctx = { ...ctx, actor: systemActor('closing'), requestId: 'closing' };
  let closed = 0;
  for (const { id } of due) {
    try {
      await closeMonth(system, { wilayahId: id, month, automatic: true });
      closed += 1;
    } catch (err) {
      // One regency that cannot be closed, or was closed by hand a moment ago, keeps no other waiting.
      ctx.log.error({ err, wilayahId: id, month }, 'a month could not be closed at its cut-off, trying again');
    }
  }
  return closed;
}
