import { actPath } from '@/features/gaps/act-path.ts';
import type { GapAct } from '@/gql/schema-types.ts';
import type { KeyOf } from '@/i18n/catalogue.ts';
import type { HomeTexts } from '@/i18n/texts/home.ts';
import { paths } from '@/paths.ts';
import type { StartLineFragment } from './start-page.generated.ts';

type Act = { readonly words: KeyOf<HomeTexts>; readonly path: string };
type GapLine =
  | 'EXPIRED'
  | 'ENDS_IN_30'
  | 'DISSOLVED'
  | 'NO_GROUP'
  | 'AWAITING_DECREE'
  | 'VACANT_SEAT'
  | 'ENDS_IN_90'
  | 'ENDS_IN_180';

const GAP_ACTS: Readonly<Record<GapLine, readonly [GapAct, Act['words']]>> = {
  EXPIRED: ['RENEW_DECREE', 'act.renew'],
  ENDS_IN_30: ['RENEW_DECREE', 'act.renew'],
  DISSOLVED: ['FOUND_GROUP', 'act.found'],
  NO_GROUP: ['FOUND_GROUP', 'act.found'],
  AWAITING_DECREE: ['RECORD_DECREE', 'act.record'],
  VACANT_SEAT: ['FILL_SEAT', 'act.fill'],
  ENDS_IN_90: ['RENEW_DECREE', 'act.renew'],
  ENDS_IN_180: ['RENEW_DECREE', 'act.renew'],
};

const WORK: { readonly [K in Exclude<StartLineFragment['kind'], GapLine>]: (line: StartLineFragment) => Act } = {
  REPORTS_RETURNED: ({ month }) => ({ words: 'act.send', path: paths.worklist({ ...at(month), status: 'RETURNED' }) }),
  REPORTS_DUE: ({ month }) => ({ words: 'act.send', path: paths.worklist({ ...at(month), status: 'NONE' }) }),
  REPORTS_TO_VERIFY: ({ month }) => ({
    words: 'act.verify',
    path: paths.worklist({ ...at(month), status: 'SUBMITTED' }),
  }),
  MONTHS_TO_CLOSE: ({ month, wilayah }) => ({
    words: 'act.close',
    path: paths.closing({ ...at(month), ...(wilayah ? { wilayah } : {}) }),
  }),
  COLLECTIONS_TO_ANSWER: ({ request }) => ({ words: 'act.answer', path: paths.collection(request ?? '') }),
  COLLECTIONS_OUTSTANDING: ({ request }) => ({ words: 'act.see', path: paths.collection(request ?? '') }),
  COMMITMENTS_OVERDUE: () => ({ words: 'act.see', path: paths.commitments({ keadaan: 'OVERDUE' }) }),
  COMMITMENTS_DUE: () => ({ words: 'act.see', path: paths.commitments() }),
  PROBLEMS_TO_ANSWER: ({ record }) => ({ words: 'act.answer', path: paths.problem(record ?? '') }),
  PROBLEMS_LATE: ({ record }) => ({ words: 'act.see', path: paths.problem(record ?? '') }),
  PROBLEMS_ANSWERED: ({ record }) => ({ words: 'act.verify', path: paths.problem(record ?? '') }),
  PROBLEMS_TO_SEND: ({ record }) => ({ words: 'act.pass', path: paths.problem(record ?? '') }),
  VISITS_OVERDUE: ({ record }) => ({ words: 'act.hold', path: paths.correctEvidence(record ?? '') }),
  VISITS_DUE: ({ record }) => ({ words: 'act.see', path: paths.evidence(record ?? '') }),
  EVIDENCE_RETURNED: ({ pokjanal }) => ({ words: 'act.see', path: paths.duties({ kelompok: pokjanal }) }),
  EVIDENCE_TO_JUDGE: ({ pokjanal }) => ({ words: 'act.see', path: paths.duties({ kelompok: pokjanal }) }),
};

/** The list that holds all of a line, where its act leads to the first alone. */
const ALL: Readonly<Partial<Record<StartLineFragment['kind'], string>>> = {
  PROBLEMS_TO_ANSWER: paths.problems({ keadaan: 'WAITING' }),
  PROBLEMS_LATE: paths.problems({ keadaan: 'LATE' }),
  PROBLEMS_ANSWERED: paths.problems({ keadaan: 'ANSWERED' }),
  PROBLEMS_TO_SEND: paths.problems({ keadaan: 'OPEN' }),
  VISITS_OVERDUE: paths.visits({ keadaan: 'OVERDUE' }),
  VISITS_DUE: paths.visits({ keadaan: 'WEEK' }),
};

const at = (month: string | null) => (month ? { periode: month } : {});

const isGap = (kind: StartLineFragment['kind']): kind is GapLine => kind in GAP_ACTS;

/** What to do first about a line, and where all of it stands when it is more than one gap. */
export function actsOf(line: StartLineFragment): { readonly first: Act; readonly all: string | null } {
  const { kind, count } = line;
  if (!isGap(kind)) return { first: WORK[kind](line), all: count > 1 ? (ALL[kind] ?? null) : null };
  const [act, words] = GAP_ACTS[kind];
  return { first: { words, path: actPath({ ...line, act }) }, all: count > 1 ? paths.gaps({ jenis: kind }) : null };
}

/** Lines whose day tells since when, not until when. */
export const isSince = (kind: StartLineFragment['kind']): boolean =>
  kind === 'EVIDENCE_RETURNED' ||
  kind === 'EVIDENCE_TO_JUDGE' ||
  kind === 'PROBLEMS_ANSWERED' ||
  kind === 'PROBLEMS_TO_SEND' ||
  kind === 'VACANT_SEAT' ||
  kind === 'AWAITING_DECREE' ||
  kind === 'DISSOLVED';
