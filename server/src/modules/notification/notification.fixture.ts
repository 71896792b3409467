import { makeEvidence } from '@pokjanal/prisma/make/evidence';
import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser, type UserOverrides } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { ctxOf } from '../../../test/as.ts';
import type { UserActor } from '../../auth/actor.ts';
import { loadPerson } from '../../auth/load-actor.sql.ts';
import type { Database } from '../../db/client.ts';
import { numberEvents } from '../../events/sequencer.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { NewEvent } from '../../events/types.ts';
import { NOBODY } from '../../graphql/ids.ts';
import { systemActor } from '../../auth/actor.ts';
import { tellPeople } from './notification-worker.ts';

/** A regency with a post, a group, what the group has recorded, and somebody for every role. */
export async function givenRegency(db: Database) {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: province });
  const district = await makeWilayah(db, { parent: regency });
  const desa = await makeWilayah(db, { parent: district });
  const opd = await makeOpd(db, { wilayah: regency });
  const puskesmas = await makePuskesmas(db, { wilayah: district });
  const post = await makePosyandu(db, { desa, puskesmas });
  const group = await makePokjanal(db, { wilayah: regency, seats: [{ code: 'KETUA', name: 'Ketua' }] });
  const above = await makePokjanal(db, { wilayah: province });
  const meeting = await makeMeeting(db, {
    pokjanal: group,
    status: 'PLANNED',
    parties: [{ name: 'Kepala dinas', opdId: opd.id }],
    commitments: [
      { text: 'Alat antropometri', owner: 'Dinas', ownerOpdId: opd.id, dueOn: '2026-11-01' },
      {
        text: 'Diteruskan',
        owner: 'Dinas',
        dueOn: '2026-11-01',
        steps: [{ state: 'ESCALATED', on: '2026-11-10', note: 'macet', toPokjanalId: above.id }],
      },
    ],
  });
  const evidence = await makeEvidence(db, { pokjanal: group, opd });
  const people = {
    kader: await person(db, { posyandu: post }),
    petugas: await person(db, { role: 'PETUGAS_PUSKESMAS', puskesmas }),
    official: await person(db, { role: 'PEJABAT_OPD', opd }),
    admin: await person(db, { role: 'ADMIN_KABKOTA', wilayah: regency }),
    governor: await person(db, { role: 'ADMIN_PROVINSI', wilayah: province }),
    viewer: await person(db, { role: 'VIEWER', wilayah: regency }),
  };
  return { province, regency, desa, opd, puskesmas, post, group, above, meeting, evidence, people };
}
export type Regency = Awaited<ReturnType<typeof givenRegency>>;

/** Somebody with a role held over a place, as a request of theirs would be. */
export async function person(db: Database, user: UserOverrides): Promise<UserActor> {
  const { id } = await makeUser(db, user);
  const found = await loadPerson(db, id, '2026-11-21');
  if (!found) throw new Error('nobody');
  return { kind: 'user', via: 'session', readOnly: false, ...found };
}

/** Numbers what happened and tells people, as the workers do. */
export async function tellAll(db: Database): Promise<void> {
  await numberEvents(db);
  while (await tellPeople(ctxOf(db, systemActor('test'))));
}

/** Writes events of things in the regency, in the words of those who tell them. */
export async function happen(db: Database, regency: Regency): Promise<void> {
  const { group, meeting, evidence, opd, people } = regency;
  const [overdue = '', passed = ''] = meeting.commitmentIds;
  const by = NOBODY;
  const nodeNo = regency.regency.no;
  const pokjanal = group.id;
  const duty = { id: evidence.id, pokjanal, opd: opd.id, by };
  const events: NewEvent[] = [
    { type: 'decree.termNear', nodeNo, payload: { id: NOBODY, pokjanal, days: 90, on: '2027-02-01' } },
    { type: 'pokjanal.expired', nodeNo, payload: { id: pokjanal, on: '2026-11-01' } },
    { type: 'commitment.recorded', nodeNo, payload: { id: overdue, pokjanal, revision: 0, state: 'OPEN', by } },
    { type: 'commitment.overdue', nodeNo, payload: { id: overdue, pokjanal, on: '2026-11-01' } },
    { type: 'commitment.escalated', nodeNo, payload: { id: passed, pokjanal, revision: 1, state: 'ESCALATED', by } },
    { type: 'meeting.planned', nodeNo, payload: { id: meeting.id, pokjanal, revision: 0, by } },
    { type: 'evidence.recorded', nodeNo, payload: duty },
    { type: 'evidence.returned', nodeNo, payload: duty },
    { type: 'evidence.accepted', nodeNo, payload: duty },
    { type: 'code.issued', payload: { user: people.viewer.userId, by } },
    { type: 'seat.added', nodeNo, payload: { ids: [NOBODY], pokjanal, by } },
  ];
  await appendEvent(db, ...events);
}
