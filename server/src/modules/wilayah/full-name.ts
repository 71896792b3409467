import type { WilayahKind } from '@pokjanal/prisma/client';

const classOf: Partial<Record<WilayahKind, string>> = {
  PROVINSI: 'Provinsi',
  KABUPATEN: 'Kabupaten',
  KOTA: 'Kota',
  KECAMATAN: 'Kecamatan',
  DISTRIK: 'Distrik',
  DESA: 'Desa',
  KELURAHAN: 'Kelurahan',
  DESA_ADAT: 'Desa Adat',
};

/** Name of an area with its legal class, as people write it: `Kabupaten Gunung Mas`. */
export function fullName(area: { kind: WilayahKind; name: string }): string {
  const legalClass = classOf[area.kind];
  return !legalClass || area.name.startsWith(`${legalClass} `) ? area.name : `${legalClass} ${area.name}`;
}
