import { expect, test } from 'vitest';
import { chosenPlace, ownPlaces, placesWith, villagesOf } from './import-places.ts';

const none = { wilayah: null, puskesmas: null, posyandu: null };
const OWN = ownPlaces([
  { ...none, puskesmas: { id: 'p1', name: 'Puskesmas Kurun' } },
  { ...none, puskesmas: { id: 'p2', name: 'Puskesmas Tewah' } },
  { ...none, wilayah: { id: 'd9', fullName: 'Desa Sepang' } },
]);
const VILLAGES = villagesOf('p1', [
  { id: 'd1', fullName: 'Kelurahan Kurun', code: '62.10.02.1012' },
  { id: 'd2', fullName: 'Desa Tanjung Riu', code: '62.10.02.2003' },
]);
const chosen = (query: string) => chosenPlace(new URLSearchParams(query), OWN, VILLAGES);

test.each([
  ['', { puskesmas: 'p1', wilayah: null, name: 'Puskesmas Kurun' }],
  ['puskesmas=p2', { puskesmas: 'p2', wilayah: null }],
  ['puskesmas=p1&wilayah=d2', { puskesmas: 'p1', wilayah: 'd2', name: 'Desa Tanjung Riu' }],
  ['wilayah=d9', { puskesmas: null, wilayah: 'd9', name: 'Desa Sepang' }],
  // The area of another page is none of this person's.
  ['wilayah=provinsi', { puskesmas: 'p1', wilayah: null }],
])('an address with %j is for one of the person’s places', (query, place) => {
  expect(chosen(query)).toMatchObject(place);
});

test('places are found by part of their name or code', () => {
  expect(placesWith(VILLAGES, ' riu').map(({ name }) => name)).toEqual(['Desa Tanjung Riu']);
  expect(placesWith(VILLAGES, '1012').map(({ name }) => name)).toEqual(['Kelurahan Kurun']);
  expect(placesWith(VILLAGES, '')).toHaveLength(2);
});

test('who holds a post alone has a template of everything within reach', () => {
  const own = ownPlaces([{ ...none, posyandu: { id: 'x', name: 'Posyandu Melati' } }]);
  expect(chosenPlace(new URLSearchParams(), own, [])).toEqual({
    puskesmas: null,
    wilayah: null,
    name: 'Posyandu Melati',
    detail: '',
  });
});
