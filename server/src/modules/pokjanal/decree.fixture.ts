import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

/** A province with two regencies, each with a group that waits for its decree, and who administers them. */
export async function givenWaiting(db: Database) {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const [here, there] = [await makeWilayah(db, { parent: province }), await makeWilayah(db, { parent: province })];
  const group = await makePokjanal(db, { wilayah: here, decree: null, name: 'Pokjanal sini' });
  const other = await makePokjanal(db, { wilayah: there, decree: null, name: 'Pokjanal sana' });
  return {
    db,
    province,
    here,
    there,
    group,
    other,
    admin: await personAt(db, here, 'ADMIN_KABKOTA'),
    governor: await personAt(db, province, 'ADMIN_PROVINSI'),
  };
}

async function personAt(
  db: Database,
  area: Parameters<typeof officerOf>[0] & { id: string },
  role: 'ADMIN_KABKOTA' | 'ADMIN_PROVINSI',
): Promise<UserActor> {
  const { id } = await makeUser(db, { role: 'VIEWER', office: `Kantor ${role}` });
  return { ...officerOf(area, role), userId: id };
}

let made = 0;

/** What a person would type for a group; its number is nobody else's. */
export function contentFor(groups: readonly { readonly id: string }[], over: Record<string, unknown> = {}) {
  made += 1;
  return {
    kind: 'ESTABLISHMENT',
    number: `188.45/${process.pid}-${made}/2026`,
    date: '2026-03-02',
    issuer: 'Bupati Sini',
    subject: 'Pembentukan Pokjanal Posyandu',
    termStart: '2026-03-02',
    termEnd: '2030-12-31',
    legalBases: ['Permendagri 54 Tahun 2007'],
    groups: groups.map(({ id }) => encodeGlobalId('Pokjanal', id)),
    ...over,
  };
}

const FAILURES = `... on Error { code } ... on InvalidInputError { problems { path code } } ... on ConflictError { currentDecree { id number revision } }`;
const DECREE = `decree {
  id number date revision endsInDays withdrawnAt withdrawReason abilities warnings { code }
  groups { id name status } attachment { name bytes mediaType url } supersedes { id number }
  changes { action revision by reason fields { field before after } }
}`;

export type DecreeAnswer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentDecree?: { id: string; number: string; revision: number } | null;
  decree?: {
    id: string;
    number: string;
    revision: number;
    groups: { id: string; name: string; status: string }[];
    changes: { action: string; fields: { field: string; before: string; after: string }[] }[];
    [field: string]: unknown;
  };
};

async function act(db: Database, actor: UserActor, verb: string, input: object): Promise<DecreeAnswer> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { out: ${verb}(input: $input) { __typename ... on DecreeSuccess { ${DECREE} } ${FAILURES} } }`;
  return (await as(db, actor).run<{ out: DecreeAnswer }>(text, { input })).out;
}

export const record = (db: Database, actor: UserActor, content: object) => act(db, actor, 'recordDecree', { content });
export const correct = (db: Database, actor: UserActor, input: object) => act(db, actor, 'correctDecree', input);
export const withdraw = (db: Database, actor: UserActor, input: object) => act(db, actor, 'withdrawDecree', input);
