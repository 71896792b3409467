import type { CommitmentOverrides, MeetingOverrides } from '../make/meeting.ts';
import { HOME } from './places.ts';

/** A meeting before it gets its group: agencies are named by their kind. */
export type PlannedMeeting = {
  code: string;
  regime: 'POKJANAL' | 'TIM_PEMBINA';
  meeting: Omit<MeetingOverrides, 'pokjanal' | 'commitments'> & {
    organiserKind?: string;
    /** Agencies that are invited, and came when it was held. */
    agencies?: string[];
    commitments?: (Omit<CommitmentOverrides, 'owner'> & { kind: string })[];
  };
};

/** The meetings that the five records tell of: offices alone, and what is not told is left out. */
const RECORDS: readonly PlannedMeeting[] = [
  {
    code: '12.72',
    regime: 'POKJANAL',
    meeting: {
      kind: 'STRENGTHENING',
      title: 'Penguatan Pembinaan Pokjanal Posyandu Tingkat Kota',
      date: '2024-08-14',
      place: 'Cafe dan Resto Asana Garden, Jl. Kasuari 8',
      organiser: 'Dinas Kesehatan Kota Pematangsiantar',
      organiserKind: 'DINKES',
      facilitator: 'Bidang Kesehatan Masyarakat Dinas Kesehatan Provinsi Sumatera Utara',
      openedBy: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan Kota Pematangsiantar',
      minutes:
        'Diskusi dipimpin Kepala Bidang Kesehatan Masyarakat provinsi. Delapan tugas Pokjanal skala kota dibahas, dan setiap perangkat daerah diminta masukannya. Diskominfo menyebarkan informasi serta membuat spanduk dan baliho.',
      references: ['SK Wali Kota 002.3/400.7.27.2/683/V/2024', 'KMK HK.01.07/MENKES/2015/2023'],
      tags: ['Delapan tugas', 'Siklus hidup'],
      agencies: ['BAPPEDA', 'DISKOPUKM', 'P2KB', 'DINSOS', 'DISNAKER', 'DKP', 'DISKOMINFO', 'TPPKK', 'DINKES'],
      speakers: [
        { office: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan Provinsi Sumatera Utara', topic: 'Diskusi' },
      ],
      agenda: ['Delapan tugas Pokjanal skala kota', 'Masukan setiap perangkat daerah'],
      commitments: [
        {
          kind: 'DISKOMINFO',
          text: 'Menyebarkan informasi posyandu serta membuat spanduk dan baliho',
          dueOn: '2024-09-30',
          steps: [
            { state: 'IN_PROGRESS', on: '2024-09-02', note: 'Rancangan spanduk dibahas bersama Dinas Kesehatan.' },
            { state: 'DONE', on: '2024-10-07', note: 'Spanduk terpasang; tempat dan masa pasangnya tercatat.' },
          ],
        },
      ],
    },
  },
  {
    code: '62.01',
    regime: 'POKJANAL',
    meeting: {
      kind: 'COORDINATION',
      title: 'Rapat Koordinasi Kelompok Kerja Operasional Posyandu',
      date: '2020-10-08',
      place: 'Aula Dinas Kesehatan Kotawaringin Barat',
      organiser: 'Dinas Kesehatan Kabupaten Kotawaringin Barat',
      organiserKind: 'DINKES',
      theme: 'Integrasi layanan sosial dasar di posyandu',
      minutes:
        'Sekretaris Dinas Kesehatan menyampaikan harapan. Peran lintas sektor dalam pembinaan teknis posyandu holistik integratif belum dipahami sama.',
      references: ['Perbup Kotawaringin Barat 54/2020', 'KMK HK.01.07/MENKES/382/2020'],
      tags: ['Holistik integratif', 'Lima kelompok layanan sosial dasar'],
      parties: [{ name: 'Peserta lintas sektor', isGroup: true, total: 30 }],
      speakers: [
        { office: 'Kepala Bidang Kelembagaan DPMD Kabupaten Kotawaringin Barat' },
        { office: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan Kabupaten Kotawaringin Barat' },
      ],
      agenda: ['Sosialisasi Perbup 54/2020 tentang disiplin COVID-19', 'Integrasi layanan sosial dasar'],
      outputs: [
        { text: 'Tim Pokjanal ditetapkan dengan SK Bupati' },
        { text: 'Rencana aksi lintas sektor' },
        { text: 'Rencana kerja yang teratur', reachedOn: '2020-12-18', note: 'Rencana kerja 2021 dibagikan.' },
      ],
    },
  },
  {
    code: '62.10',
    regime: 'POKJANAL',
    meeting: {
      kind: 'KICK_OFF_ILP',
      title: 'Penguatan posyandu dan UKBM: advokasi Pokjanal dan kick-off ILP tingkat kabupaten',
      date: '2024-10-17',
      place: 'Aula Bapperida Kabupaten Gunung Mas',
      organiser: 'Dinas Kesehatan Kabupaten Gunung Mas',
      organiserKind: 'DINKES',
      openedBy: 'Asisten I Sekretariat Daerah Kabupaten Gunung Mas',
      theme: 'Transformasi layanan primer',
      minutes: 'Advokasi Pokjanal untuk transformasi layanan primer, lalu ILP dimulai di tingkat kabupaten.',
      tags: ['ILP', 'Ibu hamil', 'Bayi', 'Balita', 'Usia sekolah dan remaja', 'Usia produktif', 'Lansia'],
      parties: [
        { name: 'Anggota Pokjanal', isGroup: true, total: 24 },
        { name: 'Camat', isGroup: true },
        { name: 'Kepala UPT Puskesmas', isGroup: true, total: 17 },
        { name: 'Penanggung jawab promosi kesehatan', isGroup: true, total: 7 },
        { name: 'Perwakilan kader', isGroup: true },
      ],
      speakers: [{ office: 'Kepala Bidang Kesehatan Masyarakat Dinas Kesehatan Provinsi Kalimantan Tengah' }],
      agenda: ['Advokasi Pokjanal', 'Kick-off ILP', 'Penandatanganan komitmen bersama'],
      joint: {
        text: 'Komitmen bersama menjalankan integrasi layanan primer',
        signedOn: '2024-10-17',
        signatories: [
          'Asisten I Sekretariat Daerah Kabupaten Gunung Mas',
          'Dinas Kesehatan Kabupaten Gunung Mas',
          'TP PKK Kabupaten Gunung Mas',
        ],
      },
      commitments: [{ kind: 'DINKES', text: 'Menjalankan ILP di 17 puskesmas', dueOn: '2025-12-31' }],
    },
  },
  {
    code: '36.71',
    regime: 'POKJANAL',
    meeting: {
      kind: 'ORIENTATION',
      title: 'Sosialisasi Kebijakan Enam Integrasi Layanan Primer di Posyandu',
      date: '2024-09-12',
      organiser: 'TP PKK Kota Tangerang',
      organiserKind: 'TPPKK',
      openedBy: 'Pj Ketua TP PKK Kota Tangerang',
      minutes: 'Enam pilar transformasi kesehatan disampaikan kepada kader; jaringan layanan sampai dusun dan RT/RW.',
      tags: [
        'Transformasi layanan primer',
        'Transformasi layanan rujukan',
        'Ketahanan kesehatan',
        'Pembiayaan kesehatan',
        'SDM kesehatan',
        'Teknologi kesehatan',
      ],
      parties: [{ name: 'Seluruh kader posyandu kota', isGroup: true }],
      speakers: [{ office: 'Direktorat Tata Kelola Kesehatan Masyarakat Kementerian Kesehatan', topic: 'Enam pilar' }],
      agenda: ['Kebijakan enam integrasi layanan primer'],
      kaderUnknownReason: 'Jumlah peserta dan kader terdaftar tidak disebut dalam catatan.',
    },
  },
  {
    code: '63.10',
    regime: 'POKJANAL',
    meeting: {
      kind: 'WORK_PROGRAMME',
      title: 'Rapat Koordinasi Program Kerja Pokjanal Posyandu 2023',
      date: '2023-08-23',
      place: 'Hotel Ebony, Batulicin',
      organiser: 'Dinas Kesehatan Kabupaten Tanah Bumbu',
      theme: 'Transformasi layanan primer',
      minutes: 'Program kerja 2023 dan integrasi layanan dibahas; Sekretaris Dinas Kesehatan sebagai penyaji.',
      references: ['Permendagri 19/2011'],
      tags: ['PAUD', 'BKB', 'PHBS', 'Ekonomi masyarakat', 'Kematian ibu dan bayi'],
      parties: [
        { name: 'Ketua TP PKK Kabupaten Tanah Bumbu', attendance: 'CAME' },
        { name: 'Ketua panitia', attendance: 'CAME' },
        { name: 'Sekretaris Dinas Kesehatan Kabupaten Tanah Bumbu', attendance: 'CAME' },
      ],
      speakers: [{ office: 'Sekretaris Dinas Kesehatan Kabupaten Tanah Bumbu', topic: 'Program kerja 2023' }],
      agenda: ['Program kerja 2023', 'Integrasi layanan'],
    },
  },
];

/** A day of a month counted from the last one with reports. */
function dayIn(lastMonth: number, months: number, day: number): string {
  const month = lastMonth + months;
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}

/** Gives the meetings of the records, and those of the home regency around the last month. */
export function guidancePlan(lastMonth: number): PlannedMeeting[] {
  const on = (months: number, day: number) => dayIn(lastMonth, months, day);
  const home = { code: HOME.regency, regime: 'POKJANAL' as const };
  const usual = {
    kind: 'COORDINATION' as const,
    place: 'Aula Bapperida Kabupaten Gunung Mas',
    organiser: 'Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Gunung Mas',
    organiserKind: 'DPMD',
    startsAt: '09:00',
    agencies: ['DINKES', 'DPMD', 'BAPPEDA', 'P2KB', 'DISDIK', 'DISKOMINFO', 'TPPKK'],
  };
  return [
    ...RECORDS,
    {
      ...home,
      meeting: {
        ...usual,
        title: 'Rapat koordinasi triwulan Pokjanal Posyandu',
        date: on(-3, 14),
        minutes: 'Kehadiran balita turun di tiga kecamatan. Kunjungan pembinaan dijadwalkan ulang.',
        agenda: ['Capaian D/S triwulan lalu', 'Jadwal pembinaan posyandu'],
        outputs: [{ text: 'Jadwal pembinaan semester ini', reachedOn: on(-2, 2), note: 'Jadwal dibagikan.' }],
        commitments: [
          {
            kind: 'DISKOMINFO',
            text: 'Menyiarkan hari buka posyandu di radio daerah',
            dueOn: on(-2, 28),
            indicatorCode: 'SKDN_DS',
            steps: [{ state: 'IN_PROGRESS', on: on(-2, 10), note: 'Naskah siaran disusun.' }],
          },
          {
            kind: 'DPMD',
            text: 'Menyurati desa tentang insentif kader',
            dueOn: on(-1, 15),
            indicatorCode: 'KDR_AKTIF',
          },
          {
            kind: 'P2KB',
            text: 'Menyerahkan data keluarga berisiko stunting',
            dueOn: on(-2, 20),
            steps: [{ state: 'DONE', on: on(-2, 18), note: 'Data diserahkan kepada sekretariat.' }],
          },
        ],
      },
    },
    {
      ...home,
      meeting: {
        ...usual,
        title: 'Rapat evaluasi tahunan Pokjanal Posyandu',
        date: on(2, 15),
        status: 'PLANNED',
        agenda: ['Evaluasi delapan tugas', 'Rencana tahun depan'],
        outputs: [{ text: 'Rencana kerja tahun depan' }],
      },
    },
  ];
}
