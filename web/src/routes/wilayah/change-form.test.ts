import { describe, expect, it } from 'vitest';
import { actOf, type ChangedArea, type ChangeForm, emptyForm, fieldAt, partnerLevel } from './change-form.ts';

const regency: ChangedArea = { id: 'k', code: '62.10', name: 'Gunung Mas', kind: 'KABUPATEN', level: 'KABKOTA' };
const form = (over: Partial<ChangeForm>): ChangeForm => ({
  ...emptyForm(regency, '2026-11-21'),
  decree: 'UU 9/2026',
  ...over,
});
const codes = new Map([
  ['a', ' 62.14.02 '],
  ['b', '62.14.03'],
  ['c', ' '],
]);

describe('the act that a form means', () => {
  it('of a split takes what was chosen, with the codes written for it alone', () => {
    const act = actOf(form({ code: ' 62.14', name: 'Baru', chosen: new Set(['a']), codes }), regency, true);
    expect(act).toEqual({
      kind: 'SPLIT',
      input: {
        wilayah: 'k',
        into: [{ code: '62.14', kind: 'KABUPATEN', name: 'Baru', areas: ['a'] }],
        on: '2026-11-21',
        decree: 'UU 9/2026',
        codes: [{ wilayah: 'a', code: '62.14.02' }],
        dryRun: true,
      },
    });
  });

  it('of a village takes posts', () => {
    const village: ChangedArea = { ...regency, kind: 'DESA', level: 'DESA' };
    const act = actOf(form({ chosen: new Set(['p']) }), village, true);
    expect(act.input).toMatchObject({ into: [{ posyandu: ['p'] }] });
  });

  it('of the other kinds takes every written code and leaves out what is empty', () => {
    expect(actOf(form({ kind: 'MERGE', partner: { id: 't', label: 'T' }, codes }), regency, false)).toMatchObject({
      kind: 'MERGE',
      input: { wilayah: ['k'], target: 't', codes: [{ wilayah: 'a' }, { wilayah: 'b' }], dryRun: false },
    });
    expect(actOf(form({ kind: 'MOVE', partner: { id: 'p', label: 'P' } }), regency, true).input).toMatchObject({
      parent: 'p',
      code: null,
    });
    expect(actOf(form({ kind: 'RENAME', areaKind: 'KOTA' }), regency, true).input).toMatchObject({
      name: null,
      kind: 'KOTA',
      code: null,
    });
  });

  it('asks for an area of the same level to merge into, and of the level above to move to', () => {
    expect(['SPLIT', 'MERGE', 'MOVE', 'RECODE'].map((kind) => partnerLevel(kind as 'SPLIT', 'KECAMATAN'))).toEqual([
      null,
      'KECAMATAN',
      'KABKOTA',
      null,
    ]);
  });

  it('knows the field behind a path of its input', () => {
    expect(['into.0.name', 'decree', 'codes.0.code', 'into.0.areas.3'].map(fieldAt)).toEqual([
      'name',
      'decree',
      null,
      null,
    ]);
  });
});
