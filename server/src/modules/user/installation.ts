import packageFile from '../../../package.json' with { type: 'json' };
import type { Database } from '../../db/client.ts';

export type Installation = { needsSetup: boolean; isDemo: boolean; version: string; embedded: boolean };

/** Sources whose licences ask to be named in the application. */
export const ATTRIBUTION: readonly string[] = [
  'Kode dan nama wilayah: idn-area-data (https://github.com/fityannugroho/idn-area-data), Open Database License 1.0',
];

/** Says what a visitor may know before signing in: whether to set up, whether the data are a demonstration. */
export async function installationState(db: Database): Promise<Installation> {
  const [row] = await db.sql<{ hasUsers: boolean; isDemo: boolean }>(
    `select exists (select 1 from "User") as "hasUsers", exists (select 1 from "Posyandu" where "isDemo") as "isDemo"`,
  );
  return {
    needsSetup: row?.hasUsers !== true,
    isDemo: row?.isDemo === true,
    version: packageFile.version,
    embedded: db.kind === 'embedded',
  };
}
