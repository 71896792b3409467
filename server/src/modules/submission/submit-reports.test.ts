import { randomUUID } from 'node:crypto';
import type { MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeUser } from '@pokjanal/prisma/make/user';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, inputOf, MAY, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { fixedClock } from '../../lib/clock.ts';
import { DomainError } from '../../lib/errors.ts';
import { grantAmendment } from './amendment.ts';
import { closeMonth } from './close-month.ts';
import type { FormInput } from './judge-report.ts';
import { returnReport } from './return-report.ts';
import type { FormOutcome } from './submit-forms.ts';
import { submitReport } from './submit-report.ts';
import { previewReports, submitReports } from './submit-reports.ts';
import { verifyReports } from './verify-reports.ts';

type Side = { readonly ctx: Ctx; readonly scene: Awaited<ReturnType<typeof givenProvince>>; readonly admin: Ctx };

const LATER = fixedClock('2026-06-20T03:00:00Z');

async function givenSide(): Promise<Side> {
  const db = await useOwnDatabase();
  const scene = await givenProvince(db);
  const ctx = systemCtx(db);
  const { id } = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: scene.kabkota[0] });
  const actor = { ...officerOf(scene.kabkota[0], 'ADMIN_KABKOTA'), userId: id };
  return { ctx, scene, admin: { ...ctx, clock: LATER, actor } };
}

let bulk: Side;
let single: Side;
beforeAll(async () => {
  bulk = await givenSide();
  single = await givenSide();
}, 120_000);

const postOf = ({ scene }: Side, index: number): MadePosyandu => scene.posts[index]!;

type Typed = { post: number; s: number; d: number; holes: number; opened: boolean; noted: boolean; behind: number };

/** Forms right and wrong: S below D breaks a rule, holes want a note, some come from a revision that is gone. */
const typed: fc.Arbitrary<Typed> = fc.record({
  post: fc.nat({ max: 6 }),
  s: fc.integer({ min: 8, max: 12 }),
  d: fc.integer({ min: 6, max: 12 }),
  holes: fc.nat({ max: 2 }),
  opened: fc.boolean(),
  noted: fc.boolean(),
  behind: fc.constantFrom(0, 0, 0, 0, 1),
});

type Step =
  | { kind: 'forms'; forms: Typed[]; late: boolean }
  | { kind: 'verify' | 'return' | 'close' | 'permit'; post: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('forms' as const),
      forms: fc.uniqueArray(typed, { selector: ({ post }) => post, minLength: 1, maxLength: 7 }),
      late: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'verify' as const,
        'verify' as const,
        'return' as const,
        'close' as const,
        'permit' as const,
      ),
      post: fc.nat({ max: 6 }),
    }),
  },
);

async function revisionOf({ ctx, scene }: Side, index: number): Promise<number> {
  const [row] = await ctx.db.sql<{ head: number }>(
    'select max(head_rev) as head from obligation where unit_no = $1 and month = $2 and form_no in (1, 2)',
    [scene.posts[index]!.unitNo, MAY],
  );
  return row?.head ?? 0;
}

async function formOf(side: Side, of: Typed, idempotencyKey: string): Promise<FormInput> {
  const post = postOf(side, of.post);
  return {
    posyanduId: post.id,
    cells: answers(post, { s: of.s, d: of.d, n: 5 }).slice(of.holes),
    header: {
      opened: of.opened,
      ...(of.opened ? {} : { notOpenedReason: 'banjir' }),
      ...(of.noted ? { note: 'ya' } : {}),
    },
    expectedRevision: Math.max(0, (await revisionOf(side, of.post)) - of.behind),
    idempotencyKey,
  };
}

type Told = { readonly kind: string; readonly code: string | null; readonly rules: readonly string[] };
const tell = (kind: string, code: string | null, findings: readonly { rule: string }[]): Told => ({
  kind,
  code,
  rules: findings.map(({ rule }) => rule),
});

function tellOutcome(outcome: FormOutcome): Told {
  if (outcome.kind === 'FAILED') return tell('FAILED', outcome.error.code, []);
  if (outcome.kind === 'REFUSED') return tell('REFUSED', outcome.refusal.code, outcome.refusal.findings);
  return tell(outcome.kind, null, outcome.findings);
}

async function sendAlone(ctx: Ctx, form: FormInput): Promise<Told> {
  try {
    const answer = await submitReport(ctx, { ...form, month: MAY, block: 'SKDN' });
    if (!answer.accepted) return tell('REFUSED', answer.code, answer.findings);
    return tell('SUBMITTED', null, answer.findings);
  } catch (error) {
    if (error instanceof DomainError) return tell('FAILED', error.code, []);
    throw error;
  }
}

async function sendForms(forms: readonly Typed[], late: boolean): Promise<void> {
  const keys = forms.map(() => randomUUID());
  const clock = late ? LATER : bulk.ctx.clock;
  const both = async (side: Side) => Promise.all(forms.map((one, index) => formOf(side, one, keys[index]!)));
  const [together, alone] = [await both(bulk), await both(single)];
  const outcomes = await submitReports({ ...bulk.ctx, clock }, { month: MAY, block: 'SKDN', forms: together });
  for (const [index, outcome] of outcomes.entries()) {
    // What stands there already is left alone by a batch; a person who sends it again makes a revision of it.
    if (outcome.kind === 'UNCHANGED') continue;
    expect(await sendAlone({ ...single.ctx, clock }, alone[index]!)).toEqual(tellOutcome(outcome));
  }
}

async function actOn(side: Side, { kind, post }: { kind: string; post: number }): Promise<void> {
  const made = postOf(side, post);
  const ref = { unitNo: made.unitNo, month: MAY, block: 'SKDN' };
  const ignored = (error: unknown): void => {
    if (!(error instanceof DomainError)) throw error;
  };
  if (kind === 'verify') await verifyReports(side.ctx, { reports: [ref] });
  else if (kind === 'return') {
    const expectedRevision = await revisionOf(side, post);
    await returnReport(side.ctx, { ...ref, reason: 'keliru', expectedRevision, cells: [] }).catch(ignored);
  } else if (kind === 'close') {
    await closeMonth(side.admin, { wilayahId: side.scene.kabkota[0].id, month: MAY }).catch(ignored);
  } else {
    const ask = { posyanduIds: [made.id], month: MAY, until: '2026-06-25', reason: 'S keliru' };
    await grantAmendment(side.admin, ask).catch(ignored);
  }
}

/** Everything a submission touches, without numbers and instants the database gives by itself. */
async function stateOf({ ctx }: Side): Promise<object> {
  const rows = (text: string) => ctx.db.sql(text);
  return {
    obligations: await rows(
      "select to_jsonb(o) - 'arrived_at' as row from obligation o order by unit_no, month, form_no",
    ),
    reports: await rows(
      "select to_jsonb(r) - '{submitted_at,actor}'::text[] as row from report r order by unit_no, month, block_no, basis",
    ),
    revisions: await rows(
      "select to_jsonb(v) - '{at,actor}'::text[] as row from report_content v order by unit_no, month, block_no, rev",
    ),
    dirty: await rows('select node_no, month, block_no, cause from dirty order by 1, 2, 3, 4'),
    events: await rows(
      `select type, unit_no, month, payload - 'by' as payload from outbox where unit_no is not null order by unit_no, type, payload ->> 'rev', payload::text`,
    ),
  };
}

describe('many forms at once', () => {
  test('leave what the same forms leave one by one, whatever went before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const one of steps) {
          if (one.kind === 'forms') await sendForms(one.forms, one.late);
          else for (const side of [bulk, single]) await actOn(side, one);
        }
        expect(await stateOf(bulk)).toEqual(await stateOf(single));
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

describe('a batch', () => {
  let side: Side;
  beforeAll(async () => {
    side = await givenSide();
  }, 60_000);
  const form = (post: MadePosyandu, over: Partial<FormInput> = {}): FormInput => {
    const { month: _month, block: _block, ...rest } = inputOf(post, over);
    return rest;
  };
  const send = (forms: readonly FormInput[], ctx: Ctx = side.ctx) =>
    submitReports(ctx, { month: MAY, block: 'SKDN', forms });

  test('costs two statements whatever its size, and one more when a report was overtaken', async () => {
    const { db } = side.ctx;
    const count = async (work: () => Promise<unknown>): Promise<number> => {
      const before = db.stats.queries;
      await work();
      return db.stats.queries - before;
    };
    const [a, b, c] = side.scene.posts as [MadePosyandu, MadePosyandu, MadePosyandu];
    const forms = [form(a), form(b)];
    expect(await count(() => send(forms))).toBe(2);
    // Sent again, each has its answer by its key.
    expect((await send(forms)).map(({ kind }) => kind)).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect(await count(() => send([form(a), form(b)]))).toBe(1);
    expect((await send([form(a), form(b)])).map(({ kind }) => kind)).toEqual(['UNCHANGED', 'UNCHANGED']);
    const stale = form(b, { cells: answers(b, { s: 30, d: 20, n: 10 }) });
    expect(await count(() => send([stale, form(c)]))).toBe(3);
  });

  test('gives each form its own outcome; a wrong one holds up no other', async () => {
    const [, , , a, b, c, lone] = side.scene.posts as MadePosyandu[];
    const outcomes = await send([
      form(a!, { cells: answers(a!, { s: 5, d: 9, n: 2 }) }),
      form(b!, { cells: [{ slot: 999, state: 'VALUE', value: 1 }] }),
      form(c!, { expectedRevision: 4 }),
      { ...form(a!), posyanduId: randomUUID() },
      form(lone!),
      form(lone!),
    ]);
    expect(outcomes.map(tellOutcome).map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'REFUSED INVALID_INPUT',
      'FAILED INVALID_INPUT',
      'FAILED STALE_REVISION',
      'FAILED POSYANDU_NOT_FOUND',
      'SUBMITTED null',
      'FAILED INVALID_INPUT',
    ]);
  });

  test('reaches as far as the caller does and no further', async () => {
    const [a, b] = side.scene.posts as [MadePosyandu, MadePosyandu];
    const forms = [form(a), form(b)];
    const asKader = await send(forms, { ...side.ctx, actor: kaderOf(a) });
    expect(tellOutcome(asKader[1]!)).toMatchObject({ kind: 'FAILED', code: 'REPORT_NOT_FOUND' });
    const asAdmin = await send(forms, { ...side.ctx, actor: officerOf(side.scene.kabkota[0], 'ADMIN_KABKOTA') });
    expect(asAdmin.map(tellOutcome).map(({ code }) => code)).toEqual(['FORBIDDEN_ACTION', 'FORBIDDEN_ACTION']);
    const asPetugas = await send(forms, { ...side.ctx, actor: petugasOf(a) });
    expect(asPetugas.map(({ kind }) => kind)).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  test('a key is of one report: given to two units it stands for a write of each', async () => {
    const idempotencyKey = randomUUID();
    const [, , , a, b] = side.scene.posts as MadePosyandu[];
    const outcomes = await send([form(a!, { idempotencyKey }), form(b!, { idempotencyKey })]);
    expect(outcomes.map(tellOutcome).map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'SUBMITTED null',
      'SUBMITTED null',
    ]);
  });

  test('a preview says the same and writes nothing', async () => {
    const post = side.scene.posts[5]!;
    await submit(side.ctx, post);
    const before = await stateOf(side);
    const ask = { month: MAY, block: 'SKDN' };
    const forms = [form(post), form(side.scene.posts[0]!, { cells: [], header: { opened: true } })];
    const outcomes = await previewReports(side.ctx, { ...ask, forms });
    expect(outcomes.map(tellOutcome)).toEqual([
      tell('UNCHANGED', null, []),
      expect.objectContaining({ kind: 'REFUSED', code: 'NOTE_REQUIRED' }),
    ]);
    expect(await stateOf(side)).toEqual(before);
  });

  test('holds five hundred forms and no more', async () => {
    const forms = Array.from({ length: 501 }, () => form(side.scene.posts[0]!));
    await expect(send(forms)).rejects.toMatchObject({ problems: [{ path: 'forms', code: 'OUT_OF_RANGE' }] });
  });
});
