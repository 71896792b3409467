import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { as, ctxOf } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { systemActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { newId } from '../../lib/ids.ts';
import type { Details } from '../../lib/pure/check-evidence.ts';
import { dutyDeadline, dutyPeriods, dutyStatus, isExpected, isFulfilled } from '../../lib/pure/duty-rules.ts';
import { EVIDENCE, EVIDENCE_KINDS, type EvidenceKind } from '../../lib/pure/evidence-kinds.ts';
import { firstDay, monthNo } from '../../lib/pure/month.ts';
import { formatPeriod, type Period, periodOf } from '../../lib/pure/period.ts';
import { act, cellOf, gid, givenDuties, problemsOf, visitOf } from './duty.fixture.ts';
import { matrixCells } from './duty-matrix.sql.ts';
import { dutiesOf, findDutyGroup } from './duty-scope.ts';
import { fulfilledOf } from './evidence-reads.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const MATRIX = `query ($id: ID!, $year: Int!) { dutyMatrix(pokjanal: $id, year: $year) {
  expected fulfilled overdue columns { duty { code } period deadline isExpected }
  rows { opd { id name } statuses records proposals reasons } } }`;
type Matrix = {
  expected: number;
  fulfilled: number;
  overdue: number;
  columns: { duty: { code: string }; period: string; deadline: string; isExpected: boolean }[];
  rows: { opd: { id: string; name: string }; statuses: (string | null)[]; proposals: number[]; reasons: string[] }[];
};
const ROLLUP = `query ($within: ID!, $level: WilayahLevel) { dutyRollup(within: $within, level: $level, year: 2026) {
  wilayah { id } groups agencies expected fulfilled overdue share } }`;
type Rollup = { dutyRollup: { wilayah: { id: string }; expected: number; fulfilled: number; share: number | null }[] };

const matrixOf = async (actor: Parameters<typeof as>[1], group: { id: string }, year = 2026) => {
  const client = as(db, actor);
  const { dutyMatrix } = await client.run<{ dutyMatrix: Matrix }>(MATRIX, { id: gid('Pokjanal', group), year });
  return { matrix: dutyMatrix, cost: client.cost() };
};
const statusIn = (matrix: Matrix, name: string, duty: string, period: string) => {
  const at = matrix.columns.findIndex((column) => column.duty.code === duty && column.period === period);
  return matrix.rows.find(({ opd }) => opd.name === name)?.statuses[at];
};

describe('the matrix of a group', () => {
  it('has a row for each member and the periods of each duty, in one statement', async () => {
    const { official, admin, group, dpmd } = await givenDuties(db);
    await act(db, official, 'recordEvidence', {
      pokjanal: gid('Pokjanal', group),
      opd: gid('Opd', dpmd),
      content: visitOf(),
      submit: true,
    });
    const { matrix, cost } = await matrixOf(admin, group);
    expect(matrix.columns.map(({ duty, period }) => `${duty.code} ${period}`).slice(0, 6)).toEqual([
      'DATA_INFO 2026-Q1',
      'DATA_INFO 2026-Q2',
      'DATA_INFO 2026-Q3',
      'DATA_INFO 2026-Q4',
      'SAMPAI_DATA 2026',
      'ANALISIS 2026-Q1',
    ]);
    expect(matrix.columns.length).toBe(23);
    expect(matrix.columns[4]).toMatchObject({ isExpected: false, deadline: '2027-01-15' });
    expect(matrix.rows.map(({ opd }) => opd.name)).toEqual(['DPMD', 'Dinas Kesehatan']);
    expect(statusIn(matrix, 'DPMD', 'BINA_MONEV', '2026-Q3')).toBe('FULFILLED');
    expect(statusIn(matrix, 'DPMD', 'BINA_MONEV', '2026-Q4')).toBe('IN_PROGRESS');
    expect(statusIn(matrix, 'Dinas Kesehatan', 'BINA_MONEV', '2026-Q3')).toBe('OVERDUE');
    expect(statusIn(matrix, 'DPMD', 'SAMPAI_DATA', '2026')).toBe('NONE');
    expect(matrix).toMatchObject({ expected: 44, fulfilled: 1, overdue: 29 });
    expect(cost).toBeLessThanOrEqual(7);
  });

  it('asks nothing of an agency that was no member then', async () => {
    const { admin, group, regency } = await givenDuties(db);
    await makeOpd(db, { wilayah: regency, name: 'Dinas Sosial', memberOf: group, from: '2026-10-01' });
    const { matrix } = await matrixOf(admin, group);
    expect(statusIn(matrix, 'Dinas Sosial', 'LAPOR', '2026-Q3')).toBeNull();
    expect(statusIn(matrix, 'Dinas Sosial', 'LAPOR', '2026-Q4')).toBe('IN_PROGRESS');
    expect((await matrixOf(admin, group, 2025)).matrix.rows.map(({ opd }) => opd.name)).toEqual([
      'DPMD',
      'Dinas Kesehatan',
    ]);
  });

  it('is read by members and those above, and by nobody elsewhere', async () => {
    const { fellow, viewer, governor, stranger, group } = await givenDuties(db);
    for (const actor of [fellow, viewer, governor]) {
      expect((await matrixOf(actor, group)).matrix.rows).toHaveLength(2);
    }
    const { errors } = await as(db, stranger).tryRun(MATRIX, { id: gid('Pokjanal', group), year: 2026 });
    expect(errors?.[0]?.message).toContain('not found');
    const far = await as(db, governor).tryRun(MATRIX, { id: gid('Pokjanal', group), year: 1066 });
    expect(far.errors?.[0]?.message).toContain('1 thing');
  });
});

describe('a duty that does not apply', () => {
  it('is put aside with a reason by who manages the group, once, and taken up again', async () => {
    const { admin, official, stranger, group, dpmd } = await givenDuties(db);
    const where = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', dpmd), duty: 'KEGIATAN_LAIN', period: '2026' };
    const mark = (over: object = {}, actor = admin) =>
      act(db, actor, 'markNotApplicable', { ...where, reason: ' Baru terbentuk. ', ...over });
    expect((await mark({}, official)).__typename).toBe('ForbiddenError');
    expect(await mark({}, stranger)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
    expect(problemsOf(await mark({ reason: ' ', period: '2026-Q1', duty: 'LAPOR', opd: gid('Opd', group) }))).toEqual([
      'opd NOT_A_MEMBER',
      'reason REASON_REQUIRED',
    ]);
    expect(problemsOf(await mark({ period: '2026-Q1' }))).toEqual(['period DUTY_PERIOD']);
    const { cell } = await mark();
    expect(cell).toMatchObject({ status: 'NOT_APPLICABLE', exemption: { reason: 'Baru terbentuk.' } });
    const { matrix } = await matrixOf(admin, group);
    expect(matrix.expected).toBe(43);
    expect(matrix.rows[0]?.reasons.filter(Boolean)).toEqual(['Baru terbentuk.']);
    expect(await mark()).toMatchObject({ code: 'EXEMPT_ALREADY' });
    const back = { exemption: cell?.exemption?.id ?? '' };
    expect(await act(db, stranger, 'withdrawNotApplicable', back)).toMatchObject({ code: 'EXEMPTION_NOT_FOUND' });
    expect((await act(db, admin, 'withdrawNotApplicable', back)).cell).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await act(db, admin, 'withdrawNotApplicable', back)).toMatchObject({ code: 'EXEMPTION_WITHDRAWN' });
  });
});

describe('a month of data that was closed', () => {
  it('proposes itself to the health agency, which takes it with one press', async () => {
    const { admin, fellow, group, regency, dinkes, dpmd } = await givenDuties(db);
    await db.sql(
      `insert into "Release" (id, "wilayahId", month, number, at, approved, "left") values
       (gen_random_uuid(), $1, $2, 1, '2026-09-06T00:00:00Z', 5, 0), (gen_random_uuid(), $1, $2, 2, '2026-09-20T00:00:00Z', 6, 0)`,
      [regency.id, monthNo(2026, 8)],
    );
    const where = { pokjanal: gid('Pokjanal', group), duty: 'DATA_INFO', period: '2026-Q3' };
    expect((await cellOf(db, admin, { ...where, opd: gid('Opd', dpmd) })).proposals).toEqual([]);
    const before = await cellOf(db, fellow, { ...where, opd: gid('Opd', dinkes) });
    expect(before).toMatchObject({
      status: 'OVERDUE',
      proposals: [{ kind: 'DATA_MONTH', period: '2026-08', on: '2026-09-06' }],
    });
    expect((await matrixOf(fellow, group)).matrix.rows[1]?.proposals.slice(0, 4)).toEqual([0, 0, 1, 0]);
    await act(db, fellow, 'acceptProposal', { proposal: before.proposals[0]?.id ?? '' });
    const after = await cellOf(db, fellow, { ...where, opd: gid('Opd', dinkes) });
    expect(after).toMatchObject({
      status: 'FULFILLED',
      proposals: [],
      records: [{ kind: 'DATA_MONTH', period: '2026-08' }],
    });
  });
});

describe('the roll-up', () => {
  it('adds numerators and denominators, says nothing where nothing was owed, and stays within reach', async () => {
    const { official, governor, admin, group, province, regency, sibling, dpmd } = await givenDuties(db);
    const within = encodeGlobalId('Wilayah', province.id);
    const other = await makePokjanal(db, { wilayah: await makeWilayah(db, { parent: regency }), decree: null });
    await makeOpd(db, { wilayah: regency, memberOf: other });
    const content = visitOf();
    const input = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', dpmd), content, submit: true };
    await act(db, official, 'recordEvidence', input);
    const client = as(db, governor);
    const { dutyRollup } = await client.run<Rollup>(ROLLUP, { within });
    expect(client.cost()).toBeLessThanOrEqual(4);
    const rowOf = (rows: Rollup['dutyRollup'], area: { id: string }) =>
      rows.find(({ wilayah }) => wilayah.id === encodeGlobalId('Wilayah', area.id));
    expect(rowOf(dutyRollup, regency)).toMatchObject({
      groups: 1,
      agencies: 2,
      expected: 44,
      fulfilled: 1,
      overdue: 29,
    });
    expect(rowOf(dutyRollup, regency)?.share).toBeCloseTo(100 / 44, 10);
    expect(rowOf(dutyRollup, sibling)).toMatchObject({ groups: 0, expected: 0, share: null });
    const own = await as(db, admin).run<Rollup>(ROLLUP, { within, level: 'PROVINSI' });
    expect(own.dutyRollup).toMatchObject([{ expected: 44, fulfilled: 1 }]);
  });
});

const TODAY = '2026-11-21';
const days = fc.constantFrom(null, '2026-02-10', '2026-04-15', '2026-04-16', '2026-08-12', '2026-08-26', '2026-10-15');
const counts = fc.constantFrom(null, 0, 1, 2, 3);

/** Details as they may stand in the database: also of drafts, and with what later versions of a kind no longer ask. */
const detailsFor = (kind: EvidenceKind): fc.Arbitrary<Details> => {
  const entries = EVIDENCE[kind].fields.map(({ name, type, choices }) => {
    const value: fc.Arbitrary<unknown> =
      type === 'day'
        ? days
        : type === 'count' || type === 'money'
          ? counts
          : type === 'choice'
            ? fc.constantFrom(null, ...(choices ?? []).map((one) => one.value))
            : type === 'rows'
              ? fc.constantFrom(null, [], [{ name: 'a' }], [{ name: 'a' }, { name: 'b' }])
              : type === 'lines'
                ? fc.constantFrom([], ['a'])
                : fc.constantFrom(null, 'x');
    return [name, value] as const;
  });
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Details>;
};

const records = fc.array(
  fc.constantFrom(...EVIDENCE_KINDS).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      status: fc.constantFrom('DRAFT' as const, 'SUBMITTED' as const, 'ACCEPTED' as const, 'RETURNED' as const),
      details: detailsFor(kind),
      sources: fc.array(fc.constantFrom(null, 'APBD'), { maxLength: kind === 'PLAN' ? 2 : 0 }),
      period: fc
        .integer({ min: 0, max: 11 })
        .map((month) => periodOf(kind === 'PLAN' ? 'YEAR' : 'QUARTER', monthNo(2026, 1) + month)),
      isFirst: fc.boolean(),
    }),
  ),
  { minLength: 60, maxLength: 60 },
);
type Drawn = typeof records extends fc.Arbitrary<(infer One)[]> ? One & { id: string; opdId: string } : never;

async function write(group: { id: string }, drawn: readonly Drawn[]): Promise<void> {
  for (const { id, opdId, kind, status, details, sources, period } of drawn) {
    await db.sql(
      `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details)
       values ($1, $2, $3, $4::"EvidenceKind", $5, $6, $7, 'x', $8::"EvidenceStatus", $9::jsonb)`,
      [id, group.id, opdId, kind, formatPeriod(period), period.first, period.last, status, JSON.stringify(details)],
    );
    for (const [order, source] of sources.entries()) {
      await db.sql(
        `insert into "PlanActivity" (id, "evidenceId", "order", title, source) values (gen_random_uuid(), $1, $2, 'x', $3::"FundingSource")`,
        [id, order, source],
      );
    }
    if (status === 'DRAFT') continue;
    await db.sql(
      `insert into "DutyCredit" (id, "subjectKind", "subjectId", "evidenceId", "pokjanalId", "opdId", "dutyCode", period, "fromMonth", "toMonth", state, at)
       select gen_random_uuid(), 'EVIDENCE', $1, $1, $2, $3, d.code, $4, $5, $6, 'ACCEPTED', now() from "Duty" d
       join "DutyCatalogue" c on c.id = d."catalogueId" where d.artefact = $7 and c.regime = 'POKJANAL' and c.level = 'KABKOTA'`,
      [id, group.id, opdId, formatPeriod(period), period.first, period.last, EVIDENCE[kind].artefact],
    );
  }
}

const isDone = ({ kind, status, details, sources, period }: Drawn): boolean =>
  isFulfilled({
    kind,
    status,
    details,
    activities: sources.length,
    funded: sources.filter(Boolean).length,
    deadline: dutyDeadline(period.last, 15),
  });

describe('the rules in SQL', () => {
  it('say of any record and any cell what the rules in the code say', async () => {
    const { group, dinkes, dpmd, admin } = await givenDuties(db);
    const drawn: Drawn[] = (fc.sample(records, { numRuns: 4, seed: 3 }) as Omit<Drawn, 'id' | 'opdId'>[][])
      .flat()
      .map((one) => ({ ...one, id: newId(), opdId: one.isFirst ? dinkes.id : dpmd.id }));
    await write(group, drawn);
    const done = await fulfilledOf(
      { db },
      drawn.map(({ id }) => id),
    );
    expect(done).toEqual(drawn.map(isDone));
    expect(new Set(done).size).toBe(2);

    const ctx = ctxOf(db, systemActor('test'));
    const duties = await dutiesOf(ctx, await findDutyGroup(ctxOf(db, admin), group.id), 2026);
    const statusOf = (opdId: string, code: string, period: Period) => {
      const duty = duties.find((one) => one.code === code);
      const rhythm = duty?.rhythm ?? '';
      const own = drawn.filter(
        (one) =>
          one.opdId === opdId &&
          EVIDENCE[one.kind].artefact === duty?.artefact &&
          one.period.last >= period.first &&
          one.period.last <= period.last,
      );
      const facts = {
        isExempt: false,
        isFulfilled: own.some(isDone),
        isSubmitted: own.some(({ status }) => status === 'SUBMITTED' || status === 'ACCEPTED'),
        isBegun: own.length > 0,
        isExpected: isExpected(rhythm),
        firstDay: firstDay(period.first),
        deadline: dutyDeadline(period.last, 15),
      };
      return dutyStatus(facts, TODAY);
    };
    const cells = await matrixCells(ctx, group.id, 2026);
    const known = new Map(cells.map((cell) => [`${cell.opdId} ${cell.code} ${cell.fromMonth}`, cell.status]));
    const expected = [dinkes, dpmd].flatMap(({ id }) =>
      duties.flatMap(({ code, rhythm }) =>
        dutyPeriods(rhythm, 2026).map(
          (period) => [`${id} ${code} ${period.first}`, statusOf(id, code, period)] as const,
        ),
      ),
    );
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(expected));
    expect(new Set(known.values()).size).toBeGreaterThanOrEqual(3);
  });
});
