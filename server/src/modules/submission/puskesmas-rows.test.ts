import { randomUUID } from 'node:crypto';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePuskesmasUnit } from '@pokjanal/prisma/make/puskesmas-unit';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { inputOf, MAY, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId, encodeReportId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { openMonth } from './open-month.ts';

let db: Database;
const clock = fixedClock('2026-06-02T03:00:00Z');

beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

async function givenWorkArea() {
  const kecamatan = await makeWilayah(db, { parent: await makeWilayah(db, { level: 'KABKOTA' }) });
  const [reported, silent] = [
    await makeWilayah(db, { parent: kecamatan, name: 'Tumbang Miwan' }),
    await makeWilayah(db, { parent: kecamatan, name: 'Tewang Pajangan' }),
  ];
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const post = await makePosyandu(db, { desa: reported, puskesmas, formSet: 'ILP' });
  const [unit] = await db.sql<{ no: number }>(
    `insert into "Unit" (kind, "desaNo", "puskesmasNo") values ('PUSKESMAS_DESA', $1, $2) returning no`,
    [reported.no, puskesmas.no],
  );
  await openMonth({ db }, MAY);
  return { kecamatan, reported, silent, puskesmas, post, unitNo: unit?.no ?? 0 };
}

describe('puskesmasRows', () => {
  const ROWS = `query Rows($puskesmas: ID!) { puskesmasRows(puskesmas: $puskesmas, month: "2026-05") {
    name report status arrival deadline } }`;
  type Rows = { puskesmasRows: { name: string; report: string | null; status: string; deadline: string | null }[] };

  test('lists every village of the work area, with a report where one is due', async () => {
    const { puskesmas, post, unitNo, reported, silent } = await givenWorkArea();
    const petugas = as(db, petugasOf(post), clock);
    const ask = { puskesmas: encodeGlobalId('Puskesmas', puskesmas.id) };
    const { puskesmasRows } = await petugas.run<Rows>(ROWS, ask);
    const report = encodeReportId({ unitNo, month: MAY, block: 'PK' });
    expect(new Map(puskesmasRows.map((row) => [row.name, row]))).toEqual(
      new Map([
        [
          reported.name,
          {
            name: reported.name,
            report,
            status: 'NONE',
            arrival: 'NONE',
            deadline: expect.stringMatching(/^2026-06-0/),
          },
        ],
        [silent.name, { name: silent.name, report: null, status: 'NONE', arrival: 'NONE', deadline: null }],
      ]),
    );
  });

  test('a village that is no more owes nothing, and one to come nothing yet', async () => {
    const { puskesmas, reported, unitNo } = await givenWorkArea();
    const later = await makeWilayah(db, { level: 'DESA' });
    const laterUnit = await makePuskesmasUnit(db, { desa: later, puskesmas });
    await db.sql('update "Wilayah" set "endedOn" = $2 where id = $1', [reported.id, '2026-06-01']);
    await db.sql(
      `insert into "WilayahSuccession" (id, kind, "fromId", "toId", "on", decree)
       values (gen_random_uuid(), 'SPLIT', $1, $2, '2026-06-15', 'Perda 1')`,
      [reported.id, later.id],
    );
    for (const month of [MAY + 1, MAY + 2]) await openMonth({ db }, month);
    const rows = await db.sql<{ unit: number; month: number }>(
      'select distinct unit_no as unit, month from obligation where unit_no = any($1::int[]) order by 1, 2',
      [[unitNo, laterUnit.unitNo]],
    );
    expect(rows).toEqual([
      { unit: unitNo, month: MAY },
      { unit: laterUnit.unitNo, month: MAY + 2 },
    ]);
  });

  test('a report of a village is filled by its id, and the list says so', async () => {
    const { puskesmas, post, unitNo } = await givenWorkArea();
    const petugas = as(db, petugasOf(post), clock);
    const report = encodeReportId({ unitNo, month: MAY, block: 'PK' });
    type Form = {
      reportForm: { unitName: string; cells: { slot: number }[]; report: { abilities: string[] } };
    };
    const { reportForm } = await petugas.run<Form>(
      'query Form($report: ID!) { reportForm(report: $report) { unitName cells { slot } report { abilities } } }',
      { report },
    );
    expect(reportForm).toMatchObject({
      unitName: 'Tumbang Miwan',
      report: { abilities: expect.arrayContaining(['submission.submitPuskesmas']) },
    });
    const input = {
      report,
      cells: reportForm.cells.map(({ slot }) => ({ slot, value: 0 })),
      expectedRevision: 0,
      idempotencyKey: randomUUID(),
    };
    expect(
      await petugas.run(`mutation S($input: SubmitReportInput!) { submitReport(input: $input) { __typename } }`, {
        input,
      }),
    ).toEqual({ submitReport: { __typename: 'SubmitReportSuccess' } });
    const { puskesmasRows } = await petugas.run<Rows>(ROWS, {
      puskesmas: encodeGlobalId('Puskesmas', puskesmas.id),
    });
    expect(puskesmasRows.find((row) => row.report === report)).toMatchObject({ status: 'SUBMITTED' });
  });

  test('is empty for who does not reach the puskesmas, and open to the regency above', async () => {
    const { puskesmas, kecamatan } = await givenWorkArea();
    const other = await givenWorkArea();
    const ask = { puskesmas: encodeGlobalId('Puskesmas', puskesmas.id) };
    const namesFor = async (who: Parameters<typeof as>[1]) =>
      (await as(db, who, clock).run<Rows>(ROWS, ask)).puskesmasRows.length;
    expect(await namesFor(petugasOf(other.post))).toBe(0);
    expect(await namesFor(kaderOf(other.post))).toBe(0);
    expect(await namesFor(officerOf(kecamatan, 'ADMIN_KECAMATAN'))).toBe(2);
  });
});

describe('the months of a post', () => {
  const MONTHS = `query Months($id: ID!) { posyandu(id: $id) { reportMonths { month due waiting returned } } }`;
  const month = { month: '2026-05', due: 7, waiting: 7, returned: 0 };

  test('count the forms of a month that are still open', async () => {
    const { post } = await givenWorkArea();
    const kader = as(db, kaderOf(post), clock);
    const ask = { id: encodeGlobalId('Posyandu', post.id) };
    expect(await kader.run(MONTHS, ask)).toEqual({ posyandu: { reportMonths: [month] } });
    await submit(systemCtx(db), post, inputOf(post));
    expect(await kader.run(MONTHS, ask)).toEqual({ posyandu: { reportMonths: [{ ...month, waiting: 6 }] } });
  });

  test('tell nothing to who may see the post but not its reports', async () => {
    const { post, kecamatan } = await givenWorkArea();
    const viewer = as(db, officerOf(kecamatan, 'VIEWER'), clock);
    expect(await viewer.run(MONTHS, { id: encodeGlobalId('Posyandu', post.id) })).toEqual({
      posyandu: { reportMonths: [] },
    });
  });
});
