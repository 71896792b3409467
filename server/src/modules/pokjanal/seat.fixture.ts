import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal, makeSeat } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { type MadeWilayah, makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

type Holding = { id: string; office: string; revision: number; from: string | null; to: string | null };
type Group = { id: string; revision: number; contactOffice: string | null; secretariat: string | null };

/** What a mutation about seats answers, of success and of every refusal. */
export type Answer = {
  __typename: string;
  code?: string;
  message?: { id: string };
  problems?: { path: string; code: string }[];
  seats?: { id: string; code: string; name: string; single: boolean; order: number; endedOn: string | null }[];
  holding?: Holding;
  currentHolding?: Holding | null;
  membership?: { id: string; to: string | null };
  memberships?: { id: string; opd: { name: string } }[];
  pokjanal?: Group;
  currentPokjanal?: Group | null;
};

const HOLDING = '{ id office revision from to }';
const GROUP = '{ id revision contactOffice secretariat }';
const SEATS = '... on SeatsSuccess { seats { id code name single order endedOn } }';
const HELD = `... on HoldingSuccess { holding ${HOLDING} }`;
const ACTS: Record<string, { input: string; success: string }> = {
  addSeats: { input: 'AddSeatsInput', success: SEATS },
  renameSeat: { input: 'RenameSeatInput', success: SEATS },
  reorderSeats: { input: 'ReorderSeatsInput', success: SEATS },
  endSeat: { input: 'EndSeatInput', success: SEATS },
  holdSeat: { input: 'HoldSeatInput', success: HELD },
  endHolding: { input: 'EndHoldingInput', success: HELD },
  handOverSeat: { input: 'HandOverInput', success: HELD },
  correctHolding: { input: 'CorrectHoldingInput', success: HELD },
  withdrawHolding: { input: 'WithdrawHoldingInput', success: HELD },
  joinMembers: {
    input: 'JoinMembersInput',
    success: '... on JoinMembersSuccess { memberships { id opd { name } } }',
  },
  leaveMember: { input: 'LeaveMemberInput', success: '... on LeaveMemberSuccess { membership { id to } }' },
  setPokjanalOffices: {
    input: 'SetPokjanalOfficesInput',
    success: `... on SetPokjanalOfficesSuccess { pokjanal ${GROUP} }`,
  },
};

/** Does one act through the API and gives its answer, whether it went through or was refused. */
export async function act(db: Database, actor: Actor, name: string, input: object): Promise<Answer> {
  const known = ACTS[name];
  if (!known) throw new Error(`No such act: ${name}`);
  const text = `mutation ($input: ${known.input}!) { ${name}(input: $input) { __typename
    ... on Error { code message { id } } ... on InvalidInputError { problems { path code } }
    ... on ConflictError { currentHolding ${HOLDING} currentPokjanal ${GROUP} } ${known.success} } }`;
  const answer = await as(db, actor).run<Record<string, Answer>>(text, { input });
  return answer[name] as Answer;
}

/** A global id. */
export const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

/** The paths and codes of what was wrong. */
export const problemsOf = (answer: Answer) => (answer.problems ?? []).map(({ path, code }) => `${path} ${code}`);

/** A person on record who manages the groups of an area. */
export async function managerOf(
  db: Database,
  wilayah: MadeWilayah,
  role: 'ADMIN_KABKOTA' | 'ADMIN_PROVINSI' = 'ADMIN_KABKOTA',
) {
  const user = await makeUser(db, { role, wilayah });
  return { ...officerOf(wilayah, role), userId: user.id };
}

/** A regency with a group that has a chair for one and a bench for many, its admin, and others who must not act. */
export async function givenGroup(db: Database, parent?: MadeWilayah) {
  const province = parent ?? (await makeWilayah(db, { level: 'PROVINSI' }));
  const regency = await makeWilayah(db, { parent: province });
  const sibling = await makeWilayah(db, { parent: province });
  const group = await makePokjanal(db, { wilayah: regency });
  const chair = await makeSeat(db, group, { code: 'KETUA', name: 'Ketua', order: 1 });
  const bench = await makeSeat(db, group, { code: 'ANGGOTA', name: 'Anggota', single: false, order: 2 });
  const opd = await makeOpd(db, { wilayah: regency, name: 'Dinas Kesehatan' });
  return {
    province,
    regency,
    sibling,
    group,
    chair,
    bench,
    opd,
    admin: await managerOf(db, regency),
    viewer: officerOf(regency, 'VIEWER'),
    stranger: officerOf(sibling),
  };
}

/** Seats an office in a seat through the API and gives the id of the holding. */
export async function hold(
  db: Database,
  actor: Actor,
  seat: { id: string },
  holder: { office?: string; from: string; to?: string; [more: string]: unknown },
): Promise<Answer> {
  const { from, to, ...rest } = holder;
  return act(db, actor, 'holdSeat', {
    seat: gid('Seat', seat),
    holder: { office: 'Sekretaris Daerah', ...rest },
    from,
    ...(to && { to }),
  });
}
