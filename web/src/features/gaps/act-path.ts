import type { GapAct } from '@/gql/schema-types.ts';
import { paths } from '@/paths.ts';

/** What an act needs to know of the thing it closes. */
type Closed = {
  readonly act: GapAct;
  readonly wilayah: string | null;
  readonly pokjanal: string | null;
  readonly decree: string | null;
  readonly seat: string | null;
};

/** The page on which a gap is closed, with what is known of it filled in. */
export function actPath({ act, wilayah, pokjanal, decree, seat }: Closed): string {
  if (act === 'FOUND_GROUP' || pokjanal === null) return paths.newDecree({ di: wilayah });
  if (act === 'RENEW_DECREE') return paths.newDecree({ kelompok: pokjanal, menggantikan: decree });
  if (act === 'RECORD_DECREE') return paths.newDecree({ kelompok: pokjanal });
  if (act === 'FILL_SEAT') return paths.pokjanal(pokjanal, { isi: seat });
  return act === 'ADD_MEMBER' ? paths.pokjanal(pokjanal, { anggota: 'tambah' }) : paths.duties({ kelompok: pokjanal });
}
