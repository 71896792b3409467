import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { Actor, UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import type { Clock } from '../../lib/clock.ts';

export const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

/** A province and a regency with a group each, an agency of roads and one of health, a village with two posts; who acts. */
export async function givenProblems(db: Database) {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: province });
  const sibling = await makeWilayah(db, { parent: province });
  const district = await makeWilayah(db, { parent: regency });
  const village = await makeWilayah(db, { parent: district });
  const above = await makePokjanal(db, { wilayah: province, name: 'Pokjanal provinsi' });
  const group = await makePokjanal(db, { wilayah: regency, name: 'Pokjanal kota' });
  const roads = await makeOpd(db, { wilayah: regency, name: 'Dinas PUPR', memberOf: group });
  const health = await makeOpd(db, { wilayah: regency, name: 'Dinas Kesehatan', memberOf: group });
  const elsewhere = await makeOpd(db, { wilayah: sibling, name: 'Dinas PUPR tetangga' });
  const post = await makePosyandu(db, { desa: village, name: 'Melati' });
  const other = await makePosyandu(db, { desa: village, name: 'Mawar' });
  const person = async (actor: UserActor, office: string): Promise<UserActor> => ({
    ...actor,
    userId: (await makeUser(db, { role: 'VIEWER', office })).id,
  });
  const officialOf = (opd: { id: string }): UserActor => ({
    ...officerOf(regency),
    assignments: [{ id: opd.id, role: 'PEJABAT_OPD', opd: { id: opd.id, path: regency.path } }],
  });
  return {
    province,
    regency,
    sibling,
    district,
    village,
    group,
    above,
    roads,
    health,
    elsewhere,
    post,
    other,
    kader: await person(kaderOf(post), 'Kader Melati'),
    otherKader: kaderOf(other),
    petugas: await person(petugasOf(post), 'Puskesmas'),
    operator: await person(officerOf(village, 'OPERATOR_DESA'), 'Pemerintah desa'),
    admin: await person(officerOf(regency), 'Sekretariat kota'),
    governor: await person(officerOf(province, 'ADMIN_PROVINSI'), 'Sekretariat provinsi'),
    viewer: officerOf(regency, 'VIEWER'),
    stranger: officerOf(sibling),
    official: await person(officialOf(roads), 'Dinas PUPR'),
    otherOfficial: await person(officialOf(health), 'Dinas Kesehatan'),
  };
}

const PROBLEM = `id state revision title description raisedBy origin to dueOn daysLate escalatedTo outcome acts mayCorrect
  suggestedDueOn addressees { id name isGroup isUsual } posyandu { name } wilayah { name }
  steps { no state on by note to dueOn outcome } changes { action fields { field before after } }`;

export type ProblemAnswer = {
  id: string;
  state: string;
  revision: number;
  acts: string[];
  addressees: { id: string; name: string; isGroup: boolean }[];
  steps: { no: number; state: string }[];
  changes: { action: string }[];
  [field: string]: unknown;
};
export type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  problem?: ProblemAnswer;
  currentProblem?: { state: string; revision: number } | null;
};

/** Does one act through the API and gives its answer, whether it went through or was refused. */
export async function act(db: Database, actor: Actor, clock: Clock, verb: string, input: object): Promise<Answer> {
  const inputOf: Record<string, string> = {
    acceptAnswer: 'ProblemNoteInput',
    redirectProblem: 'ProblemNoteInput',
    escalateProblem: 'ProblemNoteInput',
  };
  const type = inputOf[verb] ?? `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { out: ${verb}(input: $input) { __typename
    ... on Error { code } ... on InvalidInputError { problems { path code } }
    ... on ConflictError { currentProblem { state revision } } ... on ProblemSuccess { problem { ${PROBLEM} } } } }`;
  return (await as(db, actor, clock).run<{ out: Answer }>(text, { input })).out;
}

/** The paths and codes of what was wrong. */
export const problemsOf = ({ problems = [] }: Answer) => problems.map(({ path, code }) => `${path} ${code}`);
