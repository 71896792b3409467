import type { Database } from './db/client.ts';

/** What stands in the database: nothing of an office yet, demonstration data, or a real office. */
export type OfficeState = { hasUsers: boolean; hasDemo: boolean; hasRealReports: boolean };

/** Looks what stands in the database; cheap enough for every start. */
export async function officeState(db: Database): Promise<OfficeState> {
  const [row] = await db.sql<OfficeState>(
    `select exists (select 1 from "User") as "hasUsers",
      exists (select 1 from "Posyandu" where "isDemo") as "hasDemo",
      exists (select 1 from obligation where not is_demo and head_rev > 0) as "hasRealReports"`,
  );
  if (!row) throw new Error('The database did not answer');
  return row;
}

/** Demo data comes on the embedded database or when asked for, into an empty office, never beside real reports. */
export function wantsDemo(state: OfficeState, asked: { embedded: boolean; demo: boolean; empty: boolean }): boolean {
  return !state.hasUsers && !state.hasRealReports && !state.hasDemo && !asked.empty && (asked.embedded || asked.demo);
}
