import type { Prisma } from '@pokjanal/prisma/client';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import type { AnalyticsAnswer } from './analytics.ts';
import type { MonthSpan } from './figures.ts';

/**
 * Gives the filter of the notes that touch an answer: on one of its indicators or on all, on one of its areas or one
 * above them, on one of the months its figures were taken from, and not withdrawn.
 */
export function notesTouching({ indicators, nodes, months }: AnalyticsAnswer): Prisma.DataNoteWhereInput {
  const nos = new Set(nodes.flatMap((node) => nosOfPath(node.path)));
  const codes = indicators.map(({ indicator }) => indicator);
  return {
    withdrawnAt: null,
    wilayah: { no: { in: [...nos] } },
    AND: [{ OR: [{ indicatorCode: null }, { indicatorCode: { in: codes } }] }, monthsWhere(months)],
  };
}

function monthsWhere(months: readonly MonthSpan[]): Prisma.DataNoteWhereInput {
  // Prisma drops an empty `OR` inside an `AND` and finds everything.
  if (months.length === 0) return { id: { in: [] } };
  return { OR: months.map(({ first, last }) => ({ firstMonth: { lte: last }, lastMonth: { gte: first } })) };
}
