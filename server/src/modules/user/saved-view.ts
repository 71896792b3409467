import type { SavedView } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';

const MAX_NAME = 60;
const MAX_QUERY = 2_000;
/** Views of one person for one list. */
const MOST = 30;
const LIST = /^\/[a-z-]{1,40}$/;

export type NewView = {
  readonly list: string;
  readonly name: string;
  readonly query: string;
  readonly isDefault: boolean;
};

/** The caller's own views of a list, by name. */
export function viewsOf(ctx: Ctx, list: string): Promise<SavedView[]> {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  if (userId === null) return Promise.resolve([]);
  return ctx.db.prisma.savedView.findMany({ where: { userId, list }, orderBy: { name: 'asc' } });
}

/** Saves how the caller looks at a list; a view of that name is replaced. @throws InvalidInput naming every field. */
export async function saveView(ctx: Ctx, input: NewView): Promise<void> {
  assertPerson(ctx.actor);
  const { userId } = ctx.actor;
  const view = { ...input, name: input.name.trim() };
  refuseProblems(problemsOf(view));
  const { list, name, query, isDefault } = view;
  await inTransaction(ctx, async (tx) => {
    const others = await tx.savedView.count({ where: { userId, list, NOT: { name } } });
    refuseProblems(others >= MOST ? [problem('name', 'TOO_MANY', { max: MOST })] : []);
    if (isDefault) await forgetDefault(tx, userId, list);
    await tx.savedView.upsert({
      where: { userId_list_name: { userId, list, name } },
      create: { userId, list, name, query, isDefault, createdAt: ctx.clock.now() },
      update: { query, isDefault },
    });
  });
}

/** Makes a view the one its list opens with, or no longer. @throws NotFound for a view of somebody else. */
export async function setDefaultView(ctx: Ctx, input: { id: string; isDefault: boolean }): Promise<string> {
  const { list, userId } = await ownView(ctx, input.id);
  await inTransaction(ctx, async (tx) => {
    await forgetDefault(tx, userId, list);
    if (input.isDefault) await tx.savedView.updateMany({ where: { id: input.id }, data: { isDefault: true } });
  });
  return list;
}

/** Removes a view of the caller; gives its list. @throws NotFound for a view of somebody else. */
export async function removeView(ctx: Ctx, id: string): Promise<string> {
  const { list } = await ownView(ctx, id);
  await inTransaction(ctx, (tx) => tx.savedView.deleteMany({ where: { id } }));
  return list;
}

async function ownView(ctx: Ctx, id: string): Promise<SavedView> {
  assertPerson(ctx.actor);
  const view = await ctx.db.prisma.savedView.findFirst({ where: { id, userId: ctx.actor.userId } });
  if (!view) throw new NotFound('NOT_FOUND');
  return view;
}

const forgetDefault = (tx: Tx, userId: string, list: string) =>
  tx.savedView.updateMany({ where: { userId, list, isDefault: true }, data: { isDefault: false } });

function problemsOf({ list, name, query }: NewView): Problem[] {
  return [
    ...(LIST.test(list) ? [] : [problem('list', 'BAD_CODE', { value: list.slice(0, 60) })]),
    ...(name === '' ? [problem('name', 'REQUIRED')] : []),
    ...(name.length > MAX_NAME ? [problem('name', 'TOO_LONG', { max: MAX_NAME })] : []),
    ...(query.length > MAX_QUERY ? [problem('query', 'TOO_LONG', { max: MAX_QUERY })] : []),
  ];
}
