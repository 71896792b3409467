import type { AgendaSource } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { readAnalytics } from '../analytics/analytics.ts';
import { dayAsked, inForceWhere } from '../../lib/days.ts';
import { findGuidedGroup, type GuidedGroup } from './guided-group.ts';

/** One thing a meeting should speak of, and why; `subject` is the id of the record, or the code of the indicator. */
export type ProposedItem = { readonly source: AgendaSource; readonly text: string; readonly subject: string };

const DECREE_DAYS = 180;
const WORST = 3;
const MOST = 30;
const DAY_MS = 86_400_000;
const DAY = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const sayDay = (day: Date | null) => (day ? DAY.format(day) : '');

/**
 * Proposes what the next meeting of a group should speak of on a day: its overdue commitments, the three indicators of its
 * area furthest below their targets, decrees that end within half a year, and seats that nobody holds. The sentences are
 * Indonesian, since they become the text of the agenda.
 */
export async function proposeAgenda(
  ctx: Ctx,
  input: { readonly pokjanalId: string; readonly on: Date | null },
): Promise<ProposedItem[]> {
  const group = await findGuidedGroup(ctx, input.pokjanalId, 'meeting.manage');
  const day = dayAsked(ctx, input.on);
  return [
    ...(await overdueItems(ctx, group, day)),
    ...(await indicatorItems(ctx, group)),
    ...(await decreeItems(ctx, group, day)),
    ...(await seatItems(ctx, group, day)),
  ];
}

async function overdueItems(ctx: Ctx, group: GuidedGroup, day: Date): Promise<ProposedItem[]> {
  const rows = await ctx.db.prisma.commitment.findMany({
    where: {
      AND: [visible(ctx.actor, 'commitment.read'), { pokjanalId: group.id, dueOn: { lt: day } }],
      state: { in: ['OPEN', 'IN_PROGRESS', 'ESCALATED'] },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ id, text, owner, dueOn }) => ({
    source: 'OVERDUE_COMMITMENT',
    subject: id,
    text: `Komitmen lewat tenggat ${sayDay(dueOn)}: ${text} (${owner})`,
  }));
}

/** Indicators with a target in force for the area, by how far the newest month that is over falls short of it. */
async function indicatorItems(ctx: Ctx, group: GuidedGroup): Promise<ProposedItem[]> {
  if (!can(ctx.actor, 'analytics.read', { path: group.wilayah.path })) return [];
  const codes = await ctx.db.sql<{ code: string }>(
    `select distinct t."indicatorCode" as code from "Target" t join "Wilayah" w on w.id = t."wilayahId"
      where $1 like w.path || '%' order by 1`,
    [group.wilayah.path],
  );
  if (codes.length === 0) return [];
  const answer = await readAnalytics(ctx, {
    indicators: codes.map(({ code }) => code),
    pokjanal: [group.id],
    relative: { last: 1, unit: 'MONTH', includeCurrent: false },
    dataState: 'PROVISIONAL',
    withChange: false,
    withLastYear: false,
    withTargets: true,
    withRanks: false,
    withMarks: false,
  });
  const short = answer.indicators.flatMap((version, i) => {
    const { attainment } = answer.cell(i);
    return attainment !== null && attainment < 1 ? [{ version, attainment }] : [];
  });
  const period = answer.periods[0]?.id ?? '';
  return short
    .toSorted((a, b) => a.attainment - b.attainment)
    .slice(0, WORST)
    .map(({ version, attainment }) => ({
      source: 'WORST_INDICATOR',
      subject: version.indicator,
      text: `Capaian ${version.name.id} baru ${Math.round(attainment * 100)}% dari target (${period})`,
    }));
}

async function decreeItems(ctx: Ctx, group: GuidedGroup, day: Date): Promise<ProposedItem[]> {
  const rows = await ctx.db.prisma.decree.findMany({
    where: {
      pokjanal: { some: { pokjanalId: group.id } },
      withdrawnAt: null,
      supersededBy: { none: { withdrawnAt: null } },
      termEnd: { gte: day, lte: new Date(day.getTime() + DECREE_DAYS * DAY_MS) },
    },
    orderBy: [{ termEnd: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ id, number, termEnd }) => ({
    source: 'EXPIRING_DECREE',
    subject: id,
    text: `Masa bakti SK ${number} berakhir ${sayDay(termEnd)}`,
  }));
}

async function seatItems(ctx: Ctx, group: GuidedGroup, day: Date): Promise<ProposedItem[]> {
  const rows = await ctx.db.prisma.seat.findMany({
    where: {
      pokjanalId: group.id,
      OR: [{ endedOn: null }, { endedOn: { gte: day } }],
      holdings: { none: { withdrawnAt: null, ...inForceWhere(day) } },
    },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ id, name }) => ({ source: 'VACANT_SEAT', subject: id, text: `Kursi ${name} belum terisi` }));
}
