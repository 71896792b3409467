import type { OpdForm } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText } from '../../lib/days.ts';
import { Conflict, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { optionalText, reasonProblems, requiredText } from '../../lib/text-problems.ts';
import type { Logged } from '../activity/record-change.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { findManagedOpd, opdNameProblems, type OpdRef, raiseOpd, tellOpd } from './managed-opd.ts';
import { isOpdCountedOn } from './opd-use.sql.ts';

/** What is told of an agency. */
export type OpdFacts = {
  readonly name: string;
  readonly shortName: string | null;
  readonly form: OpdForm;
  /** Codes of national kinds. */
  readonly kinds: readonly string[];
  readonly from: Date | null;
};

/** Registers an agency of an area. */
export async function registerOpd(
  ctx: Ctx,
  input: OpdFacts & { readonly id?: string; readonly wilayahId: string },
): Promise<{ id: string }> {
  const facts = tidy(input);
  const area = await ctx.db.prisma.wilayah.findUnique({
    where: { id: input.wilayahId },
    select: { id: true, no: true, name: true, path: true, endedOn: true },
  });
  const isHere = area !== null && area.endedOn === null && can(ctx.actor, 'opd.manage', { path: area.path });
  refuseProblems([
    ...(isHere ? [] : [problem('wilayah', 'WILAYAH_NOT_FOUND')]),
    ...(await factProblems(ctx, facts)),
    ...(area ? await opdNameProblems(ctx.db.prisma, area, facts.name) : []),
  ]);
  if (!area) return { id: '' };
  const id = input.id ?? newId();
  await inTransaction(ctx, async (tx) => {
    await claimName(tx, area.id, (now) => opdNameProblems(now, area, facts.name));
    const { kinds, ...columns } = facts;
    await tx.opd.create({
      data: { ...columns, id, wilayahId: area.id, kinds: { createMany: { data: kindRows(kinds) } } },
    });
    const after = { ...logged(facts), wilayah: area.name };
    await tellOpd(tx, ctx, { id, revision: 0, nodeNo: area.no, action: 'opd.registered', before: null, after });
  });
  wake('sequencer');
  return { id };
}

/** Renames an agency or puts right what is told of it. @throws Conflict when somebody changed it meanwhile. */
export async function correctOpd(ctx: Ctx, input: OpdFacts & OpdRef & DryRun): Promise<{ id: string }> {
  const facts = tidy(input);
  const opd = await findManagedOpd(ctx, input);
  const isRenamed = facts.name !== opd.name;
  refuseProblems([
    ...(await factProblems(ctx, facts)),
    ...(isRenamed ? await opdNameProblems(ctx.db.prisma, opd.wilayah, facts.name, opd.id) : []),
  ]);
  if (input.dryRun) return { id: opd.id };
  const before = { ...opd, kinds: opd.kinds.map(({ kindCode }) => kindCode).toSorted() };
  await inTransaction(ctx, async (tx) => {
    if (isRenamed) await claimName(tx, opd.wilayah.id, (now) => opdNameProblems(now, opd.wilayah, facts.name, opd.id));
    const { kinds, ...columns } = facts;
    const revision = await raiseOpd(tx, opd, columns);
    await tx.opdKindOpd.deleteMany({ where: { opdId: opd.id, kindCode: { notIn: [...kinds] } } });
    await tx.opdKindOpd.createMany({
      data: kindRows(kinds).map((row) => ({ ...row, opdId: opd.id })),
      skipDuplicates: true,
    });
    const change = { before: logged(before), after: logged(facts) };
    await tellOpd(tx, ctx, { id: opd.id, revision, nodeNo: opd.wilayah.no, action: 'opd.corrected', ...change });
  });
  wake('sequencer');
  return { id: opd.id };
}

/**
 * Takes back an agency that was entered by mistake: it is in no list and stays readable. @throws Conflict when a group, a
 * seat, evidence or an account counts on it.
 */
export async function withdrawOpd(ctx: Ctx, input: OpdRef & { readonly reason: string }): Promise<{ id: string }> {
  const opd = await findManagedOpd(ctx, input);
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  await inTransaction(ctx, async (tx) => {
    const revision = await raiseOpd(tx, opd, { withdrawnAt: ctx.clock.now(), withdrawReason: reason });
    if (await isOpdCountedOn(tx, opd.id)) throw new Conflict('OPD_COUNTED', { name: opd.name });
    const change = { before: { name: opd.name }, after: {}, reason };
    await tellOpd(tx, ctx, { id: opd.id, revision, nodeNo: opd.wilayah.no, action: 'opd.withdrawn', ...change });
  });
  wake('sequencer');
  return { id: opd.id };
}

function tidy({ name, shortName, form, kinds, from }: OpdFacts): OpdFacts {
  return { name: name.trim(), shortName: shortName?.trim() || null, form, kinds: [...new Set(kinds)].toSorted(), from };
}

function logged({ name, shortName, form, kinds, from }: OpdFacts): Logged {
  return { name, shortName, form, kinds, from: from && dayText(from) };
}

const kindRows = (kinds: readonly string[]) => kinds.map((kindCode) => ({ kindCode }));

async function factProblems(ctx: Ctx, { name, shortName, kinds }: OpdFacts): Promise<Problem[]> {
  const known = await ctx.db.prisma.opdKind.findMany({ where: { code: { in: [...kinds] } }, select: { code: true } });
  const unknown = kinds.filter((code) => !known.some((one) => one.code === code));
  return [
    ...requiredText('name', name),
    ...optionalText('shortName', shortName),
    ...unknown.map((value) => problem('kinds', 'BAD_CODE', { value })),
  ];
}
