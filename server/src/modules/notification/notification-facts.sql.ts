import { insidePath } from '../../db/inside-path.ts';
import { STATUSES } from '../submission/report-state.ts';

/** The columns of a line with their types; the first say where it lies, so that its people are found. */
const COLUMNS = {
  path: ['path', 'text'],
  puskesmasId: ['puskesmas_id', 'uuid'],
  opdId: ['opd_id', 'uuid'],
  userId: ['user_id', 'uuid'],
  wilayahId: ['wilayah_id', 'uuid'],
  pokjanalId: ['pokjanal_id', 'uuid'],
  posyanduId: ['posyandu_id', 'uuid'],
  subject: ['subject', 'text'],
  subjectId: ['subject_id', 'uuid'],
  month: ['month', 'int'],
  block: ['block', 'text'],
  day: ['day', 'date'],
  name: ['name', 'text'],
  note: ['note', 'text'],
  n: ['n', 'int'],
} as const;
type Fact = keyof typeof COLUMNS;

/** Writes a line about an event `e` from SQL expressions, in the columns every rule has; one thing unless `n` says more. */
export function line(is: Partial<Record<Fact, string>>): string {
  const facts: Partial<Record<Fact, string>> = { n: '1', ...is };
  const columns = Object.entries(COLUMNS).map(
    ([fact, [column, type]]) => `(${facts[fact as Fact] ?? 'null'})::${type} as ${column}`,
  );
  return `select e.seq, e.at, e.by, ${columns.join(', ')}`;
}

export const ID = `(e.payload ->> 'id')::uuid`;
export const ON = `e.payload ->> 'on'`;
const GROUP = { path: 'w.path', wilayahId: 'w.id', pokjanalId: 'p.id' };

const UNIT_OF = {
  path: 'w.path',
  wilayahId: 'w.id',
  posyanduId: 'p.id',
  puskesmasId: 'k.id',
  name: 'coalesce(p.name, w.name)',
};
const WITH_UNIT = `join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
  left join "Puskesmas" k on k.no = u."puskesmasNo"`;

/** A form that came back, with the reason given. */
export const RETURNED_REPORT = `${line({ ...UNIT_OF, month: 'e.month', block: `e.payload ->> 'block'`, note: 'v.note' })}
  from e join "Unit" u on u.no = e.unit_no ${WITH_UNIT}
  left join report_review r on r.unit_no = e.unit_no and r.month = e.month and r.rev = (e.payload ->> 'rev')::int
  left join review v on v.no = r.review_no and v.action = 3`;

const OPEN = [STATUSES.indexOf('NONE'), STATUSES.indexOf('DRAFT'), STATUSES.indexOf('RETURNED')].join(', ');

/** Units of the regency of the event with forms of its month that are not in. */
const MISSING = `from e join "Wilayah" g on g.no = e.node_no
  join "Wilayah" w on ${insidePath('w.path', 'g.path')}
  join "Unit" u on u."desaNo" = w.no left join "Posyandu" p on p.id = u."posyanduId"
  left join "Puskesmas" k on k.no = u."puskesmasNo"
  join lateral (select count(*)::int as n, max(o.deadline) as deadline from obligation o
    where o.unit_no = u.no and o.month = e.month and o.expectation = 0 and o.status in (${OPEN})) m on m.n > 0`;

/** Forms of a month that are due soon and not in, post by post. */
export const MISSING_REPORTS = `${line({ ...UNIT_OF, month: 'e.month', day: ON, n: 'm.n' })} ${MISSING}`;

/** A month that is due soon, with the number of forms that are not in. */
export const MONTH_WITH_MISSING = `${line({ path: 'g.path', wilayahId: 'g.id', name: 'g.name', month: 'e.month', day: ON, n: 'm.n' })} ${MISSING}`;

/** A group whose term is over. */
export const TERM_OVER = `${line({ ...GROUP, subject: `'Pokjanal'`, subjectId: 'p.id', name: 'p.name', day: ON })}
  from e join "Pokjanal" p on p.id = ${ID} join "Wilayah" w on w.id = p."wilayahId"`;

/** A group whose term ends soon, with the decree that sets it. */
export const TERM_NEAR = `${line({ ...GROUP, subject: `'Decree'`, subjectId: ID, name: 'p.name', day: ON })}
  from e join "Pokjanal" p on p.id = (e.payload ->> 'pokjanal')::uuid join "Wilayah" w on w.id = p."wilayahId"`;

/** The group that goes on with the work of another, with what that one was called. */
export const SUCCESSOR = `${line({ path: 'w.path', wilayahId: 'w.id', pokjanalId: 'q.id', subject: `'Pokjanal'`, subjectId: 'q.id', name: 'q.name', note: 'p.name', day: ON })}
  from e join "Pokjanal" p on p.id = ${ID} join "Pokjanal" q on q.id = (e.payload ->> 'successor')::uuid
  join "Wilayah" w on w.id = q."wilayahId"`;

/** A group that works again. */
export const REINSTATED = `${line({ ...GROUP, subject: `'Pokjanal'`, subjectId: 'p.id', name: 'p.name' })}
  from e join "Pokjanal" p on p.id = ${ID} join "Wilayah" w on w.id = p."wilayahId"`;

/** A request for decrees, area by area that is asked. */
export const ASKED_AREAS = `${line({ path: 'w.path', wilayahId: 'w.id', subject: `'CollectionRequest'`, subjectId: 'r.id', day: 'r.deadline', name: 'w.name', note: 'r.note' })}
  from e join "CollectionRequest" r on r.id = ${ID} join "Wilayah" g on g.id = r."wilayahId"
  join "Wilayah" w on w.level = r.level and w."endedOn" is null and ${insidePath('w.path', 'g.path')}`;

const COMMITMENT_OF = {
  subject: `'Commitment'`,
  subjectId: 'c.id',
  opdId: 'c."ownerOpdId"',
  day: 'c."dueOn"',
  name: 'c.text',
};

/** A commitment of a group that still stands. */
export const COMMITMENT = `${line({ ...GROUP, ...COMMITMENT_OF, note: 'c.owner' })}
  from e join "Commitment" c on c.id = ${ID} and c.state not in ('DONE', 'DROPPED')
  join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"`;

/** A commitment passed up, where the group lies that it was passed to. */
export const ESCALATED_COMMITMENT = `${line({ ...GROUP, ...COMMITMENT_OF, note: 's.note' })}
  from e join "Commitment" c on c.id = ${ID}
  join "Pokjanal" p on p.id = c."escalatedToId" join "Wilayah" w on w.id = p."wilayahId"
  left join "CommitmentStep" s on s."commitmentId" = c.id and s.no = (e.payload ->> 'revision')::int`;

/** The agencies invited to a meeting. */
export const INVITED = `${line({ ...GROUP, subject: `'Meeting'`, subjectId: 'm.id', opdId: 'i."opdId"', day: 'm.date', name: 'm.title', note: 'coalesce(m."cancelReason", m.place)' })}
  from e join "Meeting" m on m.id = ${ID} join "Pokjanal" p on p.id = m."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
  join "MeetingParty" i on i."meetingId" = m.id and i.invited and i."opdId" is not null`;

const EVIDENCE_OF = { ...GROUP, subject: `'Evidence'`, subjectId: 'v.id', opdId: 'v."opdId"', name: 'v.title' };
const WITH_GROUP = `join "Pokjanal" p on p.id = v."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"`;

/** A record of duty work that was judged. */
export const EVIDENCE = `${line({ ...EVIDENCE_OF, note: 'v."returnNote"' })}
  from e join "Evidence" v on v.id = ${ID} ${WITH_GROUP}`;

/** A record of duty work that waits to be judged. */
export const SUBMITTED_EVIDENCE = `${line({ ...EVIDENCE_OF, note: 'o.name' })}
  from e join "Evidence" v on v.id = ${ID} and v.status = 'SUBMITTED' ${WITH_GROUP} join "Opd" o on o.id = v."opdId"`;

/** A record of duty work that could serve a further agency, if that agency wants. */
export const PROPOSED_CREDIT = `${line({ ...EVIDENCE_OF, opdId: 'd."opdId"', note: 'o.name' })}
  from e join "Evidence" v on v.id = ${ID} ${WITH_GROUP} join "Opd" o on o.id = v."opdId"
  join "DutyCredit" d on d."evidenceId" = v.id and d.state = 'PROPOSED'`;

/** Something about an account, for its person. */
export const ACCOUNT = `${line({ userId: `(e.payload ->> 'user')::uuid`, name: 'u.office' })}
  from e left join "User" u on u.id = e.by`;
