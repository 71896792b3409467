import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeKader } from '@pokjanal/prisma/make/kader';
import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makeEvidence } from '@pokjanal/prisma/make/evidence';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeProblem } from '@pokjanal/prisma/make/problem';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import type { Database } from '../src/db/client.ts';
import { encodeGlobalId, encodeReportId } from '../src/graphql/ids.ts';

const MONTH = 2026 * 12 + 4;
/** Counts nobody else has, so that a figure is recognised wherever it turns up. */
export const FIGURES = { ANTANG: 31_415_927, BUNGAI: 27_182_819 };

/** Of volunteers; in full they stand in no answer to a query, not even at home. */
export const PHONES = { ANTANG: '+6281211119999', BUNGAI: '+6281222228888' } as const;

/** A regency with one thing of every kind; every name of it carries the mark. */
export async function givenRegency(db: Database, provinsi: MadeWilayah, mark: keyof typeof FIGURES) {
  const kabkota = await makeWilayah(db, { parent: provinsi });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: kecamatan });
  const opd = await makeOpd(db, { wilayah: kabkota, name: `Dinas ${mark}`, shortName: `D ${mark}` });
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, name: `Puskesmas ${mark}` });
  const post = await makePosyandu(db, { desa, puskesmas, name: `Posyandu ${mark}` });
  const pustu = await makePustu(db, { wilayah: desa, puskesmas, name: `Pustu ${mark}` });
  const pokjanal = await makePokjanal(db, {
    wilayah: kabkota,
    name: `Pokjanal ${mark}`,
    contactOffice: `Kantor ${mark}`,
    seats: [{ code: 'KETUA', name: `Ketua ${mark}`, holder: { office: `Bupati ${mark}`, opdId: opd.id } }],
  });
  const decree = await makeDecree(db, { pokjanal: [pokjanal], number: `SK-${mark}`, subject: `Susunan ${mark}` });
  const attachment = { name: `${mark}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: mark };
  const { id: attachmentId } = await db.prisma.attachment.create({ data: attachment });
  await db.prisma.decree.update({ where: { id: decree.id }, data: { attachmentId } });
  await db.prisma.pokjanalMember.create({ data: { pokjanalId: pokjanal.id, opdId: opd.id } });
  const meeting = await makeMeeting(db, {
    pokjanal,
    title: `Rapat ${mark}`,
    organiser: `Dinkes ${mark}`,
    parties: [{ name: `Camat ${mark}`, opdId: opd.id }],
    speakers: [{ office: `Narasumber ${mark}` }],
    agenda: [`Agenda ${mark}`],
    outputs: [{ text: `Keluaran ${mark}` }],
    commitments: [{ text: `Komitmen ${mark}`, owner: `Kepala ${mark}`, ownerOpdId: opd.id, dueOn: '2024-09-01' }],
  });
  const evidence = await makeEvidence(db, { pokjanal, opd, title: `Bukti ${mark}`, attachmentId });
  const problem = await makeProblem(db, {
    wilayah: desa,
    posyandu: post,
    title: `Masalah ${mark}`,
    raisedBy: `Posyandu ${mark}`,
    steps: [{ state: 'SENT', on: '2026-02-02', dueOn: '2026-02-09', toOpdId: opd.id, note: `Catatan ${mark}` }],
  });
  const admin = await makeUser(db, {
    role: 'ADMIN_KABKOTA',
    wilayah: kabkota,
    name: `Admin ${mark}`,
    office: `Kantor ${mark}`,
  });
  const kader = await makeUser(db, { posyandu: post, name: `Kader ${mark}` });
  await makeReportRows(db, post.unitNo, { month: MONTH, cells: { 0: FIGURES[mark], 20: 1 }, status: 'SUBMITTED' });
  const volunteer = await makeKader(db, {
    posyandu: post,
    name: `Relawan ${mark}`,
    phone: PHONES[mark],
    rw: mark,
    decreeNumber: `Kades ${mark}`,
    passed: [1],
    office: `Penilai ${mark}`,
  });
  const told = { no: 1, from: new Date('2026-01-05'), at: new Date('2026-01-06') };
  await db.prisma.ilpEntry.createMany({
    data: [{ wilayahId: kabkota.id }, { puskesmasId: puskesmas.id }, { posyanduId: post.id }].map((subject) => ({
      ...told,
      ...subject,
      stage: 'KICK_OFF' as const,
      basis: `Kick-off ${mark}`,
      meetingId: meeting.id,
    })),
  });
  await db.prisma.integrationEntry.create({ data: { ...told, posyanduId: post.id, kinds: ['PAUD'], byId: admin.id } });
  const collection = await db.prisma.collectionRequest.create({
    data: { wilayahId: kabkota.id, level: 'KECAMATAN', deadline: new Date('2027-01-31'), note: `Permintaan ${mark}` },
  });
  const bulkAct = await db.prisma.bulkAct.create({
    data: { kind: 'EXEMPT', wilayahId: kabkota.id, byId: admin.id, at: told.at, count: 2, note: `Alasan ${mark}` },
  });
  return {
    mark,
    bulkAct,
    kabkota,
    kecamatan,
    desa,
    opd,
    puskesmas,
    pustu,
    post,
    pokjanal,
    decree,
    meeting,
    evidence,
    problem,
    collection,
    admin,
    kader,
    volunteer,
  };
}

export type Regency = Awaited<ReturnType<typeof givenRegency>>;

/** Global ids of the things of a regency. */
export const idsOf = (regency: Regency) => [
  encodeGlobalId('Opd', regency.opd.id),
  encodeGlobalId('Puskesmas', regency.puskesmas.id),
  encodeGlobalId('Posyandu', regency.post.id),
  encodeGlobalId('Pokjanal', regency.pokjanal.id),
  encodeGlobalId('Decree', regency.decree.id),
  encodeGlobalId('User', regency.admin.id),
  encodeGlobalId('User', regency.kader.id),
  encodeReportId({ unitNo: regency.post.unitNo, month: MONTH, block: 'SKDN' }),
  encodeGlobalId('Meeting', regency.meeting.id),
  encodeGlobalId('Commitment', regency.meeting.commitmentIds[0] ?? ''),
  encodeGlobalId('Problem', regency.problem.id),
  encodeGlobalId('Evidence', regency.evidence.id),
  encodeGlobalId('Kader', regency.volunteer.id),
  encodeGlobalId('Pustu', regency.pustu.id),
];
