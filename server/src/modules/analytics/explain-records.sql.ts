import type { WilayahKind } from '@pokjanal/prisma/client';
import { insidePath } from '../../db/inside-path.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { ANSWER_ROWS, areaKeys, CELL_ROWS, GROUPS_OF_AREA, OWES } from './area-counts.sql.ts';
import type { PokjanalStatus } from '../pokjanal/pokjanal-status.ts';
import type { MonthSpan } from './figures.ts';

/** What stands behind the counts of areas. */
export const RECORD_KINDS = ['GROUP', 'DUTY', 'PROBLEM'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Where a page of records ended: path of the area, month, and the record in them. */
export type RecordPlace = readonly [path: string, month: number, key: string];

export type RecordsAsk = {
  readonly kind: RecordKind;
  /** Path of the area whose figure is explained. */
  readonly path: string;
  readonly months: MonthSpan;
  /** The computed block, and where in it the groups expected are counted. */
  readonly block: { readonly no: number; readonly slot: number };
  /** Groups, or problems, the caller may read; null where he may read all of the area. */
  readonly seen: readonly string[] | null;
  readonly signal: AbortSignal | undefined;
};

export type RecordRow = {
  readonly path: string;
  readonly month: number;
  readonly key: string;
  readonly is_done: boolean;
  readonly area_id: string;
  readonly area: string;
  readonly area_kind: WilayahKind;
  readonly pokjanal_id: string | null;
  readonly status: PokjanalStatus | null;
  readonly opd: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly evidence_id: string | null;
  readonly problem_id: string | null;
  readonly due_on: string | null;
};

export type RecordsRead = {
  readonly total: number;
  readonly done: number;
  readonly seen: number;
  /** Of those seen, the ones that are asked for. */
  readonly listed: number;
  readonly rows: RecordRow[];
};

/** Areas whose own counts are in the roll-ups of the block: a group is expected there. */
const counted = ({ block }: RecordsAsk, inside: string): string => `
  select r.node_no, r.month from "Wilayah" w join rollup r on r.node_no = w.no and r.block_no = ${block.no} and r.basis = 0
  where ${inside} and r.month between $2 and $3 and r.v${block.slot} is not null`;

/** Areas of a table with records, in every month asked. */
const areasOf = (table: 'Pokjanal' | 'Problem', inside: string): string => `
  select w.no as node_no, m.month from "Wilayah" w cross join generate_series($2::int, $3::int) m(month)
  where ${inside} and exists (select from "${table}" x where x."wilayahId" = w.id)`;

const NONE = 'select null::int as node_no, null::int as month where false';

/** Writes the records of one kind, by the very rows the roll-ups count; `seen_id` is what the right to read hangs on. */
const LINES: Readonly<Record<RecordKind, string>> = {
  GROUP: `
    select k.node_no, k.month, coalesce(g.id::text, '') as key, coalesce(g.status = 'ACTIVE', false) as is_done, g.id as seen_id,
      g.id as pokjanal_id, g.status, null::uuid as opd_id, null as name, null as name_en, null::uuid as evidence_id,
      null::uuid as problem_id, null::date as due_on
    from area_key k left join lateral (
      select s.id, s.status from (${GROUPS_OF_AREA}) s order by s.status = 'ACTIVE' desc, s.status = 'EXPIRED' desc, s.id limit 1) g on true
    where k.is_held`,
  DUTY: `
    select k.node_no, k.month, s.id || '/' || t."opdId" || '/' || t.code as key, t.is_done, s.id as seen_id,
      s.id as pokjanal_id, s.status, t."opdId" as opd_id, t.name, t."nameEn" as name_en, t.evidence_id,
      null::uuid as problem_id, null::date as due_on
    from area_key k cross join lateral (${GROUPS_OF_AREA}) s cross join lateral (${CELL_ROWS}) t where ${OWES}`,
  PROBLEM: `
    select k.node_no, k.month, p.id || '/' || p.no as key, p.is_done, p.id as seen_id,
      null::uuid as pokjanal_id, null as status, p."toOpdId" as opd_id, p.title as name, p.title as name_en,
      null::uuid as evidence_id, p.id as problem_id, p."dueOn" as due_on
    from area_key k cross join lateral (${ANSWER_ROWS}) p`,
};

/** Which part of the records is asked for: all of them, or those that are not fulfilled. */
export type RecordsPage = { readonly first: number; readonly after: RecordPlace | null; readonly onlyOpen: boolean };

/** Reads one page of the records behind a count of areas, with how many there are of all pages and rights; one statement. */
export async function selectRecords(db: SqlFace, ask: RecordsAsk, page: RecordsPage): Promise<RecordsRead> {
  const inside = insidePath('w.path', '$1::text');
  const keys = {
    GROUP: counted(ask, inside),
    DUTY: areasOf('Pokjanal', inside),
    PROBLEM: areasOf('Problem', inside),
  }[ask.kind];
  const [row] = await db.sql<{ counts: [number, number, number, number]; rows: RecordRow[] | null }>(
    `with ${areaKeys({ keys, held: ask.kind === 'GROUP' ? keys : NONE })},
     line as materialized (
       select l.*, $4::uuid[] is null or coalesce(l.seen_id = any($4::uuid[]), false) as is_seen from (${LINES[ask.kind]}) l)
     select (select array[count(*), count(*) filter (where is_done), count(*) filter (where is_seen),
         count(*) filter (where is_seen and not (is_done and $8))]::int[] from line) as counts,
       (select json_agg(d order by d.path collate "C", d.month, d.key collate "C") from (
         select w.path, l.month, l.key, l.is_done, w.id as area_id, w.name as area, w.kind as area_kind, l.pokjanal_id, l.status, o.name as opd,
           l.name, l.name_en, l.evidence_id, l.problem_id, l.due_on::text as due_on
         from line l join "Wilayah" w on w.no = l.node_no left join "Opd" o on o.id = l.opd_id
         where l.is_seen and not (l.is_done and $8) and ($5::text is null
           or (w.path collate "C", l.month, l.key collate "C") > ($5::text, $6::int, $7::text))
         order by w.path collate "C", l.month, l.key collate "C" limit ${page.first + 1}) d) as rows`,
    [ask.path, ask.months.first, ask.months.last, ask.seen, ...(page.after ?? [null, null, null]), page.onlyOpen],
    { signal: ask.signal },
  );
  if (!row) throw new Error('A count of records gave no row');
  const [total, done, seen, listed] = row.counts;
  return { total, done, seen, listed, rows: row.rows ?? [] };
}
