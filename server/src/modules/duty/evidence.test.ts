import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { act, cellOf, gid, givenDuties, problemsOf, visitOf } from './duty.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

async function givenActs() {
  const scene = await givenDuties(db);
  const { group, dpmd } = scene;
  const where = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', dpmd) };
  const record = (actor: typeof scene.admin, content: object = visitOf(), submit = true) =>
    act(db, actor, 'recordEvidence', { ...where, content, submit });
  const cell = (duty = 'BINA_MONEV', period = '2026-Q3', actor = scene.official) =>
    cellOf(db, actor, { ...where, duty, period });
  const events = async () =>
    (await db.sql<{ type: string }>('select type from outbox where node_no = $1 order by id', [scene.regency.no])).map(
      ({ type }) => type,
    );
  return { ...scene, where, record, cell, events };
}

describe('recordEvidence', () => {
  it('turns the cell of the agency that proves its duty, and remembers who did it', async () => {
    const { official, viewer, stranger, record, cell, events } = await givenActs();
    expect((await cell()).status).toBe('OVERDUE');
    const answer = await record(official, visitOf({ title: '  Bimtek ', indicators: [] }));
    expect(answer.evidence).toMatchObject({
      title: 'Bimtek',
      status: 'SUBMITTED',
      isFulfilled: true,
      onBehalf: false,
      by: 'DPMD',
      abilities: ['duty.report', 'problem.raise'],
      changes: [{ action: 'evidence.recorded', by: 'DPMD' }],
    });
    const after = await cell();
    expect(after).toMatchObject({ status: 'FULFILLED', deadline: '2026-10-15', abilities: ['duty.report'] });
    expect(after.records).toMatchObject([{ kind: 'EVIDENCE', period: '2026-Q3', title: 'Bimtek' }]);
    expect(await events()).toEqual(['evidence.recorded']);
    const ONE =
      'query ($id: ID!) { evidence(id: $id) { id ... on VisitEvidence { place heldOn } } node(id: $id) { __typename } }';
    const asked = { id: answer.evidence?.id };
    const client = as(db, viewer);
    const seen = await client.run<{ evidence: { place: string } }>(ONE, asked);
    expect(seen).toMatchObject({ evidence: { place: 'Posyandu Melati' }, node: { __typename: 'VisitEvidence' } });
    expect(client.cost()).toBeLessThanOrEqual(3);
    expect(await as(db, stranger).run(ONE, asked)).toEqual({ evidence: null, node: null });
  });

  it('lets a draft lack what a submitted record needs, and names everything wrong at once', async () => {
    const { official, record, cell } = await givenActs();
    const empty = visitOf({ title: ' ' }, { place: ' ', heldOn: '2027-01-01', findings: null });
    expect(problemsOf(await record(official, empty))).toEqual([
      'title REQUIRED',
      'visit.heldOn DATE_IN_FUTURE',
      'visit.place REQUIRED',
      'visit.findings REQUIRED',
    ]);
    const draft = await record(official, visitOf({ period: '2026-Q4' }, { place: null, heldOn: null }), false);
    expect(draft.evidence).toMatchObject({ status: 'DRAFT', isFulfilled: false });
    expect(await cell('BINA_MONEV', '2026-Q4')).toMatchObject({
      status: 'IN_PROGRESS',
      records: [{ kind: 'EVIDENCE' }],
    });
  });

  it('refuses periods, agencies, links and details that do not fit', async () => {
    const { admin, record, where, dinkes, sibling } = await givenActs();
    expect(problemsOf(await record(admin, visitOf({ period: '2026-05/YTD' })))).toEqual(['period BAD_PERIOD']);
    expect(problemsOf(await record(admin, { ...visitOf(), plan: {} }))).toEqual(['visit EVIDENCE_DETAILS']);
    const plan = { kind: 'PLAN', period: '2026-Q1', title: 'Rencana', plan: {} };
    expect(problemsOf(await record(admin, plan))).toEqual(['period PLAN_NOT_A_YEAR', 'activities ROWS_NEEDED']);
    const links = {
      indicators: ['NO_SUCH'],
      attachments: [gid('Attachment', dinkes)],
      referrals: [gid('Evidence', dinkes)],
    };
    expect(problemsOf(await record(admin, visitOf(links)))).toEqual([
      'indicators.0 LINK_NOT_FOUND',
      'referrals.0 LINK_NOT_FOUND',
      'attachments.0 LINK_NOT_FOUND',
    ]);
    const stray = { ...where, opd: gid('Opd', sibling), content: visitOf(), submit: true };
    expect(problemsOf(await act(db, admin, 'recordEvidence', stray))).toEqual(['opd OPD_NOT_FOUND']);
  });

  it('is for the own agency and for who manages the group; nobody else, and nowhere else', async () => {
    const { viewer, fellow, stranger, record, governor } = await givenActs();
    expect((await record(viewer)).__typename).toBe('ForbiddenError');
    expect(await record(fellow)).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    expect(await record(stranger)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
    expect((await record(governor)).evidence).toMatchObject({ onBehalf: true });
  });

  it('asks a plan for its money, and counts it when it is accepted', async () => {
    const { admin, official, record, cell } = await givenActs();
    const plan = (source: string | null) => ({
      kind: 'PLAN',
      period: '2026',
      title: 'Rencana pembinaan 2026',
      plan: { goal: 'Posyandu aktif' },
      activities: [
        { title: 'Pelatihan kader', month: '2026-05', costPlanned: 25_000_000, source, effectIndicator: 'SKDN_DS' },
      ],
    });
    const { evidence } = await record(official, plan('APBDES'));
    const input = { evidence: evidence?.id, expectedRevision: 0 };
    expect([(await cell('RENCANA_DANA', '2026')).status, evidence?.isFulfilled]).toEqual(['IN_PROGRESS', false]);
    expect((await act(db, admin, 'acceptEvidence', input)).evidence).toMatchObject({ isFulfilled: true });
    expect((await cell('RENCANA_DANA', '2026')).status).toBe('FULFILLED');
    const poor = await record(official, plan(null));
    const judged = await act(db, admin, 'acceptEvidence', { evidence: poor.evidence?.id, expectedRevision: 0 });
    expect(judged.evidence).toMatchObject({ isFulfilled: false });
  });
});

describe('a record on its way', () => {
  it('is sent back with a note, put right and accepted; two who act at once are told', async () => {
    const { admin, official, record, cell, events } = await givenActs();
    const { evidence } = await record(official);
    const id = evidence?.id;
    const back = { evidence: id, expectedRevision: 0, note: 'Lampirkan daftar hadir.' };
    expect(problemsOf(await act(db, admin, 'returnEvidence', { ...back, note: ' ' }))).toEqual([
      'note REASON_REQUIRED',
    ]);
    const returned = await act(db, admin, 'returnEvidence', back);
    expect(returned.evidence).toMatchObject({ status: 'RETURNED', returnNote: back.note, isFulfilled: false });
    expect((await cell()).status).toBe('OVERDUE');
    expect(await act(db, admin, 'acceptEvidence', { evidence: id, expectedRevision: 0 })).toMatchObject({
      code: 'EVIDENCE_STALE',
      currentEvidence: { revision: 1 },
    });
    const right = { evidence: id, expectedRevision: 1, content: visitOf({}, { findings: 'Lengkap.' }), submit: true };
    const corrected = await act(db, official, 'correctEvidence', { ...right, reason: 'Daftar hadir dilampirkan.' });
    expect(corrected.evidence).toMatchObject({
      status: 'SUBMITTED',
      returnNote: null,
      changes: [
        {
          action: 'evidence.corrected',
          fields: expect.arrayContaining([
            { field: 'details.findings', before: 'Buku bantu belum lengkap.', after: 'Lengkap.' },
          ]),
        },
        { action: 'evidence.returned' },
        { action: 'evidence.recorded' },
      ],
    });
    expect(await act(db, official, 'correctEvidence', right)).toMatchObject({ code: 'EVIDENCE_STALE' });
    expect((await act(db, admin, 'acceptEvidence', { evidence: id, expectedRevision: 2 })).evidence).toMatchObject({
      status: 'ACCEPTED',
      abilities: ['duty.report', 'duty.judge', 'problem.raise'],
    });
    expect(await act(db, admin, 'acceptEvidence', { evidence: id, expectedRevision: 3 })).toMatchObject({
      code: 'EVIDENCE_WRONG_STATUS',
    });
    expect(await events()).toEqual([
      'evidence.recorded',
      'evidence.returned',
      'evidence.corrected',
      'evidence.accepted',
    ]);
  });

  it('is judged by who manages the group alone, and changed by nobody out of reach', async () => {
    const { official, viewer, stranger, fellow, record } = await givenActs();
    const { evidence } = await record(official);
    const input = { evidence: evidence?.id, expectedRevision: 0 };
    for (const actor of [official, viewer]) {
      expect((await act(db, actor, 'acceptEvidence', input)).__typename).toBe('ForbiddenError');
    }
    expect(await act(db, stranger, 'returnEvidence', { ...input, note: 'x' })).toMatchObject({
      code: 'EVIDENCE_NOT_FOUND',
    });
    const content = { ...input, content: visitOf(), submit: true };
    expect(await act(db, fellow, 'correctEvidence', content)).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    expect(await act(db, stranger, 'correctEvidence', content)).toMatchObject({ code: 'EVIDENCE_NOT_FOUND' });
    const other = { ...content, content: { kind: 'OTHER', period: '2026', title: 'x', other: {} } };
    expect(problemsOf(await act(db, official, 'correctEvidence', other))).toContain('kind EVIDENCE_DETAILS');
  });

  it('entered on behalf of an agency is shown as such until that agency confirms it', async () => {
    const { admin, official, fellow, record } = await givenActs();
    const { evidence } = await record(admin);
    expect(evidence).toMatchObject({ onBehalf: true, confirmedAt: null, by: 'Sekretariat Pokjanal' });
    const input = { evidence: evidence?.id, expectedRevision: 0 };
    expect((await act(db, fellow, 'confirmEvidence', input)).__typename).toBe('ForbiddenError');
    const confirmed = await act(db, official, 'confirmEvidence', input);
    expect(confirmed.evidence?.['confirmedAt']).toMatch(/^2026-11-21/);
    expect(await act(db, official, 'confirmEvidence', { ...input, expectedRevision: 1 })).toMatchObject({
      code: 'EVIDENCE_CONFIRMED',
    });
  });
});

describe('a record that counts for others', () => {
  it('proposes itself to them; one accepts, one declines with a reason, and it is not asked again', async () => {
    const { official, fellow, admin, record, where, dinkes } = await givenActs();
    const own = gid('Opd', dinkes);
    const alsoFor = [
      { opd: own, duty: 'BINA_MONEV' },
      { opd: own, duty: 'PARTISIPASI' },
      { opd: where.opd, duty: 'KEGIATAN_LAIN' },
    ];
    await record(official, visitOf({ alsoFor }));
    const cell = (duty: string, opd = own) =>
      cellOf(db, fellow, {
        pokjanal: where.pokjanal,
        opd,
        duty,
        period: duty === 'KEGIATAN_LAIN' ? '2026' : '2026-Q3',
      });
    expect((await cell('KEGIATAN_LAIN', where.opd)).status).toBe('FULFILLED');
    const [visit] = (await cell('BINA_MONEV')).proposals;
    const [drive] = (await cell('PARTISIPASI')).proposals;
    expect(visit).toMatchObject({ kind: 'EVIDENCE', period: '2026-Q3' });
    const take = { proposal: visit?.id ?? '' };
    expect(await act(db, official, 'acceptProposal', take)).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    expect((await act(db, fellow, 'acceptProposal', take)).cell).toMatchObject({ status: 'FULFILLED', proposals: [] });
    expect(await act(db, fellow, 'acceptProposal', take)).toMatchObject({ code: 'PROPOSAL_SETTLED' });
    const refuse = { proposal: drive?.id ?? '', reason: ' ' };
    expect(problemsOf(await act(db, fellow, 'declineProposal', refuse))).toEqual(['reason REASON_REQUIRED']);
    const declined = await act(db, admin, 'declineProposal', { ...refuse, reason: 'Bukan gerakan masyarakat.' });
    expect(declined.cell).toMatchObject({ status: 'OVERDUE', proposals: [], records: [] });
    expect(await act(db, fellow, 'acceptProposal', { proposal: gid('Opd', dinkes) })).toMatchObject({
      problems: [{ path: 'proposal', code: 'BAD_ID' }],
    });
  });

  it('refuses agencies and duties the group does not have', async () => {
    const { official, record, sibling, where } = await givenActs();
    const alsoFor = [
      { opd: gid('Opd', sibling), duty: 'LAPOR' },
      { opd: where.opd, duty: 'NO_DUTY' },
    ];
    expect(problemsOf(await record(official, visitOf({ alsoFor })))).toEqual([
      'alsoFor.0 OPD_NOT_FOUND',
      'alsoFor.1 DUTY_NOT_OWED',
    ]);
  });
});
