import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';

let db: Database;
let viewer: UserActor;

beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  viewer = officerOf(await makeWilayah(db, { level: 'KABKOTA' }), 'VIEWER');
}, 120_000);

const ask = <T>(query: string, variables: Record<string, unknown> = {}) => as(db, viewer).run<T>(query, variables);
type Coded = { code: string };
type Element = Coded & { cells: object[]; usedBy: { indicators: Coded[]; rules: Coded[] } };

describe('the indicators', () => {
  it('come with their version in force, formula in words and use in few statements, however many', async () => {
    const client = as(db, viewer);
    const { indicators } = await client.run<{ indicators: Record<string, unknown>[] }>(`{ indicators {
      code name { id en } stages domain countOf frequency serviceGroup spmField cluster order
      current { version numerator sentence { id en } diff { field } }
      reads { code } rules { code part } forms { code } } }`);
    expect(indicators).toHaveLength(85);
    expect(client.cost()).toBeLessThanOrEqual(8);
    expect(indicators.find(({ code }) => code === 'SKDN_ND_ADJ')).toMatchObject({
      stages: ['BAYI', 'BALITA'],
      countOf: 'PERSON',
      frequency: 'MONTHLY',
      current: {
        version: 1,
        sentence: {
          id: 'naik berat badannya (N) dibagi (balita ditimbang (D) dikurangi bulan lalu tidak ditimbang (O) dikurangi baru pertama ditimbang (B)), dikali 100',
        },
        diff: [],
      },
      reads: ['SK_D', 'SK_N', 'SK_O', 'SK_B'].map((code) => ({ code })),
      forms: [{ code: 'SKDN_LENGKAP' }, { code: 'SKDN_RINGKAS' }],
    });
  });

  it.each([
    [{ search: 'd/s' }, ['SKDN_DS']],
    [{ search: 'stunt' }, ['NUT_STUNT']],
    [{ domain: 'TUMBANG' }, ['DEV_PANTAU', 'DEV_BELUM']],
    [{ stage: 'APRAS' }, ['DEV_PANTAU', 'DEV_BELUM']],
    [{ stage: 'BBL', domain: 'KIA' }, ['NEO_KN']],
    [{ search: 'tidak ada yang begini' }, []],
  ])('are found by %j', async (filter, codes) => {
    const { indicators } = await ask<{ indicators: Coded[] }>(
      'query ($search: String, $domain: String, $stage: String) { indicators(search: $search, domain: $domain, stage: $stage) { code } }',
      filter,
    );
    expect(indicators.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the elements', () => {
  it('come with block, cells and everybody who reads them in few statements', async () => {
    const client = as(db, viewer);
    const { dataElements } = await client.run<{ dataElements: Element[] }>(`{ dataElements {
      code label stage yesNo carry name { id } block { code name { id } } cells { slot age sex field }
      usedBy { indicators { code name { id } } rules { code } forms { code } } } }`);
    expect(dataElements.length).toBeGreaterThan(150);
    expect(client.cost()).toBeLessThanOrEqual(8);
    const weighed = dataElements.find(({ code }) => code === 'SK_D');
    expect(weighed).toMatchObject({ label: 'D', block: { code: 'SKDN' }, yesNo: false, carry: false });
    expect(weighed?.cells).toHaveLength(11);
    expect(weighed?.usedBy.indicators.map(({ code }) => code)).toContain('SKDN_DS');
    expect(weighed?.usedBy.rules.map(({ code }) => code)).toEqual(expect.arrayContaining(['V02', 'V04', 'V05']));
  });

  it('are found by name and by block', async () => {
    const find = async (filter: object) =>
      (
        await ask<{ dataElements: Coded[] }>(
          'query ($search: String, $block: String) { dataElements(search: $search, block: $block) { code } }',
          { ...filter },
        )
      ).dataElements.map(({ code }) => code);
    expect(await find({ block: 'SP' })).toEqual(['SP_MASUK', 'SP_TEPAT']);
    expect(await find({ search: 'red line' })).toEqual(['SK_BGM']);
    expect(await find({ search: 'naik', block: 'SKDN' })).toEqual(expect.arrayContaining(['SK_N', 'SK_T']));
  });
});

describe('the rules', () => {
  it('say what they demand in words of both languages, in few statements', async () => {
    const client = as(db, viewer);
    const { rules } = await client.run<{ rules: Record<string, unknown>[] }>(
      '{ rules { code part block level expression sentence { id en } message { id } reads { code } validFrom validTo source confidence } }',
    );
    expect(client.cost()).toBeLessThanOrEqual(2);
    expect(new Set(rules.map(({ code }) => code)).size).toBe(43);
    for (const rule of rules) expect(JSON.stringify(rule['sentence'])).toMatch(/"id":"\S.*"en":"\S/);
    expect(rules.find(({ code }) => code === 'V02')).toMatchObject({
      block: 'SKDN',
      level: 'ERROR',
      sentence: {
        id: 'Balita ditimbang (D) tidak lebih dari jumlah semua balita (S); hanya peringatan bila pengunjung dari luar ikut dihitung',
        en: 'Weighed this month (D) is not more than all under-fives in the area (S); a warning only where visitors from outside are counted',
      },
      reads: [{ code: 'SK_S' }, { code: 'SK_D' }],
      validFrom: '2007-01-01',
      validTo: null,
    });
  });

  it('are found by their words and by block', async () => {
    const { rules } = await ask<{ rules: Coded[] }>('{ rules(search: "garis merah", block: "SKDN") { code } }');
    expect(rules).toEqual([{ code: 'V07' }]);
  });
});

describe('forms, stages and the lint', () => {
  it('are read by every role in a statement a list', async () => {
    const client = as(db, viewer);
    const { forms, lifeStages } = await client.run<{
      forms: (Coded & { elements: Coded[]; unit: string })[];
      lifeStages: (Coded & { bounds: { standard: string }[] })[];
    }>(`{ forms { code version name { id } unit rhythm formSet blocks { code detailed name { id } } elements { code } validFrom validTo }
      lifeStages { code name { id en } aliases bounds { standard unit fromAge toAge validFrom validTo source confidence } } }`);
    expect(client.cost()).toBeLessThanOrEqual(4);
    expect(forms).toHaveLength(13);
    expect(forms.find(({ code }) => code === 'FORM_A_RINGKAS')?.elements).toHaveLength(6);
    expect(forms.find(({ code }) => code === 'PUSKESMAS')?.unit).toBe('PUSKESMAS_DESA');
    expect(lifeStages).toHaveLength(10);
    expect(lifeStages.find(({ code }) => code === 'BALITA')?.bounds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ standard: 'POSYANDU_ILP', unit: 'MONTH', fromAge: 12, toAge: 59 }),
      ]),
    );
  });

  it('finds what does not fit in five statements, gravest first', async () => {
    const client = as(db, viewer);
    const { catalogueLint } = await client.run<{ catalogueLint: { kind: string; severity: string; code: string }[] }>(
      '{ catalogueLint { kind severity subject code message { id en } } }',
    );
    expect(client.cost()).toBeLessThanOrEqual(5);
    expect(catalogueLint.map(({ severity }) => severity)).not.toContain('ERROR');
    const { catalogueLint: own } = await ask<{ catalogueLint: Coded[] }>(
      '{ catalogueLint(severity: WARNING, code: "NUT_SAM") { code } }',
    );
    expect(own).toEqual([{ code: 'NUT_SAM' }]);
  });
});
