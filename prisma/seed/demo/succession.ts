import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';

/** The regency whose succession is on record, with what was taken and left. */
const SUCCEEDED = '62.07';

type Stood = {
  id: string;
  successorId: string;
  name: string;
  on: string;
  decreeId: string;
  by: string | null;
  seats: { id: string; code: string; name: string }[];
  members: { id: string; opd: string; name: string }[];
};

const taken = { from: null, seat: null, isTaken: true };

/** Writes down how the work of one Pokjanal went on in its Tim Pembina, as far as the two groups show it. */
export async function writeSuccession(tx: SqlHandle): Promise<void> {
  const [stood] = await tx.sql<Stood>(
    `select p.id, h.id as "successorId", h.name, p."supersededOn"::text as on, d.id as "decreeId",
       (select a."userId" from "RoleAssignment" a where a."wilayahId" = p."wilayahId" and a.role = 'ADMIN_KABKOTA' order by a.id limit 1) as by,
       (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name) order by s."order", s.id), '[]')
        from "Seat" s where s."pokjanalId" = h.id) as seats,
       (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'opd', o.id, 'name', o.name) order by o.name, m.id), '[]')
        from "PokjanalMember" m join "Opd" o on o.id = m."opdId" where m."pokjanalId" = h.id) as members
     from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" join "Pokjanal" h on h.id = p."successorId"
     join "DecreePokjanal" l on l."pokjanalId" = h.id join "Decree" d on d.id = l."decreeId" and d.kind = 'ESTABLISHMENT'
     where w.code = $1 and p."isDemo" and p."supersededOn" is not null order by d.date, d.id limit 1`,
    [SUCCEEDED],
  );
  if (!stood) return;
  const { seats, members } = stood;
  const lines = [
    { key: 'group', section: 'GROUP', title: stood.name, ...taken },
    ...seats.map(({ code, name }) => ({ key: `seat:${code}`, section: 'SEAT', title: name, ...taken, seat: code })),
    ...members.map(({ opd, name }) => ({ key: `member:${opd}`, section: 'MEMBER', title: name, ...taken })),
    { key: 'meeting', section: 'MEETING', title: `Rapat pertama ${stood.name}`, ...taken, isTaken: false },
  ];
  // Who holds the seats was written down afterwards: that is newer, and keeps the succession from being taken back.
  const written = {
    founded: true,
    decree: { id: stood.decreeId, isNew: true },
    seats: seats.map(({ id }) => id),
    holdings: [],
    members: members.map(({ id }) => id),
    endedHoldings: [],
    endedMembers: [],
    commitments: [],
    escalated: [],
    credits: [],
    meeting: null,
  };
  await tx.sql(
    `insert into "GroupSuccession" (id, "batchId", "predecessorId", "successorId", "successorName", "decreeId", "on", lines, written,
       "createdById", "createdAt", "isDemo")
     values ($1, $2, $3, $4, $5, $6, $7::date, $8::jsonb, $9::jsonb, $10, $7::date + interval '3 hours', true)`,
    [
      nextId(tx),
      nextId(tx),
      stood.id,
      stood.successorId,
      stood.name,
      stood.decreeId,
      stood.on,
      JSON.stringify(lines),
      JSON.stringify(written),
      stood.by,
    ],
  );
}
