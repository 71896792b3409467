import { actPath } from '@/features/gaps/act-path.ts';
import type { Landing } from '@/gql/schema-types.ts';
import { paths } from '@/paths.ts';
import type { NotificationLineFragment } from './notification-pages.generated.ts';

const at = (month: string | null) => (month ? { periode: month } : {});

/** Forms of posts: a kader has the light pages, an officer the list of posts by state. */
function formPath({ kind, month, posyandu, block }: NotificationLineFragment, landing: Landing): string {
  if (landing !== 'REPORT_FORM') {
    return paths.worklist({ ...at(month), status: kind === 'REPORT_RETURNED' ? 'RETURNED' : 'NONE' });
  }
  if (!posyandu || !month) return paths.kader();
  return block ? paths.kaderForm(posyandu, month, block) : paths.kaderMonth(posyandu, month);
}

const renew = ({ wilayah, pokjanal, subject, kind }: NotificationLineFragment): string =>
  actPath({ act: 'RENEW_DECREE', wilayah, pokjanal, decree: kind === 'TERM_NEAR' ? subject : null, seat: null });

type PathOf = (line: NotificationLineFragment, landing: Landing) => string;
const commitments: PathOf = ({ pokjanal }) => paths.commitments({ kelompok: pokjanal });
const meeting: PathOf = ({ subject }) => paths.meeting(subject ?? '');
const problem: PathOf = ({ subject }) => paths.problem(subject ?? '');
const group: PathOf = ({ pokjanal }) => paths.pokjanal(pokjanal ?? '');
/** One kader by their own page, several by the list of their post. */
const kader: PathOf = ({ subject, posyandu }) =>
  subject ? paths.kaderRecord(subject) : paths.postKader(posyandu ?? '');
const ilp: PathOf = ({ posyandu, wilayah }) =>
  posyandu ? paths.posyandu(posyandu) : paths.ilp(wilayah ? { wilayah } : {});
const evidence: PathOf = ({ subject }) => paths.evidence(subject ?? '');

const PATHS: Readonly<Record<NotificationLineFragment['kind'], PathOf>> = {
  REPORT_RETURNED: formPath,
  REPORTS_DUE: formPath,
  MONTH_CLOSING: ({ month, wilayah }) => paths.closing({ ...at(month), ...(wilayah ? { wilayah } : {}) }),
  TERM_OVER: renew,
  TERM_NEAR: renew,
  DECREE_ASKED: ({ subject }) => paths.collection(subject ?? ''),
  // It was passed on from a group below, whose commitments this one sees with those of its area.
  COMMITMENT_ESCALATED: () => paths.commitments(),
  COMMITMENT_OVERDUE: commitments,
  COMMITMENT_ASSIGNED: commitments,
  MEETING_CANCELLED: meeting,
  MEETING_INVITED: meeting,
  EVIDENCE_RETURNED: evidence,
  EVIDENCE_ACCEPTED: evidence,
  EVIDENCE_PROPOSED: evidence,
  EVIDENCE_TO_JUDGE: evidence,
  PROBLEM_LATE: problem,
  PROBLEM_DUE: problem,
  PROBLEM_ESCALATED: problem,
  PROBLEM_RETURNED: problem,
  PROBLEM_SENT: problem,
  PROBLEM_REDIRECTED: problem,
  PROBLEM_ANSWERED: problem,
  PROBLEM_RAISED: problem,
  PROBLEM_CLOSED: problem,
  KADER_BADGE: kader,
  KADER_ASSESSED: kader,
  KADER_REGISTERED: kader,
  ILP_SET: ilp,
  GROUP_SUCCEEDED: group,
  GROUP_REINSTATED: group,
  ACCOUNT_CODE: paths.account,
  ACCOUNT_SECRET: paths.account,
};

/** The page on which a notification is settled, for a person whose work starts at `landing`. */
export const notificationPath: PathOf = (line, landing) => PATHS[line.kind](line, landing);
