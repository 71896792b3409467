import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { act, gid, givenDuties, problemsOf, visitOf } from './duty.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const CHECKLIST = encodeGlobalId('Checklist', 'BINA_POSYANDU.1');

async function givenVisits() {
  const scene = await givenDuties(db);
  const where = { pokjanal: gid('Pokjanal', scene.group), opd: gid('Opd', scene.dpmd) };
  const record = (content: object, submit = true) =>
    act(db, scene.official, 'recordEvidence', { ...where, content, submit });
  return { ...scene, where, record };
}

describe('a guidance visit', () => {
  it('is planned ahead as a draft, held with its checklist, and tells in its history what was found', async () => {
    const { official, admin, record } = await givenVisits();
    const found = await as(db, official).run<{ checklists: { id: string; items: { code: string; kind: string }[] }[] }>(
      '{ checklists { id code version name { id } items { code kind text { id en } section { id } } } }',
    );
    expect(found.checklists[0]).toMatchObject({ id: CHECKLIST, code: 'BINA_POSYANDU', version: 1 });
    expect(found.checklists[0]?.items[0]).toMatchObject({ code: 'BUKA', kind: 'YES_NO' });
    const planned = visitOf({ period: '2026-Q4' }, { plannedOn: '2026-11-28', heldOn: null, findings: null });
    const { evidence } = await record(planned, false);
    expect(evidence).toMatchObject({ status: 'DRAFT', isFulfilled: false });
    const held = visitOf(
      {
        period: '2026-Q4',
        checklist: CHECKLIST,
        answers: [
          { item: 'BUKA', yesNo: true },
          { item: 'ALAT', yesNo: false, finding: ' Timbangan rusak. ' },
          { item: 'KADER_TUGAS', number: 5 },
          { item: 'KENDALA', text: ' ' },
        ],
      },
      { plannedOn: '2026-11-28', heldOn: '2026-11-20' },
    );
    const sent = await act(db, official, 'correctEvidence', {
      evidence: evidence?.id,
      expectedRevision: 0,
      content: held,
      submit: true,
    });
    expect(sent.evidence).toMatchObject({ status: 'SUBMITTED', isFulfilled: true });
    expect(sent.evidence?.['changes']).toMatchObject([
      {
        fields: expect.arrayContaining([
          expect.objectContaining({
            field: 'answers',
            after: expect.stringContaining('Alat pemantauan lengkap dan berfungsi: Tidak · Timbangan rusak.'),
          }),
        ]),
      },
      {},
    ]);
    const client = as(db, admin);
    const READ = `query ($id: ID!) { evidence(id: $id) { ... on VisitEvidence { answers {
      yesNo number text finding item { code kind checklist { version } } } } } }`;
    const read = await client.run<{ evidence: { answers: object[] } }>(READ, { id: evidence?.id });
    expect(client.cost()).toBeLessThanOrEqual(5);
    // An item about which nothing was said was not looked at.
    expect(read.evidence.answers).toMatchObject([
      { yesNo: true, item: { code: 'BUKA' } },
      { number: 5, item: { code: 'KADER_TUGAS', kind: 'NUMBER' } },
      { yesNo: false, finding: 'Timbangan rusak.', item: { checklist: { version: 1 } } },
    ]);
  });

  it('refuses answers that do not fit their items, all at once', async () => {
    const { record } = await givenVisits();
    const answers = [
      { item: 'BUKA', number: 3 },
      { item: 'KADER_TUGAS', number: -1 },
      { item: 'NO_SUCH', yesNo: true },
      { item: 'BUKA', yesNo: true },
      { item: 'ALAT', finding: 'x'.repeat(501) },
    ];
    expect(problemsOf(await record(visitOf({ checklist: CHECKLIST, answers })))).toEqual([
      'answers.0.number UNKNOWN_FIELD',
      'answers.1.number OUT_OF_RANGE',
      'answers.2 LINK_NOT_FOUND',
      'answers.3 LINK_NOT_FOUND',
      'answers.4.finding TOO_LONG',
    ]);
    const strange = visitOf({ checklist: encodeGlobalId('Checklist', 'NO_SUCH.1'), answers: [] });
    expect(problemsOf(await record(strange))).toEqual(['checklist LINK_NOT_FOUND']);
    const other = { kind: 'OTHER', period: '2026', title: 'x', other: {}, checklist: CHECKLIST, answers: [] };
    expect(problemsOf(await record(other, false))).toEqual(['checklist UNKNOWN_FIELD']);
  });
});

describe('what a record points to', () => {
  it('is found from both ends, within the rights of who looks', async () => {
    const { admin, official, viewer, stranger, group, dinkes, regency, record, sibling } = await givenVisits();
    const desa = await makeWilayah(db, { parent: await makeWilayah(db, { parent: regency }) });
    const post = await makePosyandu(db, { desa, puskesmas: null });
    const meeting = await makeMeeting(db, {
      pokjanal: group,
      commitments: [{ text: 'Ganti timbangan', owner: 'Dinkes', ownerOpdId: dinkes.id, dueOn: '2026-12-01' }],
    });
    const promise = { id: meeting.commitmentIds[0] ?? '' };
    const links = {
      posyandu: [gid('Posyandu', post)],
      meetings: [gid('Meeting', meeting)],
      commitments: [gid('Commitment', promise)],
      indicators: ['SKDN_DS'],
    };
    const { evidence } = await record(visitOf({ title: 'Kunjungan Melati', ...links }));
    const client = as(db, admin);
    const there = await client.run(
      `query ($id: ID!) { evidence(id: $id) {
        posyandu { id } meetings { id } commitments { text } aboutIndicators { code name { id } } } }`,
      { id: evidence?.id },
    );
    expect(there).toMatchObject({
      evidence: {
        posyandu: [{ id: links.posyandu[0] }],
        meetings: [{ id: links.meetings[0] }],
        commitments: [{ text: 'Ganti timbangan' }],
        aboutIndicators: [{ code: 'SKDN_DS' }],
      },
    });
    const ENDS = `query ($post: ID!, $meeting: ID!, $promise: ID!) {
      posyandu(id: $post) { evidence { title } } meeting(id: $meeting) { evidence { title } }
      commitment(id: $promise) { evidenceAbout { title } evidence { id } } }`;
    const asked = { post: links.posyandu[0], meeting: links.meetings[0], promise: links.commitments[0] };
    const title = [{ title: 'Kunjungan Melati' }];
    for (const actor of [admin, viewer]) {
      expect(await as(db, actor).run(ENDS, asked)).toEqual({
        posyandu: { evidence: title },
        meeting: { evidence: title },
        commitment: { evidenceAbout: title, evidence: null },
      });
    }
    expect(await as(db, stranger).run(ENDS, asked)).toEqual({ posyandu: null, meeting: null, commitment: null });
    // An official of an agency reads no posts, but finds and sees the names of those of the group.
    const { groupPosyandu, evidence: seen } = await as(db, official).run<{
      groupPosyandu: { id: string }[];
      evidence: object;
    }>(
      `query ($group: ID!, $text: String!, $id: ID!) { groupPosyandu(pokjanal: $group, search: $text) { id name area }
        evidence(id: $id) { posyandu { id } posts { name } } }`,
      { group: gid('Pokjanal', group), text: post.name, id: evidence?.id },
    );
    expect(groupPosyandu.map(({ id }) => id)).toContain(links.posyandu[0]);
    expect(seen).toEqual({ posyandu: [], posts: [{ name: post.name }] });
    const far = { ...links, commitments: [gid('Commitment', sibling)] };
    expect(problemsOf(await record(visitOf(far)))).toEqual(['commitments.0 LINK_NOT_FOUND']);
  });
});
