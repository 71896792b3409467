import { type Action, reach } from '../../auth/policy.ts';
import { depthOf, type ReachColumns } from '../../auth/reach.ts';
import { collectionSql } from '../pokjanal/collect.sql.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { WAITING_STATES } from '../../lib/pure/problem-moves.ts';
import { PLANNED_DAY, PLANNED_SQL, VISIT_TIMES } from '../duty/planned-visits.sql.ts';
import { STATUSES } from '../submission/report-state.ts';

/** Kinds of work that wait for somebody, beside the gaps of the groups. */
export const WORK_KINDS = [
  'REPORTS_RETURNED',
  'REPORTS_DUE',
  'REPORTS_TO_VERIFY',
  'MONTHS_TO_CLOSE',
  'COLLECTIONS_TO_ANSWER',
  'COLLECTIONS_OUTSTANDING',
  'COMMITMENTS_OVERDUE',
  'COMMITMENTS_DUE',
  'PROBLEMS_TO_ANSWER',
  'PROBLEMS_LATE',
  'PROBLEMS_ANSWERED',
  'PROBLEMS_TO_SEND',
  'VISITS_OVERDUE',
  'VISITS_DUE',
  'EVIDENCE_RETURNED',
  'EVIDENCE_TO_JUDGE',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** What a source may use: `$1` is today; further values and reaches are appended to the statement. */
export type SourceAsk = {
  readonly ctx: Ctx;
  readonly params: unknown[];
  readonly hole: (value: unknown) => string;
  readonly reach: (action: Action, columns: ReachColumns) => string;
};

/**
 * Where work comes from: each source is one list, written as common tables (`head`) and a select (`sql`) of `day` (until
 * when, as a date), `name`, and the ids that its act needs. A further kind of work is a further entry here.
 */
export type WorkSource = {
  readonly kind: WorkKind;
  /** Who never may do it is never asked about it. */
  readonly needs: Action;
  readonly sql: (ask: SourceAsk) => { readonly head?: string; readonly sql: string };
};

const statusNo = (...names: (typeof STATUSES)[number][]): string =>
  names.map((name) => STATUSES.indexOf(name)).join(', ');

type Columns = Partial<Record<'wilayahId' | 'pokjanalId' | 'requestId' | 'recordId' | 'month' | 'contact', string>>;

const item = (day: string, name: string, columns: Columns = {}): string =>
  `select ${day} as day, ${name} as name, ${columns.wilayahId ?? 'null'}::uuid as "wilayahId",
     ${columns.pokjanalId ?? 'null'}::uuid as "pokjanalId", ${columns.requestId ?? 'null'}::uuid as "requestId",
     ${columns.recordId ?? 'null'}::uuid as "recordId", ${columns.month ?? 'null'}::int as month,
     ${columns.contact ?? 'null'}::text as "contactOffice"`;

const UNIT = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
/** What is older than a year is nobody's work of today. */
const MONTHS_BACK = 12;
const MONTH = `(extract(year from $1::date)::int * 12 + extract(month from $1::date)::int - 1)`;

/** Forms of own units in some states and months that are not closed. */
const forms = (kind: WorkKind, needs: Action, states: string, until: string): WorkSource => ({
  kind,
  needs,
  sql: ({ reach }) => ({
    sql: `${item('(o.deadline at time zone w.zone_name)::date', 'coalesce(p.name, w.name)', { wilayahId: 'w.id', month: 'o.month' })}
      from "Unit" u
      join (select *, case zone when 'WIT' then 'Asia/Jayapura' when 'WITA' then 'Asia/Makassar' else 'Asia/Jakarta' end as zone_name
        from "Wilayah") w on w.no = u."desaNo"
      left join "Posyandu" p on p.id = u."posyanduId"
      join obligation o on o.unit_no = u.no and o.month between ${MONTH} - ${MONTHS_BACK} and ${MONTH}
      where o.expectation = 0 and o.status in (${states}) and ${until} and ${reach(needs, UNIT)}
        and not exists (select from "Release" r join "Wilayah" a on a.id = r."wilayahId"
          where r.month = o.month and starts_with(w.path, a.path))`,
  }),
});

const collections = (kind: WorkKind, needs: Action, side: (ask: SourceAsk) => string): WorkSource => ({
  kind,
  needs,
  sql: (ask) => ({
    head: collectionSql(ask.ctx, ask.params, 'r."closedAt" is null'),
    sql: `${item('r.deadline', 's.name', { wilayahId: 's."wilayahId"', pokjanalId: 's."pokjanalId"', requestId: 'r.id', contact: 's."contactOffice"' })}
      from stood s join req r on r.id = s."requestId" where s.state in ('OPEN', 'PARTLY') and ${side(ask)}`,
  }),
});

const commitments = (kind: WorkKind, when: string): WorkSource => ({
  kind,
  needs: 'commitment.manage',
  sql: ({ reach }) => ({
    sql: `${item('c."dueOn"', 'c.text', { wilayahId: 'w.id', pokjanalId: 'p.id', recordId: 'c.id', contact: 'coalesce(c.owner, p."contactOffice")' })}
      from "Commitment" c join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
      where c.state in ('OPEN', 'IN_PROGRESS', 'ESCALATED') and ${when}
        and ${reach('commitment.manage', { path: 'w.path', opd: 'c."ownerOpdId"' })}`,
  }),
});

const evidence = (kind: WorkKind, needs: Action, status: string): WorkSource => ({
  kind,
  needs,
  sql: ({ reach }) => ({
    sql: `${item(`coalesce(e."judgedAt", e."submittedAt")::date`, 'e.title', { wilayahId: 'w.id', pokjanalId: 'p.id', recordId: 'e.id', contact: 'o.name' })}
      from "Evidence" e join "Pokjanal" p on p.id = e."pokjanalId" join "Wilayah" w on w.id = p."wilayahId" join "Opd" o on o.id = e."opdId"
      where e.status = '${status}' and ${reach(needs, { path: 'w.path', opd: 'e."opdId"' })}`,
  }),
});

/** Visits that are planned and not held, of one's own agency or of a group one manages. */
const visits = (kind: WorkKind, when: string): WorkSource => ({
  kind,
  needs: 'duty.report',
  sql: ({ reach }) => ({
    sql: `${item(`${PLANNED_DAY}::date`, 'e.title', { wilayahId: 'w.id', pokjanalId: 'p.id', recordId: 'e.id', contact: 'o.name' })}
      from "Evidence" e join "Pokjanal" p on p.id = e."pokjanalId" join "Wilayah" w on w.id = p."wilayahId" join "Opd" o on o.id = e."opdId"
      where ${PLANNED_SQL} and ${when} and ${reach('duty.report', { path: 'w.path', opd: 'e."opdId"' })}`,
  }),
});

const WAITING = WAITING_STATES.map((state) => `'${state}'`).join(', ');

type ProblemsAsk = { readonly day: string; readonly when: string; readonly whose: (ask: SourceAsk) => string };

/** Problems in some states, with the day until or since when they wait. */
const problems = (kind: WorkKind, needs: Action, { day, when, whose }: ProblemsAsk): WorkSource => ({
  kind,
  needs,
  sql: (ask) => ({
    sql: `${item(day, 'p.title', { wilayahId: 'w.id', recordId: 'p.id', contact: 'coalesce(ta.name, tg."contactOffice", p."raisedBy")' })}
      from "Problem" p join "Wilayah" w on w.id = p."wilayahId"
      left join "Opd" ta on ta.id = p."toOpdId" left join "Pokjanal" tg on tg.id = p."toGroupId"
      left join "Wilayah" ga on ga.id = tg."wilayahId" left join "Pokjanal" eg on eg.id = p."escalatedToId"
      left join "Wilayah" ea on ea.id = eg."wilayahId" left join "Pokjanal" rg on rg.id = p."raisedGroupId"
      left join "Wilayah" ra on ra.id = rg."wilayahId" left join "Posyandu" y on y.id = p."posyanduId"
      left join "Puskesmas" k on k.id = y."puskesmasId"
      where ${when} and ${whose(ask)}`,
  }),
});

/** What the own agency or the own group was asked, or got passed up; that of agencies below is their own care. */
const asked = ({ ctx, hole, reach: within }: SourceAsk): string => {
  const own = `${hole(reach(ctx.actor, 'problem.answer').paths)}::text[]`;
  return `(${within('problem.answer', { opd: 'p."toOpdId"' })} or ga.path = any(${own}) or ea.path = any(${own}))`;
};

/** A path has one slash more than numbers: a regency is the third level. */
const isLocal = (path: string): boolean => path.split('/').length - 2 >= depthOf('KABKOTA');

/** What the own agency or group raised, and what posts raised in a regency, district or village of one's own. */
const guided = ({ ctx, hole, reach: within }: SourceAsk): string => {
  const { paths } = reach(ctx.actor, 'problem.manage');
  return `(${within('problem.manage', { puskesmas: 'k.no', opd: 'p."raisedOpdId"' })} or ra.path = any(${hole(paths)}::text[])
    or (p.origin = 'POSYANDU' and exists (select from unnest(${hole(paths.filter(isLocal))}::text[]) a(path) where starts_with(w.path, a.path))))`;
};

/** All of them, in the order in which a person sees to them. */
export const WORK_SOURCES: readonly WorkSource[] = [
  forms('REPORTS_RETURNED', 'submission.submit', statusNo('RETURNED'), 'true'),
  forms('REPORTS_DUE', 'submission.submit', statusNo('NONE', 'DRAFT'), `o.deadline < $1::date + 7`),
  forms('REPORTS_TO_VERIFY', 'submission.verify', statusNo('SUBMITTED'), 'true'),
  {
    kind: 'MONTHS_TO_CLOSE',
    needs: 'submission.approve',
    // A month can be closed from the day after it ended; its forms are due on the fifth.
    sql: ({ reach }) => ({
      sql: `${item(`make_date(o.month / 12, o.month % 12 + 1, 1) + interval '1 month' + interval '4 days'`, 'w.name', { wilayahId: 'w.id', month: 'o.month' })}
        from "Wilayah" w
        join (select distinct node_no, month from rollup_obligation where month between ${MONTH} - ${MONTHS_BACK} and ${MONTH} - 1) o
          on o.node_no = w.no
        where w.level = 'KABKOTA' and w."endedOn" is null and ${reach('submission.approve', { path: 'w.path' })}
          and not exists (select from "Release" r where r."wilayahId" = w.id and r.month = o.month)`,
    }),
  },
  collections(
    'COLLECTIONS_TO_ANSWER',
    'pokjanal.manage',
    ({ reach }) =>
      `not ${reach('collection.ask', { path: 'r.path' })} and ${reach('pokjanal.manage', { path: 's.path' })}`,
  ),
  // What an office below asks is that office's own care.
  collections(
    'COLLECTIONS_OUTSTANDING',
    'collection.ask',
    ({ ctx, hole }) => `r.path = any(${hole(reach(ctx.actor, 'collection.ask').paths)}::text[])`,
  ),
  commitments('COMMITMENTS_OVERDUE', 'c."dueOn" < $1::date'),
  commitments('COMMITMENTS_DUE', 'c."dueOn" between $1::date and $1::date + 6'),
  problems('PROBLEMS_TO_ANSWER', 'problem.answer', {
    day: 'p."dueOn"',
    when: `p.state in (${WAITING})`,
    whose: asked,
  }),
  problems('PROBLEMS_LATE', 'problem.manage', {
    day: 'p."dueOn"',
    when: `p.state in (${WAITING}) and p."dueOn" < $1::date`,
    whose: guided,
  }),
  problems('PROBLEMS_ANSWERED', 'problem.manage', {
    day: '(select max(s."on") from "ProblemStep" s where s."problemId" = p.id)',
    when: `p.state = 'ANSWERED'`,
    whose: guided,
  }),
  problems('PROBLEMS_TO_SEND', 'problem.manage', {
    day: 'p."raisedOn"',
    when: `p.state in ('RAISED', 'REDIRECTED')`,
    whose: guided,
  }),
  visits('VISITS_OVERDUE', VISIT_TIMES.OVERDUE),
  visits('VISITS_DUE', VISIT_TIMES.WEEK),
  evidence('EVIDENCE_RETURNED', 'duty.report', 'RETURNED'),
  evidence('EVIDENCE_TO_JUDGE', 'duty.judge', 'SUBMITTED'),
];
