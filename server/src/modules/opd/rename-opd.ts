import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayAfter, dayBefore, dayOf, dayText, today } from '../../lib/days.ts';
import { Conflict, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { optionalText, reasonProblems, requiredText } from '../../lib/text-problems.ts';
import {
  findManagedOpd,
  type ManagedOpd,
  opdNameProblems,
  type OpdRef,
  raiseOpd,
  refuseMerged,
  tellOpd,
} from './managed-opd.ts';

export type RenameOpd = OpdRef & {
  readonly name: string;
  readonly shortName: string | null;
  /** First day of the new name. */
  readonly on: Date;
  /** Rule or decision that changed it. */
  readonly basis: string;
};

/**
 * Gives an agency another name from a day on. The former name stays with its last day: it is found by a search, and
 * documents of that time call the agency so. @throws Conflict when somebody changed it meanwhile, or it was merged.
 */
export async function renameOpd(ctx: Ctx, input: RenameOpd): Promise<{ id: string }> {
  const opd = await findManagedOpd(ctx, input);
  refuseMerged(opd);
  const after = { name: input.name.trim(), shortName: input.shortName?.trim() || null };
  const basis = input.basis.trim();
  const on = dayOf(input.on);
  const { name, shortName } = opd;
  const isSame = name === after.name && shortName === after.shortName;
  const isOther = after.name !== '' && after.name !== name;
  refuseProblems([
    ...requiredText('name', after.name),
    ...(isSame ? [problem('name', 'OPD_NAME_KEPT', { name })] : []),
    ...(isOther ? await opdNameProblems(ctx.db.prisma, opd.wilayah, after.name, opd.id) : []),
    ...optionalText('shortName', after.shortName),
    ...dayProblems(ctx, opd, on),
    ...requiredText('basis', basis),
  ]);
  await inTransaction(ctx, async (tx) => {
    if (isOther) await claimName(tx, opd.wilayah.id, (now) => opdNameProblems(now, opd.wilayah, after.name, opd.id));
    const revision = await raiseOpd(tx, opd, after);
    const former = { id: newId(), opdId: opd.id, name, shortName, until: dayBefore(on), basis };
    await tx.opdName.create({ data: former });
    await tellOpd(tx, ctx, {
      id: opd.id,
      revision,
      nodeNo: opd.wilayah.no,
      action: 'opd.renamed',
      before: { name, shortName },
      after: { ...after, on: dayText(on), basis },
    });
  });
  wake('sequencer');
  return { id: opd.id };
}

/** The new name begins by today, after the agency was formed and after the name before it began. */
function dayProblems(ctx: Ctx, { from, formerNames: [last] }: ManagedOpd, on: Date): Problem[] {
  const first = last ? dayAfter(last.until) : from;
  return [
    ...(first && on <= first ? [problem('on', 'DAY_BEFORE_START', { from: dayText(dayAfter(first)) })] : []),
    ...(on > today(ctx) ? [problem('on', 'DAY_TOO_FAR', { to: dayText(today(ctx)) })] : []),
  ];
}

/** Takes the newest renaming back as entered by mistake: the agency bears the name before it, as if it had never changed. */
export async function undoOpdRename(ctx: Ctx, input: OpdRef & { readonly reason: string }): Promise<{ id: string }> {
  const opd = await findManagedOpd(ctx, input);
  refuseMerged(opd);
  const [last] = opd.formerNames;
  if (!last) throw new Conflict('OPD_NEVER_RENAMED', { name: opd.name, opdId: opd.id });
  const reason = input.reason.trim();
  const isOther = last.name !== opd.name;
  refuseProblems([
    ...reasonProblems('reason', reason),
    ...(isOther ? await opdNameProblems(ctx.db.prisma, opd.wilayah, last.name, opd.id) : []),
  ]);
  await inTransaction(ctx, async (tx) => {
    const { name, shortName } = last;
    if (isOther) await claimName(tx, opd.wilayah.id, (now) => opdNameProblems(now, opd.wilayah, name, opd.id));
    const revision = await raiseOpd(tx, opd, { name, shortName });
    await tx.opdName.delete({ where: { id: last.id } });
    await tellOpd(tx, ctx, {
      id: opd.id,
      revision,
      nodeNo: opd.wilayah.no,
      action: 'opd.renameUndone',
      reason,
      before: { name: opd.name, shortName: opd.shortName },
      after: { name, shortName },
    });
  });
  wake('sequencer');
  return { id: opd.id };
}
