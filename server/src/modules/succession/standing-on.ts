import { insidePath } from '../../db/inside-path.ts';
import type { Tx } from '../../db/transaction.ts';
import type { Written } from './succession-written.ts';

/** Tables whose rows a succession writes itself: what else points to a successor or to its seats is newer. */
const OWN: readonly string[] = [
  'DecreePokjanal',
  'Seat',
  'PokjanalMember',
  'Meeting',
  'Commitment',
  'DutyCredit',
  'TermNotice',
  'GroupSuccession',
  'SeatHolding',
  'MeetingParty',
];

/** What stands on a successor beyond what its succession wrote: names of tables, empty where nothing does. */
export async function newerThan(tx: Tx, successorId: string, written: Written): Promise<string[]> {
  const own = await ownNewer(tx, successorId, written);
  if (own.length > 0 || !written.founded) return own;
  return [
    ...(await countedIn(tx, successorId)),
    ...(await foreignTo(tx, 'Pokjanal', [successorId])),
    ...(await foreignTo(tx, 'Seat', written.seats)),
  ];
}

/** A release of a month that ended with the successor in its place, made when it was on record, has counted it. */
async function countedIn(tx: Tx, successorId: string): Promise<string[]> {
  const rows = await tx.sql<{ what: string }>(
    `select 'Release' as what where exists (
       select from "GroupSuccession" s
       join "Pokjanal" p on p.id = s."successorId" join "Wilayah" w on w.id = p."wilayahId"
       join "Wilayah" a on ${insidePath('w.path', 'a.path')} join "Release" r on r."wilayahId" = a.id
       where p.id = $1::uuid and s."undoneAt" is null and r.at > s."createdAt"
         and make_date(r.month / 12, r.month % 12 + 1, 1) + interval '1 month' > s."on")`,
    [successorId],
  );
  return rows.map(({ what }) => what);
}

/** Counts, table by table, the rows that are newer than what was written or were changed since. */
async function ownNewer(tx: Tx, successorId: string, written: Written): Promise<string[]> {
  const { founded, decree, seats, holdings, members, commitments, credits, meeting } = written;
  const rows = await tx.sql<{ what: string }>(
    `select 'Decree' as what where $2::boolean and exists (
        select from "DecreePokjanal" d where d."pokjanalId" = $1::uuid and d."decreeId" <> $3::uuid)
      or exists (select from "Decree" d where d.id = $3::uuid and d."withdrawnAt" is not null)
     union all select 'Pokjanal' where exists (
        select from "Pokjanal" p where p.id = $1::uuid and (p."successorId" is not null or $2::boolean and p.revision > 0))
     union all select 'Seat' where exists (
        select from "Seat" s where s."pokjanalId" = $1::uuid and $2::boolean and not s.id = any($4::uuid[]))
      or exists (select from "Seat" s where s.id = any($4::uuid[]) and s.revision > 0)
     union all select 'SeatHolding' where exists (
        select from "SeatHolding" h join "Seat" s on s.id = h."seatId" where s."pokjanalId" = $1::uuid
          and ($2::boolean or s.id = any($4::uuid[])) and not h.id = any($5::uuid[]))
      or exists (select from "SeatHolding" h where h.id = any($5::uuid[]) and h.revision > 0)
     union all select 'PokjanalMember' where exists (
        select from "PokjanalMember" m where m."pokjanalId" = $1::uuid and $2::boolean and not m.id = any($6::uuid[]))
      or exists (select from "PokjanalMember" m where m.id = any($6::uuid[]) and m."to" is not null)
     union all select 'Commitment' where exists (
        select from "Commitment" c where c."pokjanalId" = $1::uuid and $2::boolean and not c.id = any($7::uuid[]))
      or exists (select from unnest($7::uuid[], $8::int[]) k(id, revision)
        join "Commitment" c on c.id = k.id where c.revision <> k.revision or c."pokjanalId" <> $1::uuid)
     union all select 'Meeting' where exists (
        select from "Meeting" m where m."pokjanalId" = $1::uuid and $2::boolean and m.id is distinct from $9::uuid)
      or exists (select from "Meeting" m where m.id = $9::uuid and (m.revision > 0 or m.status <> 'PLANNED'))
     union all select 'DutyCredit' where exists (
        select from "DutyCredit" c where c."pokjanalId" = $1::uuid and $2::boolean and not c.id = any($10::uuid[]))`,
    [
      successorId,
      founded,
      decree.id,
      [...seats],
      [...holdings],
      [...members],
      commitments.map(({ id }) => id),
      commitments.map(({ revision }) => revision),
      meeting,
      [...credits],
    ],
  );
  return rows.map(({ what }) => what);
}

/** Tables with rows that point to records by a foreign key and are none of a succession's own, whatever module they belong to. */
async function foreignTo(tx: Tx, table: 'Pokjanal' | 'Seat', ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const keys = await tx.sql<{ child: string; field: string }>(
    `select c.relname as child, a.attname as field from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and p.relname = $1 and not c.relname = any($2::text[])`,
    [table, [...OWN]],
  );
  const found: string[] = [];
  for (const { child, field } of keys) {
    const where = child === 'Pokjanal' ? ` and "supersededOn" is null` : '';
    const [row] = await tx.sql<{ is: boolean }>(
      `select exists (select from "${child}" where "${field}" = any($1::uuid[])${where}) as is`,
      [[...ids]],
    );
    if (row?.is) found.push(child);
  }
  return found;
}
