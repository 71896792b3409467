import { lastClosedMonth } from './figures.ts';
import type { Window } from './test.ts';

type Kind = 'posts' | 'puskesmas' | 'groups' | 'agencies' | 'decrees' | 'meetings' | 'problems';
type Ids = Record<Kind, { nodes: { id: string }[] }> & { areas: { id: string }[]; requests: { id: string }[] };

/** One record of each kind that has a page, by its id as it stands in an address. */
async function firstOfEach({ ask }: Window): Promise<Record<Kind | 'area' | 'request', string>> {
  const found = await ask<Ids>(`{
    areas: wilayahSearch(text: "62.10", first: 1) { id }
    posts: posyanduList(first: 1) { nodes { id } }
    puskesmas: puskesmasList(first: 1) { nodes { id } }
    groups: pokjanalList(level: KABKOTA, first: 1) { nodes { id } }
    agencies: opdList(first: 1) { nodes { id } }
    decrees: decreeList(first: 1) { nodes { id } }
    meetings: meetingList(first: 1, status: HELD) { nodes { id } }
    problems: problemList(first: 1) { nodes { id } }
    requests: collectionRequests(first: 1) { id }
  }`);
  const first = (nodes: { id: string }[]) => encodeURIComponent(nodes[0]?.id ?? '');
  return {
    area: first(found.areas),
    request: first(found.requests),
    posts: first(found.posts.nodes),
    puskesmas: first(found.puskesmas.nodes),
    groups: first(found.groups.nodes),
    agencies: first(found.agencies.nodes),
    decrees: first(found.decrees.nodes),
    meetings: first(found.meetings.nodes),
    problems: first(found.problems.nodes),
  };
}

/** Pages that a provincial admin walks through daily. */
export async function consolePages(window: Window): Promise<string[]> {
  const id = await firstOfEach(window);
  return [
    '/dasbor',
    '/dasbor/belum-melapor',
    '/wilayah',
    `/wilayah/${id.area}`,
    '/pokjanal',
    '/pokjanal?tampil=tanpa-sk',
    `/pokjanal/${id.groups}`,
    '/sk',
    '/puskesmas',
    `/puskesmas/${id.puskesmas}`,
    '/opd',
    `/opd/${id.agencies}`,
    '/strata',
    '/posyandu',
    `/posyandu/${id.posts}`,
    `/posyandu/${id.posts}/laporan/2026-09`,
    '/akun',
    '/tidak-ada',
  ];
}

/** All other pages of a provincial admin: what is done there has journeys of its own. */
export async function journeyPages(window: Window): Promise<string[]> {
  const id = await firstOfEach(window);
  return [
    '/beranda',
    '/peta',
    `/angka?indikator=SKDN_DS&wilayah=${id.area}&periode=${lastClosedMonth()}`,
    '/pws',
    '/peringkat',
    '/target',
    '/katalog',
    '/katalog/elemen',
    '/katalog/aturan',
    '/katalog/formulir',
    '/katalog/pemeriksaan',
    '/katalog/indikator/SKDN_DS',
    '/graf',
    '/kesenjangan',
    '/suksesi',
    '/tindakan-massal',
    `/sk/${id.decrees}`,
    `/sk/baru?kelompok=${id.groups}`,
    '/permintaan-sk',
    '/permintaan-sk/baru',
    `/permintaan-sk/${id.request}`,
    '/kewajiban',
    `/kewajiban?kelompok=${id.groups}`,
    `/bukti/baru?kelompok=${id.groups}`,
    '/kegiatan',
    '/rapat',
    `/rapat/${id.meetings}`,
    `/rapat/baru?kelompok=${id.groups}`,
    '/komitmen',
    '/masalah',
    '/masalah?tampilan=terlambat',
    '/masalah/baru',
    `/masalah/${id.problems}`,
    `/posyandu/${id.posts}/kader`,
    '/daftar-kader',
    '/ilp',
    '/tutup',
    '/impor',
    '/impor-daftar',
    '/pengguna',
    '/pengguna/baru',
    '/pemberitahuan',
  ];
}
