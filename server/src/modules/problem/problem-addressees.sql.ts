import type { Ctx } from '../../auth/ctx.ts';
import { dayText, today } from '../../lib/days.ts';
import type { ProblemRow } from './problem-scope.ts';

/** An agency or group that can be asked for an answer. */
export type Addressee = {
  readonly type: 'Opd' | 'Pokjanal';
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly isUsual: boolean;
};

/**
 * Lists who serves the area of a problem, from the nearest area up: agencies whose kind leads its field first, then the
 * other agencies, then groups that still work. Whoever asks has the right to send the problem.
 */
export function listAddressees(ctx: Ctx, { field, wilayah }: ProblemRow): Promise<Addressee[]> {
  return ctx.db.sql<Addressee>(
    `with area as (select id, name, path from "Wilayah" where starts_with($1::text, path))
     select a.* from (
       select 'Opd' as type, o.id, o.name, w.name as area, w.path, exists (
           select from "OpdKindOpd" l join "OpdKind" k on k.code = l."kindCode"
           where l."opdId" = o.id and k."spmField" = $2::text) as "isUsual"
       from "Opd" o join area w on w.id = o."wilayahId" where coalesce(o."to" >= $3::date, true)
       union all
       select 'Pokjanal', p.id, p.name, w.name, w.path, false
       from "Pokjanal" p join area w on w.id = p."wilayahId" where p."successorId" is null) a
     order by a."isUsual" desc, a.type, length(a.path) desc, a.name, a.id`,
    [wilayah.path, field, dayText(today(ctx))],
    { signal: ctx.signal },
  );
}
