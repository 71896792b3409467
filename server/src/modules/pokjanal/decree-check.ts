import type { Ctx } from '../../auth/ctx.ts';
import { visibleAttachment, visibleDecree } from '../../auth/visible.ts';
import type { Tx } from '../../db/transaction.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { DecreeContent } from './decree-content.ts';

const LIMITS = { number: 200, issuer: 200, subject: 500 } as const;
const MAX_BASES = 50;
const MAX_BASIS = 500;
/** In the east of the country the day begins nine hours earlier. */
const EAST_MS = 9 * 3600 * 1000;
const MAX_GROUPS = 1_000;

/** Everything wrong with a content that can be seen from it and the day alone. */
export function contentProblems(content: DecreeContent, now: Date): Problem[] {
  const { date, termStart, termEnd, legalBases, groupIds } = content;
  return [
    ...(['number', 'issuer', 'subject'] as const).flatMap((field) => textProblems(field, content[field])),
    ...(date.getTime() > now.getTime() + EAST_MS ? [problem('date', 'DATE_IN_FUTURE')] : []),
    ...(termEnd && termEnd < (termStart ?? date) ? [problem('termEnd', 'TERM_END_BEFORE_START')] : []),
    ...(legalBases.length > MAX_BASES ? [problem('legalBases', 'TOO_MANY', { max: MAX_BASES })] : []),
    ...legalBases.flatMap((line, index) =>
      line.length > MAX_BASIS ? [problem(`legalBases.${index}`, 'TOO_LONG', { max: MAX_BASIS })] : [],
    ),
    ...(groupIds.length === 0 ? [problem('groups', 'REQUIRED')] : []),
    ...(groupIds.length > MAX_GROUPS ? [problem('groups', 'TOO_MANY', { max: MAX_GROUPS })] : []),
  ];
}

function textProblems(field: keyof typeof LIMITS, text: string): Problem[] {
  if (text === '') return [problem(field, 'REQUIRED')];
  return text.length > LIMITS[field] ? [problem(field, 'TOO_LONG', { max: LIMITS[field] })] : [];
}

/** What is wrong with the records a content names: its file, and the decree it takes the place of. */
export async function linkProblems(
  tx: Tx,
  ctx: Ctx,
  content: DecreeContent,
  own: { readonly id: string; readonly attachmentId: string | null } | null,
): Promise<Problem[]> {
  return [...(await fileProblems(tx, ctx, content, own)), ...(await supersededProblems(tx, ctx, content, own?.id))];
}

async function fileProblems(
  tx: Tx,
  ctx: Ctx,
  { attachmentId }: DecreeContent,
  own: { readonly attachmentId: string | null } | null,
): Promise<Problem[]> {
  if (attachmentId === null || attachmentId === own?.attachmentId) return [];
  const found = await tx.attachment.findFirst({ where: { AND: [{ id: attachmentId }, visibleAttachment(ctx.actor)] } });
  return found ? [] : [problem('attachment', 'ATTACHMENT_NOT_FOUND')];
}

async function supersededProblems(
  tx: Tx,
  ctx: Ctx,
  { supersedesId, groupIds, date }: DecreeContent,
  ownId: string | undefined,
): Promise<Problem[]> {
  if (supersedesId === null) return [];
  // Who names a predecessor stands in line: two decrees entered in the same moment could close a circle unseen.
  await tx.sql(`select pg_advisory_xact_lock(hashtextextended('decree.supersedes', 0))`);
  const old = await tx.decree.findFirst({
    where: { AND: [{ id: supersedesId }, visibleDecree(ctx.actor)] },
    select: { number: true, date: true, withdrawnAt: true, pokjanal: { select: { pokjanalId: true } } },
  });
  if (!old) return [problem('supersedes', 'DECREE_NOT_FOUND')];
  const { number } = old;
  const isShared = old.pokjanal.some((link) => groupIds.includes(link.pokjanalId));
  const isCircle = ownId !== undefined && (await leadsTo(tx, supersedesId, ownId));
  return [
    ...(old.withdrawnAt ? [problem('supersedes', 'SUPERSEDES_WITHDRAWN', { number })] : []),
    ...(isShared ? [] : [problem('supersedes', 'SUPERSEDES_OTHER_GROUP', { number })]),
    ...(old.date > date ? [problem('supersedes', 'SUPERSEDES_LATER', { number })] : []),
    ...(isCircle ? [problem('supersedes', 'SUPERSEDES_CIRCLE', { number })] : []),
  ];
}

/** Tells whether the chain of predecessors that begins at one decree comes to another. */
async function leadsTo(tx: Tx, from: string, to: string): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>(
    `with recursive chain(id) as (
        select $1::uuid union select d."supersedesId" from chain c join "Decree" d on d.id = c.id where d."supersedesId" is not null)
      select exists (select from chain where id = $2::uuid) as found`,
    [from, to],
  );
  return row?.found ?? false;
}
