import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { getNamedType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../src/auth/actor.ts';
import { Conflict } from '../src/lib/errors.ts';
import type { Database } from '../src/db/client.ts';
import { decodeGlobalId, encodeGlobalId } from '../src/graphql/ids.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { kaderOf, officerOf, petugasOf } from './actors.ts';
import { as } from './as.ts';
import { useOwnDatabase } from './database.ts';
import { argumentsOf, everythingOf, type Values } from './deep-query.ts';
import { FIGURES, givenRegency, idsOf, PHONES, type Regency } from './regency.ts';

const schema = buildSchema();
/** A decree for groups of both, which takes the place of one of each and whose history names all of them. */
async function shareDecree(db: Database, a: Regency, b: Regency): Promise<void> {
  const shared = await makeDecree(db, {
    pokjanal: [a.pokjanal, b.pokjanal],
    number: 'SK-BERSAMA',
    supersedes: b.decree,
  });
  await db.prisma.decree.update({ where: { id: b.decree.id }, data: { supersedesId: a.decree.id } });
  await db.prisma.change.create({
    data: {
      subject: 'Decree',
      subjectId: shared.id,
      revision: 0,
      action: 'decree.recorded',
      at: new Date('2026-05-01'),
      diff: { groups: [null, [a.pokjanal.id, b.pokjanal.id]], supersedes: [a.decree.id, b.decree.id] },
    },
  });
  // Both are asked by the area above, and each counts as having answered for a reason of its own.
  const asked = { level: 'KABKOTA' as const, deadline: new Date('2027-01-31'), note: 'Untuk semua' };
  const wilayahId = a.kabkota.parentId ?? '';
  const { id: requestId } = await db.prisma.collectionRequest.create({ data: { ...asked, wilayahId } });
  const at = new Date('2026-11-01T00:00:00Z');
  await db.prisma.collectionAnswer.createMany({
    data: [a, b].map(({ kabkota, mark }) => ({ requestId, wilayahId: kabkota.id, reason: `Alasan ${mark}`, at })),
  });
}

/** What a curious caller would fill in to get at a regency. */
function valuesFor(regency: Regency): Values {
  const kabkota = encodeGlobalId('Wilayah', regency.kabkota.id);
  return {
    within: kabkota,
    wilayah: kabkota,
    parent: kabkota,
    puskesmas: encodeGlobalId('Puskesmas', regency.puskesmas.id),
    posyandu: encodeGlobalId('Posyandu', regency.post.id),
    text: regency.kabkota.name,
    search: regency.mark,
    month: '2026-05',
    pokjanal: encodeGlobalId('Pokjanal', regency.pokjanal.id),
    opd: encodeGlobalId('Opd', regency.opd.id),
    duty: 'BINA_MONEV',
    period: '2026-Q3',
    year: 2026,
    ids: idsOf(regency),
    input: { indicators: ['DS'], within: kabkota, periods: ['2026-05'] },
    counts: { elements: ['SK_S'], within: kabkota, periods: ['2026-05'] },
    filter: { within: kabkota, search: regency.mark },
    figure: { indicator: 'SKDN_DS', wilayah: kabkota, period: '2026-05' },
  };
}

/** Arguments named `id` want the id of the type asked for. */
function idFor(typeName: string, regency: Regency): Values {
  const known: Record<string, string> = {
    Wilayah: encodeGlobalId('Wilayah', regency.kabkota.id),
    Opd: idsOf(regency)[0] ?? '',
    Puskesmas: idsOf(regency)[1] ?? '',
    Posyandu: idsOf(regency)[2] ?? '',
    BulkAct: encodeGlobalId('BulkAct', regency.bulkAct.id),
    Pokjanal: idsOf(regency)[3] ?? '',
    Decree: idsOf(regency)[4] ?? '',
    Report: idsOf(regency)[7] ?? '',
    Meeting: idsOf(regency)[8] ?? '',
    Commitment: idsOf(regency)[9] ?? '',
    Evidence: encodeGlobalId('Evidence', regency.evidence.id),
    Kader: idsOf(regency)[11] ?? '',
    Problem: encodeGlobalId('Problem', regency.problem.id),
    Pustu: encodeGlobalId('Pustu', regency.pustu.id),
    CollectionRequest: encodeGlobalId('CollectionRequest', regency.collection.id),
  };
  return known[typeName] ? { id: known[typeName] } : {};
}

/** One question, written at several depths: the deepest that the limits let through is asked, and kept for the next caller. */
type Question = { name: string; texts: string[] };

/** Every root query, once without a place and once aimed at the regency, with everything below it selected. */
function questionsAt(regency: Regency): Question[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const questions = fields.flatMap((field) => {
    const type = getNamedType(field.type);
    const aimed = { ...valuesFor(regency), ...idFor(type.name, regency) };
    return [{}, aimed].flatMap((values) => {
      const args = argumentsOf(field, values);
      if (args === null) return [];
      const at = (depth: number) => `{ ${field.name}${args}${everythingOf(schema, type, depth)} }`;
      return [{ name: field.name, texts: [4, 3, 2, 1].map(at) }];
    });
  });
  // All types at once are too much for one question; what an id stands for is known.
  const nodes = idsOf(regency).flatMap((id) => {
    const type = schema.getType(decodeGlobalId(id).typename);
    if (!type) return [];
    const at = (depth: number) =>
      `{ node(id: "${id}") { __typename ... on ${type.name}${everythingOf(schema, type, depth)} } }`;
    return [{ name: 'node', texts: [3, 2].map(at) }];
  });
  return [...questions, ...nodes];
}

const isTooCostly = (error: unknown): boolean => error instanceof Conflict && error.code === 'QUERY_REFUSED';

async function ask(db: Database, actor: UserActor, question: Question) {
  for (let [text] = question.texts; text !== undefined; [text] = question.texts) {
    const result = await as(db, actor).tryRun(text);
    if (!result.errors?.some(({ originalError }) => isTooCostly(originalError))) return result;
    question.texts.shift();
  }
  throw new Error(`${question.name} is too costly at any depth`);
}

describe('a caller of regency A', () => {
  let db: Database;
  let a: Regency;
  let b: Regency;
  let callers: [string, UserActor][];
  const faults = new Set<string>();

  async function answerTo(actor: UserActor, question: Question): Promise<string> {
    const { data, errors } = await ask(db, actor, question);
    for (const { originalError, path, message } of errors ?? []) {
      const code = originalError && 'code' in originalError ? originalError.code : undefined;
      if (typeof code !== 'string' || /^P\d/.test(code))
        faults.add(`${question.name} ${path?.join('.')}: ${message.slice(0, 200)}`);
    }
    return JSON.stringify(data ?? null);
  }

  beforeAll(async () => {
    db = await useOwnDatabase();
    await seedCatalogues(db);
    const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
    a = await givenRegency(db, provinsi, 'ANTANG');
    b = await givenRegency(db, provinsi, 'BUNGAI');
    // Ties across the border, along which something could slip through.
    await db.prisma.opd.update({ where: { id: a.opd.id }, data: { mergedIntoId: b.opd.id } });
    await db.prisma.pokjanal.update({ where: { id: a.pokjanal.id }, data: { successorId: b.pokjanal.id } });
    await db.prisma.pokjanalMember.create({ data: { pokjanalId: b.pokjanal.id, opdId: a.opd.id } });
    await shareDecree(db, a, b);
    await db.prisma.roleAssignment.create({ data: { userId: a.kader.id, role: 'KADER', posyanduId: b.post.id } });
    await rebuild(db);
    callers = [
      ['admin', officerOf(a.kabkota)],
      ['kader', kaderOf(a.post)],
      ['petugas', petugasOf(a.post)],
      ['viewer', officerOf(a.kabkota, 'VIEWER')],
    ];
  });

  it('gets the own things by the same queries: the test can see', async () => {
    const answers = [];
    for (const question of questionsAt(a)) answers.push(await answerTo(officerOf(a.kabkota), question));
    for (const id of idsOf(a).slice(0, 7)) expect(answers.join(), id).toContain(id);
    expect(answers.join()).toContain('ANTANG');
    expect(answers.join()).toContain(String(FIGURES.ANTANG));
    expect(answers.join()).toContain('Relawan ANTANG');
    expect(answers.join()).toContain('Kick-off ANTANG');
    expect(answers.join()).not.toContain(PHONES.ANTANG);
  });

  it('finds no id, no name and no figure of regency B in any answer', async () => {
    const found: string[] = [];
    const questions = questionsAt(b);
    for (const [role, actor] of callers) {
      for (const question of questions) {
        const { name } = question;
        const answer = await answerTo(actor, question);
        const traces = ['BUNGAI', '+62812222', String(FIGURES.BUNGAI), ...idsOf(b).map((id) => `"${id}"`)];
        for (const trace of traces) {
          if (answer.includes(trace)) found.push(`${role}: ${name} gives ${excerpt(answer, trace)}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('met no unexpected failure on the way', () => {
    expect([...faults]).toEqual([]);
  });
});

function excerpt(answer: string, what: string): string {
  const at = answer.indexOf(what);
  return answer.slice(Math.max(0, at - 120), at + 40);
}
