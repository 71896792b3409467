import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenDuties, problemsOf, visitOf } from './duty.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const RAISE = `mutation ($input: RaiseProblemInput!) { out: raiseProblem(input: $input) { __typename
  ... on Error { code } ... on InvalidInputError { problems { path code } }
  ... on ProblemSuccess { problem { id title raisedBy wilayah { id } evidence { title opdName } } } } }`;
type Raised = {
  code?: string;
  problems?: { path: string; code: string }[];
  problem?: { id: string; wilayah: { id: string } };
};

/** A visit of an agency to a post of its regency, handed in. */
async function givenVisit() {
  const scene = await givenDuties(db);
  const { group, dpmd, regency, official } = scene;
  const desa = await makeWilayah(db, { parent: await makeWilayah(db, { parent: regency }) });
  const post = await makePosyandu(db, { desa, puskesmas: null });
  const other = await makePosyandu(db, { desa, puskesmas: null });
  const where = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', dpmd) };
  const record = (content: object) => act(db, official, 'recordEvidence', { ...where, content, submit: true });
  const { evidence } = await record(visitOf({ title: 'Kunjungan Melati', posyandu: [gid('Posyandu', post)] }));
  const visit = evidence?.id ?? '';
  const input = { kind: 'PROBLEM', field: 'SPM_KESEHATAN', title: 'Timbangan tidak menunjuk nol', evidence: visit };
  const raise = async (actor: Actor, over: object): Promise<Raised> =>
    (await as(db, actor).run<{ out: Raised }>(RAISE, { input: { ...input, ...over } })).out;
  return { ...scene, desa, post, other, visit, where, record, raise };
}

describe('what a visit found', () => {
  it('becomes a problem of the post it went to, and both ends lead to each other within the rights of who looks', async () => {
    const scene = await givenVisit();
    const { admin, official, viewer, stranger, dpmd, group, post, desa, visit, raise } = scene;
    const at = { posyandu: gid('Posyandu', post) };
    // The agency reads no posts, and yet may name the one its own record names.
    const own = await raise(official, { ...at, opd: gid('Opd', dpmd) });
    expect(own).toMatchObject({
      problem: {
        raisedBy: 'DPMD',
        wilayah: { id: gid('Wilayah', desa) },
        evidence: { title: 'Kunjungan Melati', opdName: 'DPMD' },
      },
    });
    expect(await raise(official, { posyandu: gid('Posyandu', scene.other), opd: gid('Opd', dpmd) })).toMatchObject({
      code: 'POSYANDU_NOT_FOUND',
    });
    expect(await raise(admin, { ...at, pokjanal: gid('Pokjanal', group) })).toHaveProperty('problem');
    const ENDS = `query ($visit: ID!, $problem: ID!) {
      evidence(id: $visit) { abilities problemsMade { title state } problems { title } }
      problem(id: $problem) { evidence { id title } evidenceAbout { title } } }`;
    const asked = { visit, problem: own.problem?.id };
    const made = { title: 'Timbangan tidak menunjuk nol', state: 'RAISED' };
    for (const actor of [admin, viewer, official]) {
      expect(await as(db, actor).run(ENDS, asked)).toMatchObject({
        evidence: { problemsMade: expect.arrayContaining([made]), problems: [] },
        problem: { evidence: { id: visit, title: 'Kunjungan Melati' }, evidenceAbout: [] },
      });
    }
    expect(await as(db, stranger).run(ENDS, asked)).toEqual({ evidence: null, problem: null });
    const may = async (actor: Actor) =>
      (await as(db, actor).run<{ evidence: { abilities: string[] } }>(ENDS, asked)).evidence.abilities;
    expect(await may(admin)).toContain('problem.raise');
    expect(await may(official)).toContain('problem.raise');
    expect(await may(viewer)).not.toContain('problem.raise');
  });

  it('is refused for a record out of reach, and for who may not raise anything', async () => {
    const { admin, viewer, group, raise } = await givenVisit();
    const far = await givenVisit();
    const asGroup = { pokjanal: gid('Pokjanal', group) };
    expect(await raise(admin, { ...asGroup, evidence: far.visit })).toMatchObject({
      problems: [{ path: 'evidence', code: 'LINK_NOT_FOUND' }],
    });
    expect(await raise(admin, { ...asGroup, evidence: far.visit, posyandu: gid('Posyandu', far.post) })).toMatchObject({
      code: 'POSYANDU_NOT_FOUND',
    });
    expect(await raise(viewer, { ...asGroup })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a record of work', () => {
  it('names problems and referrals apart, and the problem leads back to it', async () => {
    const { admin, dpmd, raise, record } = await givenVisit();
    const far = await givenVisit();
    const { problem } = await raise(admin, { opd: gid('Opd', dpmd) });
    const referral = await record({
      kind: 'REFERRAL',
      period: '2026-Q3',
      title: 'Surat ke camat',
      referral: { problem: 'Kader kurang', to: 'Camat', sentOn: '2026-08-01', dueOn: '2026-08-20' },
    });
    const { evidence } = await record(
      visitOf({ title: 'Kunjungan kedua', problems: [problem?.id], referrals: [referral.evidence?.id] }),
    );
    const TEXT = `query ($visit: ID!, $problem: ID!) { evidence(id: $visit) { problems { id } referrals { title } }
      problem(id: $problem) { evidenceAbout { title } } }`;
    expect(await as(db, admin).run(TEXT, { visit: evidence?.id, problem: problem?.id })).toEqual({
      evidence: { problems: [{ id: problem?.id }], referrals: [{ title: 'Surat ke camat' }] },
      problem: { evidenceAbout: [{ title: 'Kunjungan kedua' }] },
    });
    const theirs = await far.raise(far.admin, { opd: gid('Opd', far.dpmd) });
    expect(problemsOf(await record(visitOf({ problems: [theirs.problem?.id], referrals: [far.visit] })))).toEqual([
      'problems.0 LINK_NOT_FOUND',
      'referrals.0 LINK_NOT_FOUND',
    ]);
  });
});
