import type { Tx } from '../../db/transaction.ts';
import { dayBefore } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';

/**
 * Makes areas the whole work area of a puskesmas from a day on: others end the day before, new ones begin. What begins or ended
 * on that very day takes the place of what was done there before, so that a change taken back leaves no trace in the days.
 */
export async function setWorkArea(tx: Tx, puskesmasId: string, areaIds: readonly string[], on: Date): Promise<void> {
  const rows = await tx.puskesmasArea.findMany({ where: { puskesmasId, OR: [{ to: null }, { to: dayBefore(on) }] } });
  const standing = rows.filter(({ to }) => to === null);
  const leaving = standing.filter(({ wilayahId }) => !areaIds.includes(wilayahId));
  const begunThatDay = leaving.filter(({ from }) => from !== null && from >= on).map(({ id }) => id);
  const others = leaving.map(({ id }) => id).filter((id) => !begunThatDay.includes(id));
  const coming = areaIds.filter((id) => !standing.some(({ wilayahId }) => wilayahId === id));
  const again = rows.filter(({ to, wilayahId }) => to !== null && coming.includes(wilayahId));
  const fresh = coming.filter((id) => !again.some(({ wilayahId }) => wilayahId === id));
  await tx.puskesmasArea.deleteMany({ where: { id: { in: begunThatDay } } });
  await tx.puskesmasArea.updateMany({ where: { id: { in: others } }, data: { to: dayBefore(on) } });
  await tx.puskesmasArea.updateMany({ where: { id: { in: again.map(({ id }) => id) } }, data: { to: null } });
  await tx.puskesmasArea.createMany({
    data: fresh.map((wilayahId) => ({ id: newId(), puskesmasId, wilayahId, from: on })),
  });
}
