import { EffectDirection, FundingSource, type Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { EventType } from '../../events/types.ts';
import type { Details } from '../../lib/pure/check-evidence.ts';
import { parseMonth } from '../../lib/pure/month.ts';
import type { Period } from '../../lib/pure/period.ts';
import type { DutyGroup } from './duty-scope.ts';
import { mayReport } from './duty-scope.ts';
import type { EvidenceContent } from './evidence-content.ts';

/** The columns of a content whose period was understood. */
export function columnsOf(content: EvidenceContent, period: Period) {
  return {
    kind: content.kind,
    period: content.period,
    fromMonth: period.first,
    toMonth: period.last,
    title: content.title,
    details: content.details as Prisma.InputJsonObject,
  };
}

/** Writes rows, links and files of a record anew; what stood there before is told by its history. */
export async function writeParts(tx: Tx, evidenceId: string, content: EvidenceContent, areaId: string): Promise<void> {
  const where = { evidenceId };
  await tx.planActivity.deleteMany({ where });
  await tx.evidenceLink.deleteMany({ where });
  await tx.evidenceFile.deleteMany({ where });
  await tx.visitAnswer.deleteMany({ where });
  const activities = content.activities.map((row, order) => activityRow(row, { evidenceId, order, areaId }));
  if (activities.length > 0) await tx.planActivity.createMany({ data: activities });
  const links = content.links.map((link) => ({ ...link, evidenceId }));
  if (links.length > 0) await tx.evidenceLink.createMany({ data: links, skipDuplicates: true });
  const files = content.attachmentIds.map((attachmentId) => ({ evidenceId, attachmentId }));
  if (files.length > 0) await tx.evidenceFile.createMany({ data: files });
  const { checklist } = content;
  const answers = (checklist?.answers ?? []).map(({ item: itemCode, ...answer }) => ({
    ...answer,
    itemCode,
    checklistId: checklist?.id ?? '',
    evidenceId,
  }));
  if (answers.length > 0) await tx.visitAnswer.createMany({ data: answers });
}

const textAt = (row: Details, name: string): string | null => {
  const value = row[name];
  return typeof value === 'string' ? value : null;
};
const numberAt = (row: Details, name: string): number | null => {
  const value = row[name];
  return typeof value === 'number' ? value : null;
};
const rupiahAt = (row: Details, name: string): bigint | null => {
  const value = numberAt(row, name);
  return value === null ? null : BigInt(value);
};
const oneOf = <T extends string>(values: Readonly<Record<T, T>>, text: string | null): T | null =>
  (Object.values(values) as T[]).find((value) => value === text) ?? null;

/** A row of a plan that was checked; the effect is expected in the area of the group where no other is named. */
function activityRow(row: Details, at: { evidenceId: string; order: number; areaId: string }) {
  const month = textAt(row, 'month');
  const effectIndicator = textAt(row, 'effectIndicator');
  return {
    evidenceId: at.evidenceId,
    order: at.order,
    title: textAt(row, 'title') ?? '',
    target: textAt(row, 'target'),
    place: textAt(row, 'place'),
    month: month === null ? null : parseMonth(month),
    costPlanned: rupiahAt(row, 'costPlanned'),
    costSecured: rupiahAt(row, 'costSecured'),
    costSpent: rupiahAt(row, 'costSpent'),
    source: oneOf(FundingSource, textAt(row, 'source')),
    effectIndicator,
    effectWilayahId: effectIndicator === null ? null : (textAt(row, 'effectWilayahId') ?? at.areaId),
    effectDirection: oneOf(EffectDirection, textAt(row, 'effectDirection')),
    effectSize: numberAt(row, 'effectSize'),
    effectLag: numberAt(row, 'effectLag'),
  };
}

type Credited = { readonly id: string; readonly opdId: string; readonly code: string; readonly period: Period };

/**
 * Says what a submitted record counts for: its agency at once, others when they accept it or when the caller may speak for
 * them. Who is no longer named is declined; a decision that somebody took stands.
 */
export async function writeCredits(
  tx: Tx,
  ctx: Ctx,
  group: DutyGroup,
  content: EvidenceContent,
  own: Credited,
): Promise<void> {
  const base = {
    subjectKind: 'EVIDENCE',
    subjectId: own.id,
    evidenceId: own.id,
    pokjanalId: group.id,
    isDemo: group.isDemo,
    at: ctx.clock.now(),
    byId: userIdOf(ctx.actor),
  };
  const months = { period: content.period, fromMonth: own.period.first, toMonth: own.period.last };
  await tx.dutyCredit.updateMany({ where: { evidenceId: own.id }, data: months });
  const others = content.alsoFor.filter(({ opdId, code }) => opdId !== own.opdId || code !== own.code);
  const rows = [
    { opdId: own.opdId, dutyCode: own.code, state: 'ACCEPTED' as const },
    ...others.map(({ opdId, code }) => ({
      opdId,
      dutyCode: code,
      state: mayReport(ctx, group, opdId) ? ('ACCEPTED' as const) : ('PROPOSED' as const),
    })),
  ];
  await tx.dutyCredit.createMany({
    data: rows.map((row) => ({ ...base, ...months, ...row })),
    skipDuplicates: true,
  });
  const named = rows.map(({ opdId, dutyCode }) => ({ opdId, dutyCode }));
  await tx.dutyCredit.updateMany({
    where: { evidenceId: own.id, state: 'PROPOSED', NOT: { OR: named } },
    data: { state: 'DECLINED', at: base.at, byId: base.byId },
  });
}

type DutyEvent = Extract<EventType, `evidence.${string}` | `credit.${string}` | `duty.${string}`>;

/** Tells of an act on the duties of an agency; the node of the event is the area of the group. */
export async function tellOfDuty(
  tx: Tx,
  ctx: Ctx,
  type: DutyEvent,
  about: { readonly id: string; readonly group: DutyGroup; readonly opdId: string },
): Promise<void> {
  const { id, group, opdId } = about;
  const payload = { id, pokjanal: group.id, opd: opdId, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type, nodeNo: group.wilayah.no, payload });
}
