import { maskPhone } from '../../auth/phone.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { FIRST, kaderFactProblems, type KaderFacts, keptFacts } from '../kader/kader-facts.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { isAlike } from './alike.ts';
import { atTitles, dateOf, dayAt, given, textAt } from './cell-text.ts';
import { differences, judgedOf } from './judged.ts';
import { type KaderHome, type KaderScene, readHome, readKaderScene, type StandingKader } from './kader-scene.sql.ts';
import type { GivenRow, Judged, RowDiff } from './register.ts';

/** Facts of a kader with days as texts. */
type Facts = Omit<KaderFacts, 'decreeDate' | 'trainedOn'> & {
  readonly decreeDate: string | null;
  readonly trainedOn: string | null;
};

/** What is written of a kader, or stood before. The telephone number only where it changes. */
export type KaderContent = {
  readonly facts: Facts;
  readonly keepPhone: boolean;
  readonly posyanduId: string;
  readonly since: string;
};

/** The facts as the acts of people take them. */
export function factsOf({ decreeDate, trainedOn, ...facts }: Facts): KaderFacts {
  const day = (text: string | null) => (text === null ? null : dateOf(text));
  return { ...facts, decreeDate: day(decreeDate), trainedOn: day(trainedOn) };
}

const TITLES = {
  name: 'nama',
  phone: 'telepon',
  rw: 'rw',
  rt: 'rt',
  decreeNumber: 'nomor_sk',
  decreeDate: 'tanggal_sk',
  trainedOn: 'dilatih',
  since: 'sejak',
} as const;

/** Tells what rows of a list of kader mean for what stands, in two statements whatever their number. */
export async function judgeKader(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<KaderContent>[]> {
  const scene = await readKaderScene(ctx, rows);
  return rows.map((row) => judgeRow(scene, row, dayText(today(ctx))));
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function judgeRow(scene: KaderScene, row: GivenRow, now: string): Judged<KaderContent> {
  const { post, problems: postProblems } = readHome(scene, row);
  const here = scene.kaders.filter(({ posyanduId }) => posyanduId === post?.id);
  const typed = textAt(row, 'name').replace(/\s+/g, ' ');
  const kader = here.find(({ name }) => sameName(name, typed)) ?? null;
  const { facts, problems } = readFacts(row, kader, typed, now);
  const since = dayAt(row, 'since', TITLES.since);
  const firstDay = since.day ?? now;
  return judgedOf(kader, {
    name: facts.name,
    place: placeOf(post, row),
    key: keyOf(post, facts),
    diff: diffOf(kader, facts, firstDay),
    content: post && { ...kept(facts, kader), posyanduId: post.id, since: firstDay },
    before: kader && post && beforeOf(kader, facts, post),
    problems: [
      ...postProblems,
      ...problems,
      ...since.problems,
      ...(kader || since.problems.length > 0 ? [] : sinceProblems(post, firstDay, now)),
    ],
    warnings: warningsOf(here, { kader, name: facts.name, since: since.day, now }),
  });
}

const placeOf = (post: KaderHome | null, row: GivenRow): string =>
  post ? `${post.name}, ${post.desa}` : textAt(row, 'post') || textAt(row, 'postCode');

const keyOf = (post: KaderHome | null, { name }: Facts): string | null =>
  post && name !== '' ? `${post.id} ${name.toLowerCase()}` : null;

function kept(facts: Facts, kader: StandingKader | null): Pick<KaderContent, 'facts' | 'keepPhone'> {
  const keepPhone = kader !== null && kader.phone === facts.phone;
  return { facts: keepPhone ? { ...facts, phone: null } : facts, keepPhone };
}

/** What stood of a kader; her number only where the list changes it. */
function beforeOf(kader: StandingKader, facts: Facts, { id }: KaderHome): KaderContent {
  const { name, phone, rw, rt, decreeNumber, decreeDate, trainedOn, since } = kader;
  const keepPhone = phone === facts.phone;
  const stood = { name, phone: keepPhone ? null : phone, rw, rt, decreeNumber, decreeDate, trainedOn };
  return { facts: stood, keepPhone, posyanduId: id, since };
}

const NEW = { phone: null, rw: null, rt: null, decreeNumber: null, decreeDate: null, trainedOn: null } as const;

function readFacts(row: GivenRow, kader: StandingKader | null, typed: string, now: string) {
  const stands = kader ?? NEW;
  const line = (key: 'phone' | 'rw' | 'rt' | 'decreeNumber') => {
    const text = given(row, key);
    return text === undefined ? stands[key] : text;
  };
  const [decree, trained] = [dayAt(row, 'decreeDate', TITLES.decreeDate), dayAt(row, 'trainedOn', TITLES.trainedOn)];
  const day = (key: 'decreeDate' | 'trainedOn', read: typeof decree) =>
    given(row, key) === undefined ? stands[key] : read.day;
  const facts: Facts = {
    name: kader ? kader.name : typed,
    phone: line('phone'),
    rw: line('rw'),
    rt: line('rt'),
    decreeNumber: line('decreeNumber'),
    decreeDate: day('decreeDate', decree),
    trainedOn: day('trainedOn', trained),
  };
  const tidy = keptFacts(factsOf(facts));
  return {
    facts: { ...facts, ...withoutDays(tidy) },
    problems: [...atTitles(kaderFactProblems(tidy, dateOf(now)), TITLES), ...decree.problems, ...trained.problems],
  };
}

const withoutDays = ({ decreeDate: _decree, trainedOn: _trained, ...facts }: KaderFacts) => facts;

/** The first day lies in a time in which the post operated, and not ahead. */
function sinceProblems(post: KaderHome | null, since: string, now: string): Problem[] {
  const limits = dayProblems(TITLES.since, dateOf(since), { after: FIRST, latest: dateOf(now) });
  if (!post || limits.length > 0) return limits;
  const operates = post.open.some(({ from, to }) => from <= since && (to === null || since <= to));
  return operates ? [] : [problem(TITLES.since, 'POSYANDU_NOT_OPEN_THEN', { on: since })];
}

type Shown = {
  readonly kader: StandingKader | null;
  readonly name: string;
  readonly since: string | null;
  readonly now: string;
};

function warningsOf(here: readonly StandingKader[], { kader, name, since, now }: Shown): Problem[] {
  const alike = kader ? undefined : here.find((one) => isAlike(one.name, name));
  return [
    ...(alike ? [problem(TITLES.name, 'LOOKS_ALIKE', { name: alike.name })] : []),
    ...(!kader && since === null ? [problem(TITLES.since, 'DAY_ASSUMED', { day: now })] : []),
    ...(kader && since !== null && since !== kader.since
      ? [problem(TITLES.since, 'DAY_STAYS', { day: kader.since })]
      : []),
  ];
}

/** A telephone number is masked, in a preview as everywhere; a change between two that look the same then still shows. */
function diffOf(kader: StandingKader | null, facts: Facts, since: string): RowDiff[] {
  const diff = kader ? differences(texts(kader), texts(facts)) : differences(null, { ...texts(facts), sejak: since });
  const mask = (phone: string | null) => phone && maskPhone(phone);
  return diff.map((one) =>
    one.column === TITLES.phone ? { ...one, before: mask(one.before), after: mask(one.after) } : one,
  );
}

function texts({ name, phone, rw, rt, decreeNumber, decreeDate, trainedOn }: Facts | StandingKader) {
  return {
    nama: name === '' ? null : name,
    telepon: phone,
    rw,
    rt,
    nomor_sk: decreeNumber,
    tanggal_sk: decreeDate,
    dilatih: trainedOn,
  };
}
