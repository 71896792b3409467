import { ID, line } from './notification-facts.sql.ts';

/** Names of kader are never told, only their post. */
const POST = {
  path: 'w.path',
  wilayahId: 'w.id',
  posyanduId: 'p.id',
  puskesmasId: 'p."puskesmasId"',
  name: 'p.name',
};
const KADER = `join "Kader" k on k.id = ${ID}`;
const AT_POST = `join "Posyandu" p on p.id = e.posyandu join "Wilayah" w on w.id = p."wilayahId"`;

/** What one assessment brought several kader of a post is one event here, the first of them; its results share an instant. */
const together = (more: string, note = 'null'): string => `from (
    select min(e.seq) as seq, min(e.at) as at, e.by, k."posyanduId" as posyandu, count(distinct k.id) as n, ${note} as note,
      case when count(distinct k.id) = 1 then min(k.id::text) end as kader
    from e ${KADER} ${more} group by e.by, k."posyanduId",
      (select max(r.at) from "KaderSkillResult" r where r."kaderId" = k.id)) e ${AT_POST}`;
const SEVERAL = { ...POST, subject: `case when e.kader is not null then 'Kader' end`, subjectId: 'e.kader', n: 'e.n' };

/** A kader who came to a post. */
export const NEW_KADER = `${line({ ...POST, subject: `'Kader'`, subjectId: 'k.id', day: 'k.since' })}
  from e ${KADER} join "Posyandu" p on p.id = k."posyanduId" join "Wilayah" w on w.id = p."wilayahId"`;

/** Kader of a post who were assessed. */
export const ASSESSED = `${line(SEVERAL)} ${together('')}`;

const RANK = (value: string): string => `array_position(array['NONE', 'PURWA', 'MADYA', 'UTAMA'], ${value})`;

/** Kader of a post who reached a higher badge; which ones. */
export const BADGES_REACHED = `${line({ ...SEVERAL, note: 'e.note' })} ${together(
  `join "Change" c on c.subject = 'Kader' and c."subjectId" = k.id and c.revision = (e.payload ->> 'revision')::int
     and ${RANK(`c.diff -> 'badge' ->> 1`)} > ${RANK(`c.diff -> 'badge' ->> 0`)}`,
  `string_agg(distinct initcap(c.diff -> 'badge' ->> 1), ', ')`,
)}`;

/** How far primary-care integration came at a post, a puskesmas or in a regency; its people act on it. */
export const ILP = `${line({
  path: 'w.path',
  wilayahId: 'a.id',
  posyanduId: 'p.id',
  puskesmasId: 'coalesce(k.id, p."puskesmasId")',
  subject: `case when p.id is not null then 'Posyandu' when k.id is not null then 'Puskesmas' else 'Wilayah' end`,
  subjectId: 'i.subject',
  name: 'coalesce(p.name, k.name, a.name)',
  note: 'i.basis',
  day: 'i."from"',
})} from e join (
    select coalesce("posyanduId", "puskesmasId", "wilayahId") as subject, * from "IlpEntry") i
    on i.subject = ${ID} and i.no = (e.payload ->> 'revision')::int
  left join "Posyandu" p on p.id = i."posyanduId" left join "Puskesmas" k on k.id = i."puskesmasId"
  left join "Wilayah" a on a.id = i."wilayahId" left join "Wilayah" w on w.id = coalesce(a.id, p."wilayahId")`;
