import type { Database } from '../../db/client.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';

type Group = {
  readonly regime: string;
  readonly wilayah: { readonly path: string; readonly no: number };
};

/** The nearest group of an area above that still works, of the same law where there are two. Who passes up need not see it. */
export function groupAbove(db: Pick<Database, 'prisma'>, { regime, wilayah }: Group): Promise<string | null> {
  const above = nosOfPath(wilayah.path).filter((no) => no !== wilayah.no);
  return nearestGroup(db, above, regime);
}

/** The nearest group that still works at an area or above it; the successor of an older one where no law is asked for. */
export function groupAt(db: Pick<Database, 'prisma'>, path: string): Promise<string | null> {
  return nearestGroup(db, nosOfPath(path), 'TIM_PEMBINA');
}

async function nearestGroup(
  db: Pick<Database, 'prisma'>,
  nos: readonly number[],
  regime: string,
): Promise<string | null> {
  const found = await db.prisma.pokjanal.findMany({
    where: { wilayah: { no: { in: [...nos] } }, successorId: null },
    select: { id: true, regime: true, wilayah: { select: { no: true } } },
  });
  const rank = (one: (typeof found)[number]) => nos.indexOf(one.wilayah.no) * 2 + (one.regime === regime ? 1 : 0);
  return found.toSorted((a, b) => rank(b) - rank(a))[0]?.id ?? null;
}
