import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal, makeSeat } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { type MadeWilayah, makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

export const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

/** A regency whose Pokjanal has all that may go along: seats, agencies, commitments and a plan of the year. */
async function fullGroup(db: Database, regency: MadeWilayah) {
  const group = await makePokjanal(db, { wilayah: regency, contactOffice: 'DPMD' });
  const agency = (name: string, kind: string) =>
    makeOpd(db, { wilayah: regency, name, kinds: [kind], memberOf: group });
  const dinkes = await agency('Dinas Kesehatan', 'DINKES');
  const dkp = await agency('Dinas Ketahanan Pangan', 'DKP');
  const dinsos = await agency('Dinas Sosial', 'DINSOS');
  const seat = (code: string, name: string, holder: object, single = true) =>
    makeSeat(db, group, { code, name, single, holder: { from: '2024-01-01', ...(holder as { office: string }) } });
  const chair = await seat('KETUA', 'Ketua', { office: 'Sekretaris Daerah' });
  const vice = await seat('WAKIL_KETUA', 'Wakil ketua', { office: 'Ketua TP PKK' }, false);
  const treasurer = await seat('BENDAHARA', 'Bendahara', { office: 'Bendahara Dinkes', acting: 'PLH' });
  await seat('ANGGOTA', 'Anggota', { office: 'Kepala Dinas Sosial', opdId: dinsos.id }, false);
  await seat('KESEHATAN_DESA', 'Kursi setempat', { office: 'Kepala Puskesmas' });
  const { commitmentIds } = await makeMeeting(db, {
    pokjanal: group,
    status: 'HELD',
    minutes: 'x',
    date: '2026-02-02',
    commitments: [
      { text: 'Lengkapi data kader', owner: 'Ketua TP PKK', ownerSeatId: vice.id, dueOn: '2026-03-02' },
      {
        text: 'Sudah selesai',
        owner: 'Bendahara',
        dueOn: '2026-03-02',
        steps: [{ state: 'DONE', on: '2026-03-01', note: 'ya' }],
      },
    ],
  });
  const [plan] = await db.sql<{ id: string }>(
    `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details)
     values (gen_random_uuid(), $1, $2, 'PLAN', '2026', $3, $4, 'Rencana 2026', 'ACCEPTED', '{}') returning id`,
    [group.id, dinkes.id, 2026 * 12, 2026 * 12 + 11],
  );
  return {
    group,
    dinkes,
    dkp,
    dinsos,
    chair,
    vice,
    treasurer,
    commitmentId: commitmentIds[0] ?? '',
    planId: plan?.id ?? '',
  };
}

/** A province with three regencies of Pokjanal groups, the first one full, and who acts. */
export async function givenOldGroups(db: Database) {
  await seedCatalogues(db);
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const areas: MadeWilayah[] = [];
  for (let made = 0; made < 3; made += 1) areas.push(await makeWilayah(db, { parent: province }));
  const [first, second, third] = areas as [MadeWilayah, MadeWilayah, MadeWilayah];
  const full = await fullGroup(db, first);
  const disdik = await makeOpd(db, { wilayah: first, name: 'Dinas Pendidikan', kinds: ['DISDIK'] });
  const others = [await makePokjanal(db, { wilayah: second }), await makePokjanal(db, { wilayah: third })] as const;
  const governor = await makeUser(db, { role: 'ADMIN_PROVINSI', wilayah: province, office: 'Sekretariat provinsi' });
  return {
    province,
    first,
    full,
    disdik,
    others,
    groups: [full.group, ...others],
    governor: { ...officerOf(province, 'ADMIN_PROVINSI'), userId: governor.id },
    regent: officerOf(first),
    viewer: officerOf(first, 'VIEWER'),
  };
}

const LINES = 'lines { key section act title from seat isProposed isPossible confidence reason { id } left { id } }';
export type Line = {
  key: string;
  section: string;
  act: string;
  title: string;
  seat: string | null;
  isProposed: boolean;
  isPossible: boolean;
  reason: { id: string };
};
export type Proposal = {
  pokjanalId: string;
  name: string;
  standing: string | null;
  fingerprint: string;
  problems: { path: string; code: string }[];
  lines: Line[];
};

/** What is proposed for the groups of an area, with how many statements it took. */
export async function propose(db: Database, actor: Actor, within: { id: string }, args = '') {
  const client = as(db, actor);
  const { successionProposals } = await client.run<{ successionProposals: { totalCount: number; nodes: Proposal[] } }>(
    `query ($within: ID!) { successionProposals(within: $within, on: "2026-06-01"${args}) { totalCount
      nodes { pokjanalId name standing fingerprint problems { path code } ${LINES} } } }`,
    { within: gid('Wilayah', within) },
  );
  return { ...successionProposals, cost: client.cost() };
}

let made = 0;

/** A decree of the new regime that is nobody else's. */
export const newDecree = (over: object = {}) => {
  made += 1;
  return {
    content: {
      number: `100.3/${process.pid}-${made}/2026`,
      date: '2026-06-01',
      issuer: 'Gubernur',
      subject: 'Tim Pembina Posyandu',
      termStart: '2026-06-01',
      termEnd: '2030-12-31',
      ...over,
    },
  };
};

export type Outcome = {
  pokjanal: string;
  isDone: boolean;
  name: string | null;
  taken: number;
  left: number;
  problems: { path: string; code: string }[];
};
export type Answer = {
  __typename: string;
  code?: string;
  batch?: string;
  outcomes?: Outcome[];
  problems?: { path: string; code: string }[];
  message?: { id: string };
};

/** Does one act of succession and gives its answer, whether it went through or was refused. */
export async function act(
  db: Database,
  actor: Actor,
  verb: 'succeedGroups' | 'undoSuccession',
  input: object,
): Promise<Answer> {
  const success =
    verb === 'succeedGroups'
      ? '... on SucceedGroupsSuccess { batch dryRun outcomes { pokjanal isDone name taken left problems { path code } } }'
      : '... on UndoSuccessionSuccess { successions { undoReason } }';
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { out: ${verb}(input: $input) { __typename
    ... on Error { code message { id } } ... on InvalidInputError { problems { path code } } ${success} } }`;
  return (await as(db, actor).run<{ out: Answer }>(text, { input })).out;
}

/** What is confirmed of a proposal when everything that fits is taken. */
export const taking = ({ pokjanalId, fingerprint }: Proposal, over: object = {}) => ({
  pokjanal: pokjanalId,
  fingerprint,
  ...over,
});
