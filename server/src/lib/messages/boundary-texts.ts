/** What can be wrong with a file of boundaries, feature by feature. */
export const boundaryTexts = {
  BOUNDARY_NOT_GEO: {
    id: 'Berkas ini bukan GeoJSON atau TopoJSON yang sah.',
    en: 'This file is no valid GeoJSON or TopoJSON.',
  },
  BOUNDARY_NO_FEATURES: { id: 'Berkas ini tidak berisi satu fitur pun.', en: 'This file holds no feature at all.' },
  BOUNDARY_LAYER: {
    id: 'Sebutkan lapisan yang dipakai. Yang ada: {names}.',
    en: 'Name the layer to use. There are: {names}.',
  },
  BOUNDARY_NO_PROPERTY: {
    id: 'Tidak ada properti yang berisi kode Kemendagri. Yang ada: {names}.',
    en: 'No property holds Kemendagri codes. There are: {names}.',
  },
  BOUNDARY_NO_CODE: {
    id: '{feature}: tidak ada kode pada properti {property}.',
    en: '{feature}: there is no code under the property {property}.',
  },
  BOUNDARY_UNKNOWN_CODE: { id: '{feature}: kode ini tidak dikenal.', en: '{feature}: this code is not known.' },
  BOUNDARY_RETIRED: {
    id: '{feature}: kode ini sudah tidak berlaku; sekarang {now}.',
    en: '{feature}: this code is no longer in force; it is {now} now.',
  },
  BOUNDARY_WRONG_LEVEL: {
    id: '{feature}: {name} bukan wilayah tingkat {level}.',
    en: '{feature}: {name} is no area of level {level}.',
  },
  BOUNDARY_OUTSIDE: {
    id: '{feature}: {name} tidak terletak di wilayah yang diimpor.',
    en: '{feature}: {name} does not lie in the area of this import.',
  },
  BOUNDARY_TWICE: {
    id: '{feature}: kode ini sudah dipakai fitur #{first}.',
    en: '{feature}: feature #{first} has this code already.',
  },
  BOUNDARY_NO_SHAPE: {
    id: '{feature}: tidak ada bidang (Polygon atau MultiPolygon).',
    en: '{feature}: there is no Polygon or MultiPolygon.',
  },
  BOUNDARY_RING_EMPTY: {
    id: '{feature}: cincin ke-{ring} kosong, kurang dari tiga sudut atau tanpa luas.',
    en: '{feature}: ring {ring} is empty, with fewer than three corners or no area.',
  },
  BOUNDARY_RING_OPEN: {
    id: '{feature}: cincin ke-{ring} tidak tertutup.',
    en: '{feature}: ring {ring} is not closed.',
  },
  BOUNDARY_NOT_DEGREES: {
    id: '{feature}: cincin ke-{ring} bukan bujur dan lintang dalam derajat (WGS 84).',
    en: '{feature}: ring {ring} is not in degrees of longitude and latitude (WGS 84).',
  },
} as const;
