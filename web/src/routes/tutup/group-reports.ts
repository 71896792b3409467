import type { ReportStatus } from '@/gql/schema-types.ts';
import type { OpenReport } from './closing-page.types.ts';

/** The open reports of one puskesmas; `name` is null where a post belongs to none. */
export type Asked = {
  readonly name: string | null;
  readonly reports: readonly OpenReport[];
  readonly units: readonly Unit[];
};

/** A post or village with all that it owes. */
export type Unit = { readonly name: string; readonly desa: string; readonly reports: readonly OpenReport[] };

/** Groups reports by whom to ask, who owes the most first. */
export function groupByPuskesmas(rows: readonly OpenReport[]): Asked[] {
  return [...gather(rows, ({ puskesmas }) => puskesmas)]
    .map(([name, reports]) => ({ name, reports, units: groupByUnit(reports) }))
    .toSorted((one, other) => other.reports.length - one.reports.length);
}

/** The forms of a unit by where they stand. */
export const byStatus = ({ reports }: Unit): (readonly [ReportStatus, readonly string[]])[] =>
  [...gather(reports, ({ status }) => status)].map(([status, of]) => [status, of.map(({ block }) => block)]);

function groupByUnit(rows: readonly OpenReport[]): Unit[] {
  const units = gather(rows, ({ kecamatan, desa, name }) => JSON.stringify([kecamatan, desa, name]));
  return [...units.values()].flatMap((reports) => {
    const [first] = reports;
    return first ? [{ name: first.name, desa: first.desa, reports }] : [];
  });
}

function gather<K>(rows: readonly OpenReport[], keyOf: (row: OpenReport) => K): Map<K, OpenReport[]> {
  const groups = new Map<K, OpenReport[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
