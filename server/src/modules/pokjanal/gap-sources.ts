/** Kinds of gap in the order in which they press; each has one way to be closed. */
export const GAP_KINDS = [
  'EXPIRED',
  'ENDS_IN_30',
  'DISSOLVED',
  'NO_GROUP',
  'AWAITING_DECREE',
  'VACANT_SEAT',
  'ENDS_IN_90',
  'ENDS_IN_180',
  'MISSING_OPD_KIND',
  'IDLE_OPD',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** What a person does about a gap. */
export const GAP_ACTS = {
  EXPIRED: 'RENEW_DECREE',
  ENDS_IN_30: 'RENEW_DECREE',
  DISSOLVED: 'FOUND_GROUP',
  NO_GROUP: 'FOUND_GROUP',
  AWAITING_DECREE: 'RECORD_DECREE',
  VACANT_SEAT: 'FILL_SEAT',
  ENDS_IN_90: 'RENEW_DECREE',
  ENDS_IN_180: 'RENEW_DECREE',
  MISSING_OPD_KIND: 'ADD_MEMBER',
  IDLE_OPD: 'RECORD_EVIDENCE',
} as const satisfies Record<GapKind, string>;
export type GapAct = (typeof GAP_ACTS)[GapKind];

type GapSource = { readonly kinds: readonly GapKind[]; readonly sql: string };

/** Columns of every source; those that a kind does not know are null. */
const row = (columns: {
  kind: string;
  area: string;
  group?: string;
  decree?: string;
  seat?: string;
  opd?: string;
  opdKind?: string;
  day?: string;
  detail?: string;
  confidence?: string;
}): string =>
  `select ${columns.kind}::text as kind, ${columns.area} as "wilayahId", ${columns.group ?? 'null'}::uuid as "pokjanalId",
     ${columns.decree ?? 'null'}::uuid as "decreeId", ${columns.seat ?? 'null'}::uuid as "seatId",
     ${columns.opd ?? 'null'}::uuid as "opdId", ${columns.opdKind ?? 'null'}::text as "opdKind", ${columns.day ?? 'null'}::date as day, ${columns.detail ?? "''"} as detail,
     ${columns.confidence ?? 'null'}::text as confidence`;

/** First month of the quarter of the day, as year × 12 + month − 1. */
const QUARTER = `(extract(year from $1::date)::int * 12 + (extract(month from $1::date)::int - 1) / 3 * 3)`;

/** Work of a member in the quarter: its months meet those of the record. */
const inQuarter = (record: string): string =>
  `${record}."pokjanalId" = b.id and ${record}."opdId" = m."opdId" and ${record}."toMonth" >= ${QUARTER} and ${record}."fromMonth" < ${QUARTER} + 3`;

/** A group at work, though its term may be over. */
const AT_WORK = `b.status in ('ACTIVE', 'EXPIRED')`;

/**
 * Where gaps come from: one statement for each kind, over the tables `area` (areas looked at) and `body` (their groups
 * with status, term and decree on the day `$1`) and `standing` (of each area without a valid decree, the group that should
 * get one). A further kind is a further entry here and a name in `GAP_KINDS`.
 */
export const GAP_SOURCES: readonly GapSource[] = [
  {
    kinds: ['NO_GROUP'],
    sql: `${row({ kind: `'NO_GROUP'`, area: 'a.id' })} from area a
      where not exists (select from body b where b."wilayahId" = a.id)`,
  },
  {
    kinds: ['AWAITING_DECREE'],
    sql: `${row({ kind: `'AWAITING_DECREE'`, area: 's."wilayahId"', group: 's.id', day: 's."createdAt"' })} from standing s
      where s.status in ('PLANNED', 'AWAITING_DECREE')`,
  },
  {
    kinds: ['EXPIRED'],
    sql: `${row({ kind: `'EXPIRED'`, area: 's."wilayahId"', group: 's.id', decree: 's."decreeId"', day: `s."termEnd"` })} from standing s
      where s.status = 'EXPIRED'`,
  },
  {
    kinds: ['DISSOLVED'],
    sql: `${row({ kind: `'DISSOLVED'`, area: 's."wilayahId"', group: 's.id', day: 's."dissolvedOn"' })} from standing s
      where s.status = 'DISSOLVED'`,
  },
  {
    kinds: ['ENDS_IN_30', 'ENDS_IN_90', 'ENDS_IN_180'],
    sql: `${row({
      kind: `case when b."termEnd" - $1::date <= 30 then 'ENDS_IN_30' when b."termEnd" - $1::date <= 90 then 'ENDS_IN_90' else 'ENDS_IN_180' end`,
      area: 'b."wilayahId"',
      group: 'b.id',
      decree: 'b."decreeId"',
      day: 'b."termEnd"',
    })} from body b
      where b.status = 'ACTIVE' and b."termEnd" <= $1::date + 180`,
  },
  {
    kinds: ['VACANT_SEAT'],
    // Vacant since the last holder left; when nobody ever held it, since a day nobody knows.
    sql: `${row({
      kind: `'VACANT_SEAT'`,
      area: 'b."wilayahId"',
      group: 'b.id',
      seat: 's.id',
      detail: 's.name',
      day: `(select max(h."to") + 1 from "SeatHolding" h where h."seatId" = s.id and h."withdrawnAt" is null and h."to" < $1::date)`,
    })} from body b join "Seat" s on s."pokjanalId" = b.id
      where ${AT_WORK} and (s."endedOn" is null or s."endedOn" >= $1::date)
        and not exists (select from "SeatHolding" h where h."seatId" = s.id and h."withdrawnAt" is null
          and (h."from" is null or h."from" <= $1::date) and (h."to" is null or h."to" >= $1::date))`,
  },
  {
    kinds: ['MISSING_OPD_KIND'],
    sql: `${row({
      kind: `'MISSING_OPD_KIND'`,
      area: 'b."wilayahId"',
      group: 'b.id',
      opdKind: 'e."kindCode"',
      detail: 'k.name',
      confidence: 'e.confidence',
    })} from body b join "ExpectedOpdKind" e on e.regime = b.regime and e.level = b.level
      join "OpdKind" k on k.code = e."kindCode"
      where ${AT_WORK} and not exists (select from "PokjanalMember" m join "OpdKindOpd" o on o."opdId" = m."opdId"
        where m."pokjanalId" = b.id and o."kindCode" = e."kindCode"
          and (m."from" is null or m."from" <= $1::date) and (m."to" is null or m."to" >= $1::date))`,
  },
  {
    kinds: ['IDLE_OPD'],
    // Neither a record of its own, drafts included, nor a credit for somebody else's.
    sql: `${row({
      kind: `'IDLE_OPD'`,
      area: 'b."wilayahId"',
      group: 'b.id',
      opd: 'm."opdId"',
      detail: 'o.name',
    })} from body b join "PokjanalMember" m on m."pokjanalId" = b.id join "Opd" o on o.id = m."opdId"
      where b.status = 'ACTIVE' and (m."from" is null or m."from" <= $1::date) and (m."to" is null or m."to" >= $1::date)
        and not exists (select from "Evidence" e where ${inQuarter('e')})
        and not exists (select from "DutyCredit" c where ${inQuarter('c')} and c.state = 'ACCEPTED')`,
  },
];
