import { describe, expect, it } from 'vitest';
import { contentOf, emptyForm, formOf, periodChoices, provableDuties } from './evidence-form-state.ts';
import type { EvidenceContentFragment, EvidenceGroupFragment } from './evidence-pages.generated.ts';

const group = {
  id: 'g',
  name: 'Pokjanal Posyandu Kabupaten Gunung Mas',
  wilayah: { id: 'w', kind: 'KABUPATEN', name: 'Gunung Mas', fullName: 'Kabupaten Gunung Mas' },
  duties: [
    { code: 'LAPOR', artefact: 'DutyReport' },
    { code: 'X', artefact: 'Unknown' },
  ],
  members: [],
} as unknown as EvidenceGroupFragment;
const kinds = new Map([
  ['BUKA', 'YES_NO'],
  ['KADER_TUGAS', 'NUMBER'],
]);
const given = { opd: 'o', period: '2026-Q3', today: '2026-11-22' };

describe('the form of evidence', () => {
  it('is filled in with what can be told without asking', () => {
    expect(emptyForm('REPORT', group, given).values).toMatchObject({
      addressees: 'Bupati Gunung Mas\nKetua Pokjanal Posyandu Kabupaten Gunung Mas',
      sentOn: '2026-11-22',
      body: '',
    });
    expect(emptyForm('DATASET', group, given).values).toMatchObject({
      area: 'Kabupaten Gunung Mas',
      check: 'UNCHECKED',
    });
    expect(emptyForm('ANALYSIS', group, given).rows['options']).toHaveLength(2);
  });

  it('sends what was typed under the name of its kind, numbers as numbers, empty rows left out', () => {
    const form = emptyForm('ANALYSIS', group, given);
    const [first = {}, second = {}] = form.rows['options'] ?? [];
    const typed = { ...form, rows: { ...form.rows, options: [{ ...first, name: 'A', cost: '1500' }, second] } };
    const links = [{ kind: 'MEETING' as const, id: 'm', name: 'Rapat' }];
    const content = contentOf({ ...typed, links, alsoFor: ['p'] }, 'Judul', 'ANALISIS', { kinds });
    expect(content).toMatchObject({
      title: 'Judul',
      meetings: ['m'],
      analysis: { causes: null, options: [{ name: 'A', cost: 1500 }] },
      alsoFor: [{ opd: 'p', duty: 'ANALISIS' }],
    });
    expect(contentOf(emptyForm('REPORT', group, given), 'x', 'LAPOR', { kinds }).report?.addressees).toHaveLength(2);
  });

  it('shows a record as it stands', () => {
    const evidence = {
      __typename: 'VisitEvidence',
      kind: 'VISIT',
      title: 'Bimtek',
      period: '2026-Q3',
      opd: { id: 'o' },
      attachments: [],
      posts: [],
      meetings: [],
      commitments: [],
      problems: [{ id: 'p', title: 'Timbangan rusak' }],
      aboutIndicators: [{ code: 'SKDN_DS', name: { id: 'D/S', en: 'D/S' } }],
      answers: [
        { yesNo: false, number: null, text: null, finding: 'Rusak', item: { code: 'BUKA', checklist: { id: 'c' } } },
        { yesNo: null, number: 5, text: null, finding: null, item: { code: 'KADER_TUGAS', checklist: { id: 'c' } } },
      ],
      place: null,
      followUps: ['a', 'b'],
    } as unknown as EvidenceContentFragment;
    const form = formOf(evidence);
    expect(form).toMatchObject({
      title: 'Bimtek',
      links: [
        { kind: 'INDICATOR', id: 'SKDN_DS' },
        { kind: 'PROBLEM', id: 'p', name: 'Timbangan rusak' },
      ],
      checklist: 'c',
      answers: { BUKA: { value: 'tidak', finding: 'Rusak' }, KADER_TUGAS: { value: '5' } },
      values: { place: '', followUps: 'a\nb' },
    });
    expect(contentOf(form, 'Bimtek', 'BINA_MONEV', { kinds })).toMatchObject({
      indicators: ['SKDN_DS'],
      problems: ['p'],
      checklist: 'c',
      answers: [
        { item: 'BUKA', yesNo: false, number: null, finding: 'Rusak' },
        { item: 'KADER_TUGAS', yesNo: null, number: 5 },
      ],
    });
  });

  it('offers the periods of the duty and the duties that have a kind', () => {
    expect(periodChoices('QUARTERLY', 2026, '2026-Q3').slice(0, 2)).toEqual(['2026-Q4', '2026-Q3']);
    expect(periodChoices('ON_CHANGE', 2026, '2024')).toEqual(['2024', '2026', '2025']);
    expect(provableDuties(group.duties).map(({ kind }) => kind)).toEqual(['REPORT']);
  });
});
