import type { ProblemState } from '@pokjanal/prisma/client';
import { ID, line, ON } from './notification-facts.sql.ts';

const PROBLEM = { subject: `'Problem'`, subjectId: 'b.id', wilayahId: 'w.id', name: 'b.title' };

/** Who owes the answer: the agency asked, and the group asked or passed up to. */
const HOLDER = { ...PROBLEM, path: 'hw.path', opdId: 'b."toOpdId"', day: 'b."dueOn"' };

/** Who guides it: the post and its puskesmas, and the agency or the offices of the group that raised it. */
const PLACE = {
  ...PROBLEM,
  path: 'case when b."raisedOpdId" is null then coalesce(gw.path, w.path) end',
  posyanduId: 'b."posyanduId"',
  puskesmasId: 'y."puskesmasId"',
  opdId: 'b."raisedOpdId"',
  day: 'b."dueOn"',
};

const FROM = `from e join "Problem" b on b.id = ${ID} join "Wilayah" w on w.id = b."wilayahId"
  left join "Posyandu" y on y.id = b."posyanduId"
  left join "Pokjanal" g on g.id = b."raisedGroupId" left join "Wilayah" gw on gw.id = g."wilayahId"
  left join "Pokjanal" h on h.id = coalesce(b."escalatedToId", b."toGroupId") left join "Wilayah" hw on hw.id = h."wilayahId"`;

/** The entry of the log that an event tells of; corrections in between raise the revision and add no entry. */
const STEP = `cross join lateral (select s.note from "ProblemStep" s
  where s."problemId" = b.id and s.state::text = e.payload ->> 'state' and s.no <= (e.payload ->> 'revision')::int
  order by s.no desc limit 1) s`;
const IS = (state: ProblemState): string => `where e.payload ->> 'state' = '${state}'`;

/** A problem that came to stand somewhere, for those who owe its answer or those who guide it. */
export const moved = (state: ProblemState, side: 'HOLDER' | 'PLACE'): string =>
  `${line({ ...(side === 'HOLDER' ? HOLDER : PLACE), note: 's.note' })} ${FROM} ${STEP} ${IS(state)}`;

/** A second line about the same problem, for the other side; who hears both hears of one. */
const beside = (side: typeof HOLDER | typeof PLACE, note: string | null, more: string): string =>
  `union all ${line({ ...side, ...(note ? { note } : {}), n: '0' })} ${FROM} ${more}`;

/** A problem that is closed, for both sides, with what came of it. */
export const CLOSED = `${moved('CLOSED', 'PLACE')} ${beside(HOLDER, 's.note', `${STEP} ${IS('CLOSED')}`)}`;

/** A problem whose answer is due soon, while it is still owed. */
const WAITS = `where b.state in ('SENT', 'RETURNED', 'ESCALATED') and b."dueOn" = (${ON})::date`;
export const DUE = `${line(HOLDER)} ${FROM} ${WAITS}`;

/** A problem whose answer is late, for both sides. */
export const LATE = `${line(PLACE)} ${FROM} ${WAITS} ${beside(HOLDER, null, WAITS)}`;
