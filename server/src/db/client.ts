import { PrismaClient } from '@pokjanal/prisma/client';
import { Pool, type PoolConfig, type QueryResultRow, types } from 'pg';
import type { Env } from '../env.ts';
import { type Log, silentLog } from '../lib/log.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
import { type QueryCounter, ScopedPrismaPg } from './prisma-adapter.ts';
import { Canceller, runOnPool } from './run-on-pool.ts';
import type { SqlOptions, SqlValues } from './run-sql.ts';
import { checkServer } from './server-check.ts';
import { inSqlTransaction, type SqlTx, type TransactionOptions } from './sql-transaction.ts';

/** One database with its two faces; inside a transaction use its own handle instead. */
export type Database = {
  readonly kind: 'embedded' | 'postgres';
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  readonly stats: QueryCounter;
  /** Own SQL, see `RunSql`; what has a name runs on connections of its own, each statement planned once. @throws Unavailable TIMED_OUT past the time limit; the signal's reason when aborted. */
  sql<Row extends object = QueryResultRow>(text: string, values?: SqlValues, options?: SqlOptions): Promise<Row[]>;
  /** A transaction for own SQL alone, without Prisma's cost. `inTransaction` in transaction.ts has both faces. */
  inTransaction<T>(work: (tx: SqlTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Waits for what runs, then closes pool and, when embedded, the database itself. */
  close(): Promise<void>;
  /** Rejects when the embedded database dies; the process cannot go on then. */
  readonly crashed: Promise<never>;
};

export type DatabaseOptions = Pick<Env, 'databaseUrl' | 'poolSize' | 'statementTimeoutMs'> & {
  /** Folder of the embedded database; in memory when absent. */
  dataDir?: string | undefined;
  /** A dump that a new folder, or a database in memory, begins from. */
  image?: string | undefined;
};

const INT8 = 20;
const DATE = 1082;
const EMBEDDED_POOL = 8;

// Counts stay below 2^53; a calendar day has no time zone and must not be given one.
const ownTypes: PoolConfig['types'] = {
  getTypeParser: (oid, format) => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text: string) => text;
    return types.getTypeParser(oid, format);
  },
};

/** Opens PostgreSQL when there is an address, else the embedded database; it is not migrated yet. */
export async function openDatabase(options: DatabaseOptions, log: Log = silentLog): Promise<Database> {
  const embedded = options.databaseUrl === undefined ? await startEmbedded(pickDefined(options)) : undefined;
  const config = embedded ? embedded.connection : serverConfig(options);
  const onLost = (err: Error) => log.warn({ err }, 'database connection lost');
  const limits = embedded
    ? { max: EMBEDDED_POOL, connectionTimeoutMillis: 60_000 }
    : { max: options.poolSize, connectionTimeoutMillis: 10_000 };
  const pool = openPool({ ...config, ...limits }, onLost);
  if (options.databaseUrl !== undefined) {
    await checkServer(pool, options.databaseUrl).catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
  }
  // The embedded database is one session whatever connects to it, so its settings are everybody's.
  const prepared = embedded
    ? pool
    : openPool({ ...config, ...limits, options: `${config.options} ${PLAN_ONCE}` }, onLost);
  const stats = { queries: 0 };
  const adapter = new ScopedPrismaPg(pool, stats, onLost);
  const prisma = new PrismaClient({ adapter });
  const canceller = new Canceller(config, embedded === undefined);
  return {
    kind: embedded ? 'embedded' : 'postgres',
    prisma,
    pool,
    stats,
    sql: (text, values, sqlOptions) => {
      stats.queries++;
      return runOnPool(sqlOptions?.name === undefined ? pool : prepared, canceller, text, values, sqlOptions);
    },
    inTransaction: (work, transactionOptions) => inSqlTransaction(pool, stats, work, transactionOptions),
    crashed: embedded?.crashed ?? new Promise<never>(() => undefined),
    close: () => closeAll(prisma, [...new Set([pool, prepared])], canceller, embedded),
  };
}

/**
 * For prepared statements: a plan for any values, made once. Left to itself the server plans a large statement anew each
 * time while that looks a little cheaper to run, and the planning then costs more than the running. A table that was empty
 * when the plan was made is read by its index all the same: it will not stay empty.
 */
const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off';

function openPool(config: PoolConfig, onLost: (error: Error) => void): Pool {
  const pool = new Pool({ ...config, types: ownTypes });
  pool.on('error', onLost);
  // A connection that breaks while it is lent out reports here; without a listener the process would end.
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

function pickDefined({ dataDir, image }: DatabaseOptions): { dataDir?: string; image?: string } {
  return { ...(dataDir === undefined ? {} : { dataDir }), ...(image === undefined ? {} : { image }) };
}

function serverConfig(options: DatabaseOptions): PoolConfig {
  return {
    connectionString: options.databaseUrl,
    application_name: 'pokjanal',
    // Prisma's adapter reads instants as UTC without looking at their offset. Statements of hundreds of small expressions
    // would be compiled for seconds that run for a tenth of one.
    options: '-c timezone=UTC -c jit=off',
    statement_timeout: options.statementTimeoutMs || false,
    idle_in_transaction_session_timeout: 60_000,
  };
}

async function closeAll(
  prisma: PrismaClient,
  pools: readonly Pool[],
  canceller: Canceller,
  embedded: EmbeddedDatabase | undefined,
) {
  await prisma.$disconnect();
  for (const pool of pools) await pool.end();
  await canceller.close();
  await embedded?.close();
}
