import { nextId } from '../ids.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import type { PlannedUser } from './accounts.ts';
import { HOME } from './places.ts';
import type { SeatedOpd } from './seats.ts';
import type { WrittenPosts } from './write-posts.ts';

type Places = {
  areas: ReadonlyMap<string, MadeWilayah>;
  posts: WrittenPosts;
  opdByArea: ReadonlyMap<string, SeatedOpd[]>;
};

/** Writes the demo accounts with one role each; all share the hash of the one secret that the sign-in page shows. */
export async function writeUsers(
  tx: SqlHandle,
  users: readonly PlannedUser[],
  places: Places,
  secretHash: string,
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const idByName = new Map<string, string>();
  const rows: Value[][] = [];
  const accounts: Value[][] = [];
  const assignments: Value[][] = [];
  for (const user of users) {
    const id = nextId(tx);
    idByName.set(user.username, id);
    rows.push([id, user.name, `${id}@pokjanal.invalid`, user.username, user.username, user.office, true, at, at]);
    accounts.push([nextId(tx), id, 'credential', id, secretHash, at, at]);
    assignments.push([nextId(tx), id, user.role, ...placeOf(user, places), '2024-01-01']);
  }
  await insertRows(tx, '"User"', USER, rows);
  await insertRows(tx, '"Account"', ACCOUNT, accounts);
  await insertRows(tx, '"RoleAssignment"', ASSIGNMENT, assignments);
  return idByName;
}

const USER = {
  id: 'uuid',
  name: 'text',
  email: 'text',
  username: 'text',
  displayUsername: 'text',
  office: 'text',
  isDemo: 'boolean',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
};
const ACCOUNT = {
  id: 'uuid',
  accountId: 'text',
  providerId: 'text',
  userId: 'uuid',
  password: 'text',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
};
const ASSIGNMENT = {
  id: 'uuid',
  userId: 'uuid',
  role: '"Role"',
  wilayahId: 'uuid',
  puskesmasId: 'uuid',
  posyanduId: 'uuid',
  opdId: 'uuid',
  from: 'date',
};

function placeOf(user: PlannedUser, places: Places): [Value, Value, Value, Value] {
  const place: [Value, Value, Value, Value] = [
    user.area && places.areas.get(user.area)?.id,
    user.puskesmas && places.posts.puskesmas.get(user.puskesmas)?.id,
    user.post && places.posts.posts.get(user.post)?.id,
    user.opdKind && opdOf(user.opdKind, places)?.id,
  ];
  if (place.every((id) => id === undefined)) throw new Error(`The account ${user.username} has no place`);
  return place;
}

function opdOf(kind: string, places: Places): SeatedOpd | undefined {
  return places.opdByArea.get(HOME.regency)?.find(({ kinds }) => kinds.includes(kind));
}
