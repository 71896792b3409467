import { makeCommitment } from '@pokjanal/prisma/make/meeting';
import { makeEvidence } from '@pokjanal/prisma/make/evidence';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenDuties, visitOf } from './duty.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

async function givenFigure() {
  const scene = await givenDuties(db);
  const { group, dinkes, regency, official } = scene;
  const district = await makeWilayah(db, { parent: regency });
  const owe = (text: string, dueOn: string, over = {}) =>
    makeCommitment(db, { pokjanal: group, text, owner: 'Dinas Kesehatan', ownerOpdId: dinkes.id, dueOn, ...over });
  await owe('Sweeping balita', '2026-11-01');
  await owe('Pengadaan timbangan', '2026-12-20');
  await owe('Sudah selesai', '2026-10-01', { steps: [{ state: 'DONE', on: '2026-09-30', note: 'Selesai' }] });
  const plan = {
    kind: 'PLAN',
    period: '2026',
    title: 'Rencana DPMD',
    plan: {},
    activities: [
      {
        title: 'Pelatihan kader',
        month: '2026-11',
        effectIndicator: 'SKDN_DS',
        effectWilayah: gid('Wilayah', district),
      },
    ],
  };
  const where = { pokjanal: gid('Pokjanal', group), opd: gid('Opd', scene.dpmd) };
  await act(db, official, 'recordEvidence', { ...where, content: plan, submit: true });
  const about = visitOf({ indicators: ['SKDN_DS'] });
  await act(db, official, 'recordEvidence', { ...where, content: about, submit: true });
  return { ...scene, district, where, owe };
}

const TEXT = `query ($indicator: String!, $wilayah: ID!, $period: Period!) {
  indicatorFollowUp(indicator: $indicator, wilayah: $wilayah, period: $period) {
    from to
    indicator { code responsible { isLead confidence kind { code } } }
    agencies { opdName pokjanalName kinds isLead activities records openCommitments overdueCommitments isSilent }
    commitments { text daysOverdue indicator { code } evidence { id } }
    activities { title plan { title opdName } }
    records { title opdName }
  }
}`;
type Found = Record<'agencies' | 'commitments' | 'activities' | 'records', Record<string, unknown>[]> &
  Record<string, unknown>;

describe('from a figure to who answers for it', () => {
  it('finds agencies, open commitments, plans, records and who is silent; in few statements', async () => {
    const { admin, regency, district, dinkes, group, owe } = await givenFigure();
    const client = as(db, admin);
    const ask = async (over: object = {}) => {
      const values = { indicator: 'SKDN_DS', wilayah: gid('Wilayah', district), period: '2026-10', ...over };
      return (await client.run<{ indicatorFollowUp: Found }>(TEXT, values)).indicatorFollowUp;
    };
    const found = await ask();
    expect(client.cost()).toBeLessThanOrEqual(19);
    expect(found).toMatchObject({
      from: '2026-10',
      to: '2026-12',
      indicator: {
        responsible: [
          { isLead: true, kind: { code: 'DINKES' } },
          { isLead: false, kind: { code: 'TPPKK' } },
        ],
      },
      agencies: [
        {
          opdName: 'Dinas Kesehatan',
          isLead: true,
          kinds: ['DINKES'],
          openCommitments: 2,
          overdueCommitments: 1,
          isSilent: true,
        },
      ],
      commitments: [{ text: 'Sweeping balita', daysOverdue: 20 }, { text: 'Pengadaan timbangan' }],
      activities: [{ title: 'Pelatihan kader', plan: { title: 'Rencana DPMD', opdName: 'DPMD' } }],
      records: [{ opdName: 'DPMD' }],
    });
    // What was promised for this very figure stands first, however late it is due.
    const meant = await owe('Naikkan D/S', '2027-03-01', { indicatorCode: 'SKDN_DS' });
    const texts = async (indicator: string) => (await ask({ indicator })).commitments.map(({ text }) => text);
    expect(await texts('SKDN_DS')).toEqual(['Naikkan D/S', 'Sweeping balita', 'Pengadaan timbangan']);
    expect(await texts('KDR_AKTIF')).toEqual(['Sweeping balita', 'Pengadaan timbangan', 'Naikkan D/S']);
    await db.prisma.commitment.delete({ where: { id: meant } });
    await makeEvidence(db, { pokjanal: group, opd: dinkes });
    expect((await ask({ wilayah: gid('Wilayah', regency), period: '2026-Q3' })).agencies).toMatchObject([
      { isSilent: false, openCommitments: 2 },
    ]);
    const cadres = await ask({ indicator: 'KDR_AKTIF' });
    expect(cadres.agencies).toMatchObject([
      { opdName: 'DPMD', isLead: true, activities: 0, isSilent: false },
      { opdName: 'Dinas Kesehatan', isLead: false },
    ]);
    expect(cadres.activities).toEqual([]);
  });

  it('tells nobody more than they may read: figures alone, another regency, an area out of reach', async () => {
    const { district, stranger, viewer, official } = await givenFigure();
    const desa = await makeWilayah(db, { parent: district });
    const post = await makePosyandu(db, { desa, puskesmas: null });
    const ask = (actor: Actor, wilayah: { id: string }) =>
      as(db, actor).tryRun(TEXT, { indicator: 'SKDN_DS', wilayah: gid('Wilayah', wilayah), period: '2026-10' });
    expect((await ask(kaderOf(post), desa)).data).toEqual({ indicatorFollowUp: null });
    expect((await ask(stranger, district)).errors?.[0]?.message).toMatch(/tidak ditemukan|not found/i);
    const near = (await ask(officerOf(district, 'ADMIN_KECAMATAN'), district)).data;
    expect(near).toMatchObject({ indicatorFollowUp: { agencies: [], commitments: [] } });
    expect((await ask(viewer, district)).data).toMatchObject({ indicatorFollowUp: { agencies: [{ isLead: true }] } });
    // Of the commitments of others an official of an agency sees those of the groups it is a member of.
    expect((await ask(official, district)).errors).toBeUndefined();
  });

  it('is reached back from a commitment and from an agency', async () => {
    const { admin, group, dinkes, district, where, official } = await givenFigure();
    const visit = await act(db, official, 'recordEvidence', { ...where, content: visitOf(), submit: true });
    const RECORD = `mutation ($input: RecordCommitmentInput!) { recordCommitment(input: $input) {
      ... on CommitmentSuccess { commitment { text indicator { code } evidence { title } } }
      ... on InvalidInputError { problems { path code } } ... on Error { code } } }`;
    const send = (over: object, content: object = {}) =>
      as(db, admin).run<{ recordCommitment: Record<string, unknown> }>(RECORD, {
        input: {
          pokjanal: gid('Pokjanal', group),
          content: { text: 'Ganti timbangan', owner: { opd: gid('Opd', dinkes) }, dueWorkingDays: 14, ...content },
          ...over,
        },
      });
    expect(await send({ evidence: visit.evidence?.id }, { indicator: 'SKDN_DS' })).toMatchObject({
      recordCommitment: {
        commitment: { indicator: { code: 'SKDN_DS' }, evidence: { title: visit.evidence?.['title'] } },
      },
    });
    expect(await send({}, { indicator: 'NO_SUCH' })).toMatchObject({
      recordCommitment: { problems: [{ path: 'content.indicator', code: 'LINK_NOT_FOUND' }] },
    });
    expect(await send({ evidence: gid('Evidence', district) })).toMatchObject({
      recordCommitment: { code: 'EVIDENCE_NOT_FOUND' },
    });
    const back = await as(db, admin).run<{ opd: { indicators: { code: string }[] } }>(
      'query ($id: ID!) { opd(id: $id) { indicators { code } } }',
      { id: gid('Opd', dinkes) },
    );
    expect(back.opd.indicators.map(({ code }) => code)).toContain('SKDN_DS');
    const seen = await as(db, admin).run(
      'query ($id: ID!) { evidence(id: $id) { ... on VisitEvidence { commitmentsMade { text } } } }',
      { id: visit.evidence?.id },
    );
    expect(seen).toEqual({ evidence: { commitmentsMade: [{ text: 'Ganti timbangan' }] } });
  });
});
