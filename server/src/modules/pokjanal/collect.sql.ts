import type { Regime, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayAsked } from '../../lib/days.ts';
import { statusSql } from './pokjanal.sql.ts';

/** Whether an area gave what a request asks for: derived from its decrees, or said by hand. */
export const ANSWER_STATES = ['ANSWERED', 'BY_HAND', 'PARTLY', 'OPEN'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** A request with how it stands among the areas within the caller's reach. */
export type CollectionRow = {
  readonly id: string;
  readonly wilayahId: string;
  readonly path: string;
  readonly level: WilayahLevel;
  readonly regimes: readonly Regime[];
  readonly deadline: string;
  readonly note: string;
  readonly revision: number;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly by: string | null;
  readonly asked: number;
  readonly answered: number;
  readonly byHand: number;
  readonly partly: number;
  readonly open: number;
};

/** How one area stands to a request. */
export type CollectionAreaRow = {
  readonly wilayahId: string;
  readonly path: string;
  readonly code: string;
  readonly state: AnswerState;
  readonly pokjanalId: string | null;
  readonly decreeId: string | null;
  readonly decreeNumber: string | null;
  readonly attachmentId: string | null;
  readonly attachmentName: string | null;
  /** When the document, or the word said by hand, came. */
  readonly answeredAt: Date | null;
  readonly reason: string | null;
  readonly contactOffice: string | null;
};

/**
 * The tables a question about requests is asked of, as the head of a statement: `req` (requests by `where` over `r` and the
 * asking area `w`), and `stood`, a row for each asked area within reach with its state on the day `$1`. An area answers by a
 * decree in force, of one of the laws asked for, whose document is kept here.
 */
export function collectionSql(ctx: Ctx, params: unknown[], where: string): string {
  const areas = reachSql(reach(ctx.actor, 'pokjanal.read'), { path: 'a.path' }, params);
  return `
    req as materialized (
      select r.*, w.path from "CollectionRequest" r join "Wilayah" w on w.id = r."wilayahId" where ${where}),
    asked as materialized (
      select r.id as "requestId", coalesce(r.regimes, '{}') as regimes, a.id as "wilayahId", a.path, a.name, a.code collate "C" as code, a."parentId"
      from req r join "Wilayah" a on a.level = r.level and a."endedOn" is null and ${insidePath('a.path', 'r.path')}
      where ${areas}),
    body as materialized (
      select s.id, s."wilayahId", s.regime, s.status, p."contactOffice", d.id as "decreeId", d.number as "decreeNumber",
        f.id as "attachmentId", f.name as "attachmentName", greatest(d."createdAt", f."createdAt") as "answeredAt"
      from (select distinct "wilayahId" from asked) k join (${statusSql}) s on s."wilayahId" = k."wilayahId"
      join "Pokjanal" p on p.id = s.id
      left join "Decree" d on d.id = s."decreeId" and s.status = 'ACTIVE'
      left join "Attachment" f on f.id = d."attachmentId"
      where s.status not in ('SUPERSEDED', 'DISSOLVED')),
    stood as (
      select k."requestId", k."wilayahId", k.path, k.name, k.code,
        b.id as "pokjanalId", b."decreeId", b."decreeNumber", b."attachmentId", b."attachmentName", h.reason,
        coalesce(b."contactOffice", (select u."contactOffice" from "Pokjanal" u
          where u."wilayahId" = k."parentId" and u."successorId" is null and u."contactOffice" is not null
          order by u.regime desc limit 1)) as "contactOffice",
        case when b."attachmentId" is not null then 'ANSWERED' when h.id is not null then 'BY_HAND'
          when b."decreeId" is not null then 'PARTLY' else 'OPEN' end as state,
        case when b."attachmentId" is not null then b."answeredAt" else h.at end as "answeredAt"
      from asked k
      left join lateral (
        select * from body b where b."wilayahId" = k."wilayahId" and (cardinality(k.regimes) = 0 or b.regime = any(k.regimes))
        order by (b."attachmentId" is not null) desc, (b."decreeId" is not null) desc, b.regime desc, b.id limit 1) b on true
      left join "CollectionAnswer" h on h."requestId" = k."requestId" and h."wilayahId" = k."wilayahId" and h."withdrawnAt" is null)`;
}

export type CollectionFilter = {
  readonly id?: string;
  /** Only of areas inside this path, or that ask areas inside it. */
  readonly path?: string;
  readonly isOpen?: boolean;
  /** Only those this area still owes an answer. */
  readonly owedBy?: string;
  readonly first: number;
};

/** Lists requests that were made within reach or that ask an area within it, newest first; one statement. */
export async function listCollections(ctx: Ctx, filter: CollectionFilter): Promise<CollectionRow[]> {
  const params: unknown[] = [dayAsked(ctx, null)];
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const conditions = ['true'];
  if (filter.id) conditions.push(`r.id = ${hole(filter.id)}::uuid`);
  if (filter.isOpen !== undefined) conditions.push(`r."closedAt" is ${filter.isOpen ? '' : 'not '}null`);
  const head = collectionSql(ctx, params, conditions.join(' and '));
  const own = reachSql(reach(ctx.actor, 'pokjanal.read'), { path: 'r.path' }, params);
  const path = hole(filter.path ?? null);
  const debtor = hole(filter.owedBy ?? null);
  const inside = `(${path}::text is null or ${insidePath('r.path', `${path}::text`)} or coalesce(t.inside, false))`;
  const count = (state: AnswerState) => `(count(*) filter (where state = '${state}'))::int`;
  return ctx.db.sql<CollectionRow>(
    `with ${head}, tally as (
       select "requestId", count(*)::int as asked, ${count('ANSWERED')} as answered, ${count('BY_HAND')} as "byHand",
         ${count('PARTLY')} as partly, ${count('OPEN')} as open,
         bool_or(${path}::text is not null and ${insidePath('path', `${path}::text`)}) as inside,
         bool_or("wilayahId" = ${debtor}::uuid and state in ('OPEN', 'PARTLY')) as owes
       from stood group by "requestId")
     select r.id, r."wilayahId", r.path, r.level::text as level, coalesce(r.regimes, '{}')::text[] as regimes, r.deadline::text as deadline, r.note,
       r.revision, r."closedAt", r."createdAt", u.office as by, coalesce(t.asked, 0) as asked, coalesce(t.answered, 0) as answered,
       coalesce(t."byHand", 0) as "byHand", coalesce(t.partly, 0) as partly, coalesce(t.open, 0) as open
     from req r left join tally t on t."requestId" = r.id left join "User" u on u.id = r."createdById"
     where (t.asked > 0 or ${own}) and ${inside} and (${debtor}::uuid is null or t.owes)
     order by (r."closedAt" is not null), r."createdAt" desc, r.id desc limit ${hole(filter.first)}::int`,
    params,
    { signal: ctx.signal },
  );
}

/** Lists the areas a request asks, as far as they lie within reach, by code; one statement for a page. */
export async function listCollectionAreas(
  ctx: Ctx,
  of: {
    readonly requestId: string;
    readonly states: readonly AnswerState[] | null;
    readonly search: string | null;
    readonly first: number;
    readonly after: string | null;
  },
): Promise<CollectionAreaRow[]> {
  const params: unknown[] = [dayAsked(ctx, null)];
  const hole = (value: unknown): string => `$${params.push(value)}`;
  const head = collectionSql(ctx, params, `r.id = ${hole(of.requestId)}::uuid`);
  const [states, search, after] = [hole(of.states), hole(of.search), hole(of.after)];
  return ctx.db.sql<CollectionAreaRow>(
    `with ${head}
     select s."wilayahId", s.path, s.code, s.state, s."pokjanalId", s."decreeId", s."decreeNumber", s."attachmentId",
       s."attachmentName", s."answeredAt", s.reason, s."contactOffice"
     from stood s
     where (${states}::text[] is null or s.state = any(${states}::text[]))
       and (${search}::text is null or position(lower(${search}) in lower(s.name)) > 0)
       and (${after}::text is null or s.code > ${after}::text)
     order by s.code limit ${hole(of.first)}::int`,
    params,
    { signal: ctx.signal },
  );
}
