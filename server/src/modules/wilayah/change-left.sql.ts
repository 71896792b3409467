import type { WilayahKind } from '@pokjanal/prisma/client';
import type { SqlFace } from '../../events/outbox.ts';
import type { Day } from '../../lib/pure/month.ts';

/** What stands on an area itself and stays there when what lies in it goes elsewhere. */
export type LeftBehind = {
  readonly id: string;
  readonly name: string;
  readonly kind: WilayahKind;
  readonly accounts: number;
  readonly groups: number;
  readonly targets: number;
  readonly settings: number;
};

/**
 * Counts what stays on areas that end or are divided on a day: accounts with a role over the area that goes on after it,
 * groups without a successor, targets of its year and later ones, settings of its own. Areas with nothing are left out.
 */
export function countLeftBehind(tx: SqlFace, ids: readonly string[], on: Day): Promise<LeftBehind[]> {
  return tx.sql<LeftBehind>(
    `select * from (
       select w.id, w.name, w.kind::text as kind,
         (select count(distinct a."userId")::int from "RoleAssignment" a join "User" u on u.id = a."userId"
          where a."wilayahId" = w.id and u."disabledAt" is null and (a."to" is null or a."to" >= $2::date)) as accounts,
         (select count(*)::int from "Pokjanal" p
          where p."wilayahId" = w.id and p."successorId" is null) as groups,
         (select count(*)::int from "Target" t where t."wilayahId" = w.id and t.period >= left($2::text, 4)) as targets,
         (select count(*)::int from "Setting" s where s."wilayahId" = w.id) as settings
       from unnest($1::uuid[]) with ordinality n(id, place) join "Wilayah" w on w.id = n.id order by n.place) f
     where f.accounts + f.groups + f.targets + f.settings > 0`,
    [ids, on],
  );
}
