import type { ActingKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { dayText, type Span } from '../../lib/days.ts';
import type { ManagedGroup, ManagedSeat } from './group-scope.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import { opdProblems } from './member-check.ts';

/** What is written of a holding. */
export type HoldingContent = Span & {
  readonly office: string;
  readonly person: string | null;
  readonly opdId: string | null;
  readonly exOfficio: boolean;
  /** In which capacity an acting officer holds it; null for a holder in full right. */
  readonly actingAs: ActingKind | null;
  readonly decreeId: string | null;
};

/** Everything wrong with what is to be written of a holding, with the paths of its fields. */
export async function holdingProblems(ctx: Ctx, seat: ManagedSeat, content: HoldingContent): Promise<Problem[]> {
  return [
    ...requiredText('office', content.office),
    ...optionalText('person', content.person),
    ...spanProblems(content),
    ...endProblems(seat, content.to),
    ...(content.opdId === null ? [] : await opdProblems(ctx, seat.pokjanal, [content.opdId], content, () => 'opd')),
    ...(await decreeProblems(ctx, seat.pokjanal, content.decreeId)),
  ];
}

/** What is wrong with two days as the first and the last. */
export function spanProblems({ from, to }: Span): Problem[] {
  return from && to && to < from ? [problem('to', 'DAY_BEFORE_START', { from: dayText(from) })] : [];
}

function endProblems(seat: ManagedSeat, to: Date | null): Problem[] {
  if (!seat.endedOn || (to && to <= seat.endedOn)) return [];
  return [problem('to', 'SEAT_ENDED', { seat: seat.name, on: dayText(seat.endedOn) })];
}

async function decreeProblems(ctx: Ctx, group: ManagedGroup, decreeId: string | null): Promise<Problem[]> {
  if (decreeId === null) return [];
  const decree = await ctx.db.prisma.decree.findFirst({
    where: { id: decreeId, withdrawnAt: null, pokjanal: { some: { pokjanalId: group.id } } },
    select: { id: true },
  });
  return decree ? [] : [problem('decree', 'DECREE_OF_OTHERS')];
}
