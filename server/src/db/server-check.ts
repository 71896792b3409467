import type { Pool } from 'pg';
import { asError } from './run-sql.ts';
import { StartupError } from './startup-error.ts';

const OLDEST = 150_000;

/** Makes sure the PostgreSQL server answers and is new enough. @throws StartupError that names the server, never its password. */
export async function checkServer(pool: Pool, databaseUrl: string): Promise<void> {
  const where = placeOf(databaseUrl);
  const version = await readVersion(pool).catch((error: unknown) => {
    const reason = asError(error).message || 'no answer';
    throw new StartupError({
      id: `PostgreSQL di ${where} tidak dapat dibuka: ${reason}. Periksa DATABASE_URL.`,
      en: `PostgreSQL at ${where} cannot be opened: ${reason}. Check DATABASE_URL.`,
    });
  });
  if (version >= OLDEST) return;
  const major = Math.floor(version / 10_000);
  throw new StartupError({
    id: `PostgreSQL di ${where} berversi ${major}; diperlukan versi 15 atau lebih baru.`,
    en: `PostgreSQL at ${where} is version ${major}; version 15 or newer is needed.`,
  });
}

async function readVersion(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  return Number(rows[0]?.server_version_num ?? 0);
}

function placeOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.host || 'localhost'}${url.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
