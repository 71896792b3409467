import { describe, expect, it } from 'vitest';
import type { WilayahKind } from '@/gql/schema-types.ts';
import { contentOf, differences, emptyForm, missingIn, proposedIssuer } from './decree-form-state.ts';

const groupOf = (kind: WilayahKind, name: string) => ({
  id: `k-${name}`,
  name: `Pokjanal ${name}`,
  wilayah: { id: `w-${name}`, name, fullName: name, kind, __typename: 'Wilayah' as const },
});

describe('the issuer of a decree', () => {
  it('is proposed from the area of the first group', () => {
    const proposed = (kind: WilayahKind, name: string) => proposedIssuer([groupOf(kind, name)]);
    expect(proposed('KABUPATEN', 'Gunung Mas')).toBe('Bupati Gunung Mas');
    expect(proposed('KOTA', 'Kota Palangka Raya')).toBe('Wali Kota Palangka Raya');
    expect(proposed('PROVINSI', 'Kalimantan Tengah')).toBe('Gubernur Kalimantan Tengah');
    expect(proposed('KECAMATAN', 'Kurun')).toBe('Camat Kurun');
    expect(proposed('KELURAHAN', 'Kurun')).toBe('Lurah Kurun');
    expect(proposed('DESA', 'Tanjung Riu')).toBe('Kepala Desa Tanjung Riu');
    expect(proposed('NEGARA', 'Indonesia')).toBe('Menteri Dalam Negeri');
    expect(proposedIssuer([])).toBe('');
  });

  it('is what was typed as soon as anything was, even nothing', () => {
    const form = emptyForm([groupOf('KECAMATAN', 'Kurun')]);
    expect(contentOf(form).issuer).toBe('Camat Kurun');
    expect(contentOf({ ...form, issuer: '' }).issuer).toBe('');
  });
});

describe('a form of a decree', () => {
  it('sends empty fields as none, and legal bases line by line', () => {
    const form = { ...emptyForm([groupOf('DESA', 'Riu')]), bases: ' Permendagri 54/2007 \n\nPerbup 1/2020' };
    expect(contentOf(form)).toMatchObject({
      termStart: null,
      termEnd: null,
      supersedes: null,
      attachment: null,
      legalBases: ['Permendagri 54/2007', 'Perbup 1/2020'],
      groups: ['k-Riu'],
    });
  });

  it('knows what is still empty', () => {
    expect(missingIn(emptyForm([]))).toEqual(['groups', 'number', 'date', 'issuer', 'subject']);
    const form = { ...emptyForm([groupOf('DESA', 'Riu')]), number: ' ', date: '2026-01-02', subject: 'x' };
    expect(missingIn(form)).toEqual(['number']);
  });

  it('is compared field by field with what stands there', () => {
    const form = emptyForm([groupOf('DESA', 'Riu')]);
    expect(differences(form, { ...form, number: '2', groups: [] })).toEqual([
      { field: 'number', yours: '', current: '2' },
      { field: 'issuer', yours: 'Kepala Desa Riu', current: '' },
      { field: 'groups', yours: 'Pokjanal Riu', current: '' },
    ]);
  });
});
