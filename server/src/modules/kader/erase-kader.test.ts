import { makeUser } from '@pokjanal/prisma/make/user';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { decodeGlobalId, encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
const NAME = 'Zubaidah Lestari';
/** What nothing may hold afterwards. */
const PERSONAL = ['zubaidah', '5550999', '81255', '••••', 'sakit keras', 'Umbul'];
let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let admin: UserActor;
let petugas: UserActor;

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  admin = { ...officerOf(scene.kabkota[0]), userId: (await makeUser(db, { office: 'Dinkes Uji' })).id };
  petugas = { ...petugasOf(first()), userId: (await makeUser(db)).id };
});

function first() {
  const [post] = scene.posts;
  if (!post) throw new Error('no post');
  return post;
}

type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  kader?: { id: string; name: string; revision: number; erasedAt: string | null; terms: object[]; badge: string };
};

async function act(name: string, input: object, actor: UserActor = petugas): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename
      ... on Error { code } ... on InvalidInputError { problems { path code } }
      ... on KaderSuccess { kader { id name phoneMasked rw rt revision erasedAt leftOn terms { from } } } } }`,
    { input },
  );
  return answer[name] as Answer;
}

async function registered(name: string): Promise<string> {
  const input = {
    posyandu: encodeGlobalId('Posyandu', first().id),
    since: '2024-01-15',
    facts: { name, phone: '0812-5550-9999', rw: 'Umbul', rt: '07', decreeNumber: '12/2024' },
  };
  const { kader } = await act('registerKader', input);
  if (!kader) throw new Error('not registered');
  return kader.id;
}

/** Tables that hold a text anywhere in a row. */
async function holding(text: string): Promise<string[]> {
  const tables = await db.sql<{ name: string }>(
    `select format('%I', c.relname) as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await db.sql(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${text}%`]);
    if (hit) found.push(name);
  }
  return found;
}

describe('a kader who asks for it', () => {
  it('is known by nothing any more, anywhere in the database, and still counts', async () => {
    const id = await registered(NAME);
    const left = { kader: id, on: '2025-01-31', reason: 'sakit keras', expectedRevision: 0 };
    expect((await act('leaveKader', left)).__typename).toBe('KaderSuccess');
    const uuid = decodeGlobalId(id)?.id ?? '';
    // A list she came by keeps its rows for a while.
    await db.sql(
      `with job as (insert into import_job (id, owner, file_name, block_code, state, created_at, expires_at)
         values (gen_random_uuid(), $1, 'kader.xlsx', '', 3, now(), now() + interval '30 days') returning id)
       insert into import_row (job_id, row_no, status, code, name, subject_id, revision, content, diff, raw, findings, wrote)
       select id, 2, 4, '', $2::text, $3::uuid, 0, jsonb_build_object('name', $2::text), jsonb_build_array($2::text), array[$2::text, '0812-5550-9999'], '[]',
         jsonb_build_object('id', $3::uuid, 'before', jsonb_build_object('name', $2::text)) from job`,
      [petugas.userId, NAME, uuid],
    );
    for (const text of ['zubaidah', 'sakit keras', 'Umbul']) expect(await holding(text)).not.toEqual([]);

    const input = { kader: id, name: ' zubaidah  lestari ', reason: 'Surat 12 Agustus 2026', expectedRevision: 1 };
    const { kader } = await act('eraseKader', input, admin);
    expect(kader).toMatchObject({ name: 'Data pribadi dihapus', phoneMasked: null, rw: null, rt: null, revision: 2 });
    expect(kader?.erasedAt).toBe('2026-08-20T03:00:00.000Z');
    expect(kader?.terms).toEqual([{ from: '2024-01-15' }]);
    for (const text of PERSONAL) expect(await holding(text), text).toEqual([]);

    const read = await as(db, admin, clock).run<{ kader: { changes: { action: string; reason: string | null }[] } }>(
      'query ($id: ID!) { kader(id: $id) { changes { action reason by fields { field before after } } } }',
      { id },
    );
    expect(read.kader.changes).toMatchObject([
      { action: 'kader.erased', reason: 'Surat 12 Agustus 2026', by: 'Dinkes Uji', fields: [] },
      { action: 'kader.left', reason: null, fields: [{ field: 'leftOn', before: '', after: '2025-01-31' }] },
      { action: 'kader.registered', reason: null },
    ]);
    const [registration] = read.kader.changes.slice(-1) as unknown as { fields: { field: string; after: string }[] }[];
    expect(registration?.fields).toContainEqual({ field: 'name', before: '', after: 'Data pribadi dihapus' });
    expect(registration?.fields).toContainEqual({ field: 'decreeNumber', before: '', after: '12/2024' });
  });

  it('is named once more, for a reason that does not name her; everything wrong is said at once', async () => {
    const id = await registered('Wulan Sari');
    const wrong = { kader: id, name: 'Wulan', reason: 'permintaan wulan sari', expectedRevision: 0 };
    expect((await act('eraseKader', wrong, admin)).problems).toEqual([
      { path: 'name', code: 'KADER_NAME_DIFFERS' },
      { path: 'reason', code: 'KADER_NAMED' },
    ]);
    const blank = { ...wrong, reason: ' ' };
    expect((await act('eraseKader', blank, admin)).problems?.[1]).toEqual({ path: 'reason', code: 'REASON_REQUIRED' });
    const stale = { kader: id, name: 'Wulan Sari', reason: 'surat', expectedRevision: 3 };
    expect(await act('eraseKader', stale, admin)).toMatchObject({ code: 'STALE_KADER' });
  });

  it('is forgotten by the office of her regency alone, and by no token', async () => {
    const id = await registered('Yuni Astuti');
    const input = { kader: id, name: 'Yuni Astuti', reason: 'surat', expectedRevision: 0 };
    for (const actor of [petugas, officerOf(first().desa, 'OPERATOR_DESA'), officerOf(scene.kabkota[0], 'VIEWER')]) {
      expect((await act('eraseKader', input, actor)).__typename).toBe('ForbiddenError');
    }
    expect((await act('eraseKader', input, officerOf(scene.kabkota[1]))).code).toMatch(/FORBIDDEN|KADER_NOT_FOUND/);
    const token = await act('eraseKader', input, { ...admin, via: 'token', readOnly: true });
    expect(token.__typename).toBe('ForbiddenError');
    expect(await holding('Yuni Astuti')).toContain('"Kader"');
  });

  it('is never given a name again: not by hand, by a list, or from the history; her service may still end', async () => {
    const id = await registered('Tiara Dewi');
    const done = { kader: id, name: 'Tiara Dewi', reason: 'surat', expectedRevision: 0 };
    expect((await act('eraseKader', done, admin)).__typename).toBe('KaderSuccess');
    const facts = { name: 'Tiara Dewi' };
    const refused = [
      await act('correctKader', { kader: id, facts, keepPhone: false, expectedRevision: 1 }),
      await act('eraseKader', { ...done, name: 'Data pribadi dihapus', expectedRevision: 1 }, admin),
      await act('moveKader', {
        kader: id,
        posyandu: encodeGlobalId('Posyandu', first().id),
        on: '2026-02-01',
        reason: 'pindah',
        expectedRevision: 1,
      }),
    ];
    expect(refused.map(({ code }) => code)).toEqual(['KADER_ERASED', 'KADER_ERASED', 'KADER_ERASED']);
    await expect(db.sql(`update "Kader" set name = 'Tiara' where "erasedAt" is not null`)).rejects.toThrow(
      'Kader_erased',
    );
    const left = { kader: id, on: '2026-03-01', reason: 'berhenti', expectedRevision: 1 };
    expect((await act('leaveKader', left)).kader).toMatchObject({ leftOn: '2026-03-01' });
  });
});
