import { randomUUID } from 'node:crypto';
import { makeUser } from '@pokjanal/prisma/make/user';
import { beforeEach, expect, test } from 'vitest';
import { petugasOf } from '../../../test/actors.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, MAY, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { FormInput } from './judge-report.ts';
import { submitReport } from './submit-report.ts';

let ctx: Ctx;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeEach(async () => {
  const db = await useOwnDatabase();
  scene = await givenProvince(db);
  ctx = systemCtx(db);
});

type Post = Awaited<ReturnType<typeof givenProvince>>['posts'][number];

function formOf(post: Post, over: Partial<FormInput> = {}): FormInput {
  return {
    posyanduId: post.id,
    cells: answers(post, { s: 10, d: 8, n: 5 }),
    header: { opened: true, note: 'ya' },
    expectedRevision: 0,
    idempotencyKey: randomUUID(),
    ...over,
  };
}

/** The officer of the post's puskesmas, as a person who is there. */
async function officerFor(post: Post): Promise<Ctx> {
  const { id } = await makeUser(ctx.db, { role: 'PETUGAS_PUSKESMAS', puskesmas: post.puskesmas! });
  return { ...ctx, actor: { ...petugasOf(post), userId: id } };
}

/** Counts the statements of the form path; the rest of a context stays what it is. */
function counting(of: Ctx): { ctx: Ctx; count: () => number } {
  let statements = 0;
  const db = new Proxy(of.db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key !== 'sql' || typeof value !== 'function') return typeof value === 'function' ? value.bind(target) : value;
      return (...args: unknown[]) => {
        statements += 1;
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { ctx: { ...of, db }, count: () => statements };
}

const submit = (by: Ctx, form: FormInput) => submitReport(by, { month: MAY, block: 'SKDN', ...form });

test('forms that come at once share statements, and each has its own caller, rights and outcome', async () => {
  const posts = scene.posts.filter(({ puskesmas }) => puskesmas).slice(0, 5);
  const [first, second] = posts;
  const officers = await Promise.all(posts.map(officerFor));
  const seen = counting(ctx);
  await submit({ ...seen.ctx, actor: officers[0]!.actor }, formOf(first!));
  const alone = seen.count();
  const own = officers.map(({ actor }) => ({ ...seen.ctx, actor }));
  const stranger = own.find((_, index) => posts[index]!.puskesmas!.id !== second!.puskesmas!.id)!;
  const outcomes = await Promise.allSettled([
    ...posts.slice(1).map((post, index) => submit(own[index + 1]!, formOf(post))),
    submit(own[0]!, formOf(first!, { expectedRevision: 7 })),
    submit(stranger, formOf(second!, { expectedRevision: 1 })),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...posts.slice(1).map(() => 'fulfilled'),
    'rejected',
    'rejected',
  ]);
  expect(outcomes.slice(-2).map((one) => (one.status === 'rejected' ? one.reason.code : null))).toEqual([
    'STALE_REVISION',
    'REPORT_NOT_FOUND',
  ]);
  expect(seen.count() - alone).toBeLessThan(3 * alone);
  const written = await ctx.db.sql<{ unit_no: number; actor: string }>(
    'select unit_no, actor from report_rev where month = $1 order by unit_no',
    [MAY],
  );
  const idOf = ({ actor }: Ctx): string | null => (actor.kind === 'user' ? actor.userId : null);
  const expected = posts.map((post, index) => ({ unit_no: post.unitNo, actor: idOf(officers[index]!) }));
  expect(written).toEqual(expected.sort((one, other) => one.unit_no - other.unit_no));
});

test('a few that come while a batch is under way wait for it and then go in one', async () => {
  const posts = scene.posts.slice(0, 4);
  const seen = counting(ctx);
  const counted = async (...forms: FormInput[]): Promise<number> => {
    const before = seen.count();
    await Promise.all(forms.map((form) => submit(seen.ctx, form)));
    return seen.count() - before;
  };
  await submit(seen.ctx, formOf(posts[0]!));
  const alone = await counted(formOf(posts[0]!, { expectedRevision: 1 }));
  const together = await counted(
    ...posts.map((post, index) => formOf(post, { expectedRevision: index === 0 ? 2 : 0 })),
  );
  expect(together).toBe(2 * alone);
});

test('of two forms of one post at once one is overtaken, and the same form twice is one', async () => {
  const [post] = scene.posts;
  const form = formOf(post!);
  const again = await Promise.all([submit(ctx, form), submit(ctx, form)]);
  expect(again.map((one) => one.accepted && one.report.revision)).toEqual([1, 1]);
  const rivals = await Promise.allSettled([
    submit(ctx, formOf(post!, { expectedRevision: 1 })),
    submit(ctx, formOf(post!, { expectedRevision: 1 })),
  ]);
  expect(rivals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('what breaks a whole statement fails the form it is of, and no other', async () => {
  const [first, second, third] = scene.posts;
  await submit(ctx, formOf(first!));
  const outcomes = await Promise.allSettled([
    submit(ctx, formOf(first!, { expectedRevision: 1 })),
    submit(ctx, formOf(second!, { idempotencyKey: 'not a uuid' })),
    submit(ctx, formOf(third!)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
