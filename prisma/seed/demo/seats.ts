import { parseCsv, readReference } from '../load/csv.ts';
import type { HolderOverrides, SeatOverrides } from '../make/pokjanal.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import type { DemoOpd } from './offices.ts';
import { fullPlace, headOf } from './offices.ts';

/** A member agency of a group that is being seated. */
export type SeatedOpd = DemoOpd & { id: string };

type Regime = 'POKJANAL' | 'TIM_PEMBINA';
type Offices = (area: MadeWilayah, opd: (kind: string) => HolderOverrides[]) => HolderOverrides[];

/** Office by title, or the head of an agency where it is a member. */
const title = (office: string): HolderOverrides[] => [{ office }];

const HOLDERS: Record<Regime, Record<string, Offices>> = {
  POKJANAL: {
    PEMBINA: (area) => title(headOf(area)),
    PENANGGUNG_JAWAB: (area) => title(`Wakil ${headOf(area)}`),
    KETUA: (area) => [
      { office: `Asisten Pemerintahan dan Kesejahteraan Rakyat ${fullPlace(area)}`, to: '2024-12-31' },
      { office: `Sekretaris Daerah ${fullPlace(area)}`, from: '2025-01-01' },
    ],
    WAKIL_KETUA: (_, opd) => [...opd('TPPKK'), ...opd('DINKES')],
    SEKRETARIS: (_, opd) => opd('DPMD'),
    BENDAHARA: (area) => title(`Bendahara Sekretariat Pokjanal ${fullPlace(area)}`),
    BIDANG_KELEMBAGAAN: (area) => title(`Kepala Bidang Kelembagaan DPMD ${fullPlace(area)}`),
    BIDANG_YANKES_KB: (area) => title(`Kepala Bidang Kesehatan Masyarakat Dinkes ${fullPlace(area)}`),
    BIDANG_KIE: (_, opd) => opd('DISKOMINFO'),
    BIDANG_SDM: (area) => title(`Kepala Bidang Sumber Daya Kesehatan Dinkes ${fullPlace(area)}`),
    BIDANG_BINA_PROGRAM: (_, opd) => opd('BAPPEDA'),
    SEKRETARIAT: (area) => title(`Sekretariat Pokjanal pada DPMD ${fullPlace(area)}`),
  },
  TIM_PEMBINA: {
    KETUA: (area) => title(`Ketua TP PKK ${fullPlace(area)}`),
    PENASEHAT: (area) => title(headOf(area)),
    SEKRETARIS: (_, opd) => opd('DPMD'),
    BENDAHARA: (area) => title(`Bendahara TP PKK ${fullPlace(area)}`),
    KETUA_BIDANG_PENDIDIKAN: (_, opd) => opd('DISDIK'),
    KETUA_BIDANG_KESEHATAN: (_, opd) => opd('DINKES'),
    KETUA_BIDANG_PU: (_, opd) => opd('PUPR'),
    KETUA_BIDANG_PERUMAHAN: (_, opd) => opd('PERKIM'),
    KETUA_BIDANG_TRANTIB: (_, opd) => opd('SATPOLPP'),
    KETUA_BIDANG_SOSIAL: (_, opd) => opd('DINSOS'),
  },
};

/** Fills the seats of a regime for an area from its agencies; whoever has no other seat sits as a member. */
export function seatsOf(
  regime: Regime,
  area: MadeWilayah,
  members: readonly SeatedOpd[],
  vacant: readonly string[] = [],
): SeatOverrides[] {
  const seated = new Set<string>();
  const opd = (kind: string): HolderOverrides[] => {
    const found = members.find((member) => member.kinds.includes(kind));
    if (!found) return [];
    seated.add(found.id);
    return [headOfOpd(found, area)];
  };
  const seats = seatList(regime).map((line) => {
    const code = line['code'] ?? '';
    const holders = vacant.includes(code) ? [] : (HOLDERS[regime][code]?.(area, opd) ?? []);
    return { code, name: line['name'] ?? code, single: line['single'] === 'true', holders };
  });
  const rest = members.filter(({ id }) => !seated.has(id)).map((member) => headOfOpd(member, area));
  return seats.map((seat) => (seat.code === 'ANGGOTA' ? { ...seat, holders: rest } : seat));
}

function headOfOpd(opd: SeatedOpd, area: MadeWilayah): HolderOverrides {
  const word = opd.form === 'MITRA' ? 'Ketua' : 'Kepala';
  return { office: `${word} ${opd.name} ${fullPlace(area)}`, opdId: opd.id };
}

function seatList(regime: Regime) {
  return parseCsv(readReference('seats') ?? '').filter(
    (line) => line['regime'] === regime && line['body'] === 'POKJANAL',
  );
}

/** Seats of a group below the regency, where offices of the district or village sit and no agencies. */
export function localSeatsOf(area: MadeWilayah): SeatOverrides[] {
  const place = fullPlace(area);
  const isDistrict = area.level === 'KECAMATAN';
  const seat = (code: string, name: string, office: string) => ({ code, name, single: true, holders: title(office) });
  return [
    seat('PENANGGUNG_JAWAB', 'Penanggung jawab', headOf(area)),
    seat('KETUA', 'Ketua', isDistrict ? `Sekretaris ${place}` : `Ketua TP PKK ${place}`),
    seat(
      'SEKRETARIS',
      'Sekretaris',
      isDistrict ? `Kepala Seksi Pemberdayaan Masyarakat ${place}` : `Sekretaris ${place}`,
    ),
    {
      code: 'ANGGOTA',
      name: 'Anggota',
      single: false,
      holders: isDistrict
        ? [...title(`Ketua TP PKK ${place}`), ...title(`Kepala Puskesmas ${area.name}`)]
        : [...title(`Bidan ${place}`), ...title(`Perwakilan kader ${place}`)],
    },
  ];
}
