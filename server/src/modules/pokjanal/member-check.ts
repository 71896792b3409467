import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { dayText, type Span } from '../../lib/days.ts';
import type { ManagedGroup } from './group-scope.ts';

/**
 * Everything wrong with agencies as members or holders in a group for some days: unknown or out of reach, of another
 * area though neither vertical office nor partner, or gone by then.
 */
export async function opdProblems(
  ctx: Ctx,
  group: ManagedGroup,
  opdIds: readonly string[],
  span: Span,
  pathOf: (at: number) => string,
): Promise<Problem[]> {
  const found = await ctx.db.prisma.opd.findMany({
    where: { id: { in: [...opdIds] } },
    select: { id: true, name: true, form: true, to: true, wilayah: { select: { path: true } } },
  });
  const known = new Map(found.map((opd) => [opd.id, opd]));
  return opdIds.flatMap((id, at) => {
    const opd = known.get(id);
    const isInLine = opd !== undefined && isInLineWith(group.wilayah.path, opd.wilayah.path);
    if (!opd || !(isInLine || can(ctx.actor, 'opd.read', { path: opd.wilayah.path, opdId: id }))) {
      return [problem(pathOf(at), 'OPD_NOT_FOUND')];
    }
    const { name, form, to } = opd;
    const isGone = to !== null && (span.from === null || to < span.from);
    return [
      ...(isInLine || form !== 'PERANGKAT_DAERAH' ? [] : [problem(pathOf(at), 'OPD_OUTSIDE', { name })]),
      ...(isGone ? [problem(pathOf(at), 'OPD_ENDED', { name, on: dayText(to) })] : []),
    ];
  });
}

function isInLineWith(group: string, opd: string): boolean {
  return opd.startsWith(group) || group.startsWith(opd);
}
