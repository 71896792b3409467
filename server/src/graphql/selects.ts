import { queryFromInfo } from '@pothos/plugin-prisma';
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Ctx } from '../auth/ctx.ts';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/**
 * Tells whether a field's selection names one of some fields, at whatever depth: for a resolver that can spare itself
 * a read. What `@skip` or `@include` may leave out counts as asked.
 */
export function selects(info: Asked, names: readonly string[]): boolean {
  const isAsked = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return names.includes(selection.name.value) || isAsked(selection.selectionSet);
      return isAsked(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : info.fragments[selection.name.value]?.selectionSet,
      );
    }) ?? false;
  return info.fieldNodes.some(({ selectionSet }) => isAsked(selectionSet));
}

/**
 * What Prisma must be asked for so that the records at a path below a field answer its selection at once: for a resolver
 * that reads the records of many rows in one statement. Without it each row would read its own again.
 */
export const recordsAt = (context: Ctx, info: GraphQLResolveInfo, path: string[]): object =>
  queryFromInfo({ context, info, path });
