import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal, makeSeat } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { officerOf } from '../../../test/actors.ts';
import { as, testClock } from '../../../test/as.ts';
import type { Actor, UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import type { Clock } from '../../lib/clock.ts';

export const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

/** A province and a regency with a group each; the regency's has a seat of Diskominfo and an empty one; and who acts. */
export async function givenGuidance(db: Database) {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: province });
  const sibling = await makeWilayah(db, { parent: province });
  const above = await makePokjanal(db, { wilayah: province, name: 'Pokjanal atas' });
  const group = await makePokjanal(db, { wilayah: regency, name: 'Pokjanal kota' });
  const diskominfo = await makeOpd(db, { wilayah: regency, name: 'Diskominfo', memberOf: group });
  const health = await makeOpd(db, { wilayah: regency, name: 'Dinas Kesehatan', memberOf: group });
  const seat = await makeSeat(db, group, {
    code: 'BIDANG_KIE',
    name: 'Bidang KIE',
    holders: [
      { office: 'Kepala Diskominfo lama', to: '2024-06-30' },
      { office: 'Kepala Diskominfo', opdId: diskominfo.id, from: '2024-07-01' },
    ],
  });
  const empty = await makeSeat(db, group, { code: 'BENDAHARA', name: 'Bendahara' });
  const person = async (actor: UserActor) => ({ ...actor, userId: (await makeUser(db, { role: 'VIEWER' })).id });
  const officialOf = (opd: { id: string }): UserActor => ({
    ...officerOf(regency),
    assignments: [{ id: opd.id, role: 'PEJABAT_OPD', opd: { id: opd.id, path: regency.path } }],
  });
  return {
    province,
    regency,
    group,
    above,
    diskominfo,
    health,
    seat,
    empty,
    admin: await person(officerOf(regency)),
    governor: await person(officerOf(province, 'ADMIN_PROVINSI')),
    viewer: officerOf(regency, 'VIEWER'),
    stranger: officerOf(sibling),
    official: await person(officialOf(diskominfo)),
    otherOfficial: await person(officialOf(health)),
  };
}

/** What a person would type of a meeting of the records. */
export function meetingContent(over: Record<string, unknown> = {}) {
  return {
    kind: 'STRENGTHENING',
    title: 'Penguatan Pembinaan Pokjanal Posyandu Tingkat Kota',
    date: '2024-08-14',
    place: 'Cafe dan Resto Asana Garden',
    organiser: 'Dinas Kesehatan',
    facilitator: 'Bidang Kesmas Dinkes Provinsi',
    minutes: 'Setiap OPD diminta masukan.',
    ...over,
  };
}

const COMMITMENT = `id text owner state revision dueOn dueWorkingDays daysOverdue shouldEscalate escalatedTo abilities
  steps { no state on note toGroup } pokjanal { name } meeting { title }`;
/** Everything a page asks of a meeting. */
export const MEETING = `id title status revision cancelReason minutes abilities kaderShare tags
  parties { name isGroup invitedCount attendance total men women seat { name } opd { name } }
  speakers { office topic } agenda { text source subject } outputs { id text state on note revision }
  joint { text signedOn signatories } reach { reached wilayah { name } } files { name }
  commitments { ${COMMITMENT} } changes { action reason fields { field before after } }`;

type Commitment = {
  id: string;
  owner: string;
  state: string;
  revision: number;
  dueOn: string;
  daysOverdue: number;
  shouldEscalate: boolean;
  [field: string]: unknown;
};
type Meeting = {
  id: string;
  revision: number;
  status: string;
  outputs: { id: string; revision: number }[];
  commitments: Commitment[];
  changes: { action: string }[];
  [field: string]: unknown;
};
export type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  meeting?: Meeting;
  commitment?: Commitment;
  currentMeeting?: { revision: number } | null;
  currentCommitment?: { state: string; revision: number } | null;
};

/** Does one act through the API and gives its answer, whether it went through or was refused. */
export async function act(db: Database, actor: Actor, verb: string, input: object, clock: Clock = testClock()) {
  const success = /ommitment/.test(verb)
    ? `... on CommitmentSuccess { commitment { ${COMMITMENT} } }`
    : `... on MeetingSuccess { meeting { ${MEETING} } }`;
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { out: ${verb}(input: $input) { __typename
    ... on Error { code } ... on InvalidInputError { problems { path code } }
    ... on ConflictError { currentMeeting { revision } currentCommitment { state revision } } ${success} } }`;
  return (await as(db, actor, clock).run<{ out: Answer }>(text, { input })).out;
}

/** The paths and codes of what was wrong. */
export const problemsOf = ({ problems = [] }: Answer) => problems.map(({ path, code }) => `${path} ${code}`);
