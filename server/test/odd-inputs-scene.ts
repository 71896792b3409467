import { makeDataNote } from '@pokjanal/prisma/make/data-note';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeTarget } from '@pokjanal/prisma/make/target';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import type { GraphQLField } from 'graphql';
import { getNamedType } from 'graphql';
import type { UserActor } from '../src/auth/actor.ts';
import type { Database } from '../src/db/client.ts';
import { encodeGlobalId } from '../src/graphql/ids.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { kaderOf, officerOf, petugasOf } from './actors.ts';
import type { Usual } from './odd-inputs.ts';
import { givenRegency, idsOf } from './regency.ts';

/** Values that stay away unless they are the ones that are bent: with them most calls would end early. */
const LEFT_OUT =
  /^(before|after|range|relative|release|asKnownAt|asOf|by|owner|batch|skip|codes|termStart|termEnd|dueWorkingDays|dryRun)$/;
/** Details of other kinds of evidence than the first. */
const OTHER_KINDS = /^(analysis|dataset|other|participation|plan|referral|visit|checklist|answers|activities|alsoFor)$/;

const gid = (type: string, row: { id: string } | null | undefined) => encodeGlobalId(type, row?.id ?? '');

/** One regency with a thing of every kind, and somebody who may act on nearly all of it. */
export async function givenOddScene(db: Database) {
  await seedCatalogues(db);
  const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await givenRegency(db, provinsi, 'ANTANG');
  const { kabkota, kecamatan, desa, post, puskesmas } = regency;
  await makeWilayah(db, { parent: kecamatan });
  const otherOpd = await makeOpd(db, { wilayah: kabkota, name: 'Dinas Lain' });
  const otherPost = await makePosyandu(db, { desa, puskesmas, name: 'Posyandu Lain' });
  const otherProvinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const target = await makeTarget(db, { wilayah: kabkota });
  const note = await makeDataNote(db, { wilayah: kabkota });
  await rebuild(db);
  const me = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: kabkota });
  const roles = [officerOf(kabkota), officerOf(provinsi, 'ADMIN_PUSAT'), kaderOf(post), petugasOf(post)];
  const actor: UserActor = {
    ...officerOf(kabkota),
    userId: me.id,
    assignments: roles.flatMap(({ assignments }) => assignments),
  };
  const seat = await db.prisma.seat.findFirst({ where: { pokjanalId: regency.pokjanal.id } });
  const holding = await db.prisma.seatHolding.findFirst({ where: { seatId: seat?.id ?? '' } });
  const member = await db.prisma.pokjanalMember.findFirst({ where: { pokjanalId: regency.pokjanal.id } });
  const output = await db.prisma.meetingOutput.findFirst({ where: { meetingId: regency.meeting.id } });
  const ids = idsOf(regency);
  const [opd, puskesmasId, posyandu, pokjanal, decree, user, , report, meeting, commitment, problem, evidence, kader] =
    ids;
  const wilayah = gid('Wilayah', kabkota);
  const byName: Record<string, unknown> = {
    opd,
    puskesmas: puskesmasId,
    posyandu,
    pokjanal,
    decree,
    user,
    report,
    meeting,
    commitment,
    problem,
    evidence,
    kader,
    wilayah,
    within: wilayah,
    effectWilayah: wilayah,
    parent: gid('Wilayah', provinsi),
    seat: gid('Seat', seat),
    holding: gid('SeatHolding', holding),
    membership: gid('PokjanalMember', member),
    output: gid('MeetingOutput', output),
    request: gid('CollectionRequest', regency.collection),
    collectionRequest: gid('CollectionRequest', regency.collection),
    record: opd,
    subject: wilayah,
    to: opd,
    target: gid('Target', target),
    note: gid('DataNote', note),
    opds: [gid('Opd', otherOpd)],
    into: gid('Posyandu', otherPost),
    groups: [pokjanal],
    reports: [report],
    idempotencyKey: '0199e7a4-1111-7222-8333-444455556666',
    indicator: 'SKDN_DS',
    indicators: ['SKDN_DS'],
    elements: ['SK_S'],
    effectIndicator: 'SKDN_DS',
    block: 'SKDN',
    duty: 'BINA_MONEV',
    month: '2026-05',
    firstMonth: '2026-05',
    lastMonth: '2026-06',
    period: '2026-Q3',
    periods: ['2026-05'],
    year: 2026,
    on: '2026-11-01',
    from: '2026-11-01',
    numerator: 'SK_D',
    denominator: 'SK_S',
    search: 'ANTANG',
    slot: 0,
    code: 'SKDN_DS',
    phone: '+6281211110000',
    role: 'VIEWER',
    first: 10,
    list: '/posyandu',
    tags: null,
    files: null,
    attachment: null,
    attachments: null,
    startsAt: '09:00',
    lines: null,
    referrals: null,
    seats: null,
    deadline: '2026-12-31',
    until: '2026-12-31',
    dueOn: '2026-12-31',
    number: 'SK-LAIN',
    name: 'Nama Lain',
    baselineYear: 2026,
    goalYear: 2029,
    regNo: null,
    openedOn: '2026-01-05',
    checklist: null,
    outputs: null,
  };
  // Where one call wants another value than all others, by the path of the value.
  const byPath: Record<string, unknown> = {
    'addSeats.seats.code': 'ANGGOTA',
    'assessKaders.rows.passed': [],
    'assessKaders.rows.notYet': [],
    'correctEvidence.content.kind': 'VISIT',
    'correctEvidence.content.report': null,
    'correctEvidence.content.visit': { heldOn: '2026-08-12', place: 'Balai' },
    'setOutputState.decree': null,
    'recordEvidence.content.kind': 'REPORT',
    'setTarget.period': '2028',
    'setTarget.expectedRevision': 0,
    'recordDecree.content.supersedes': null,
    'openPosyandu.facts.name': 'Posyandu Baru',
    'mergeWilayah.newTarget': null,
    'reorderSeats.seats': [gid('Seat', seat)],
    'setIntegrationFlags.kinds': ['PAUD', 'BKB'],
    'movePosyandu.wilayah': gid('Wilayah', desa),
    'openPosyandu.wilayah': gid('Wilayah', desa),
    'moveKader.posyandu': gid('Posyandu', otherPost),
    'moveWilayah.parent': gid('Wilayah', otherProvinsi),
    'moveWilayah.code': null,
    'recodeWilayah.code': '62.98',
    'renameWilayah.kind': 'KABUPATEN',
    'renameWilayah.code': null,
    'mergeWilayah.wilayah': [gid('Wilayah', desa)],
    'mergeWilayah.target': gid('Wilayah', kecamatan),
    'mergeOpd.from.opd': gid('Opd', otherOpd),
    'raiseProblem.field': 'SPM_KESEHATAN',
    'raiseProblem.posyandu': null,
    'raiseProblem.wilayah': null,
    'importTargets.rows.code': kabkota.code,
    'importTargets.rows.period': '2027',
    'importTargets.rows.value': '85',
    'reviseRule.code': 'V43',
    'reviseRule.expectedValidFrom': '2007-01-01',
    'restoreVersion.revision': 0,
    'foundPokjanal.wilayah': gid('Wilayah', desa),
  };
  const byType: Record<string, unknown> = {
    String: 'Sesuatu',
    Int: 1,
    Float: 1,
    Count: 1,
    Boolean: false,
    Day: '2026-11-02',
    Period: '2026-05',
    JSON: { type: 'FeatureCollection', features: [] },
  };
  /** What one field is usually called with. */
  const usualOf =
    (field: GraphQLField<unknown, unknown>): Usual =>
    (name, type, path) => {
      const at = `${field.name}.${path.filter((part) => part !== 'input').join('.')}`;
      if (at in byPath) return byPath[at];
      if (LEFT_OUT.test(name) || OTHER_KINDS.test(name) || (name === 'last' && path.length === 1)) return null;
      const key = name === 'id' ? getNamedType(field.type).name.replace(/^./, (letter) => letter.toLowerCase()) : name;
      const known = valueOf(key, type, byName);
      return known === undefined ? byType[type] : known;
    };
  return { actor, usualOf };
}

function valueOf(name: string, type: string, known: Record<string, unknown>): unknown {
  if (/Input\]?$/.test(type)) return undefined;
  if (!(name in known)) return type === 'ID' || type === '[ID]' ? singular(name, type, known) : undefined;
  const value = known[name];
  if (type.startsWith('[') && value !== null && !Array.isArray(value)) return [value];
  return Array.isArray(value) && !type.startsWith('[') ? value[0] : value;
}

function singular(name: string, type: string, known: Record<string, unknown>): unknown {
  const one = known[name.replace(/s$/, '')] ?? null;
  return type === '[ID]' && one !== null ? [one] : one;
}
