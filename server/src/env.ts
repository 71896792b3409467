import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true');
const count = (fallback: number, min = 1) => z.coerce.number().int().min(min).default(fallback);
const optional = z
  .string()
  .optional()
  .transform((value) => (value ? value : undefined));

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  BASE_URL: optional,
  TRUST_PROXY: flag,
  DATABASE_URL: optional,
  DATA_DIR: z.string().default(join('data', 'pokjanal')),
  POOL_SIZE: count(10),
  STATEMENT_TIMEOUT_MS: count(15_000, 0),
  DEMO: flag,
  KOSONG: flag,
  SESSION_SECRET: optional.refine((value) => value === undefined || value.length >= 32, 'needs at least 32 characters'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  CLOCK: optional.refine((value) => value === undefined || !Number.isNaN(Date.parse(value)), 'is not an instant'),
  INTROSPECTION: z
    .enum(['0', '1'])
    .default('1')
    .transform((value) => value === '1'),
  MAX_DEPTH: count(12),
  MAX_ALIASES: count(30),
  MAX_ROOT_FIELDS: count(20),
  MAX_TOKENS: count(5_000),
  MAX_PAGE: count(200),
  MAX_CELLS: count(20_000),
  MAX_IN_FLIGHT: count(200),
  MAX_UPLOAD_MB: count(32),
  MAX_ATTACHMENT_MB: count(10),
  FILES_DIR: optional,
  S3_ENDPOINT: optional.refine((value) => value === undefined || URL.canParse(value), 'is not an address'),
  S3_BUCKET: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
});

export type Env = {
  mode: 'development' | 'production' | 'test';
  host: string;
  port: number;
  /** The address people type, when it is not the one the server listens on. */
  baseUrl: string | undefined;
  trustProxy: boolean;
  /** PostgreSQL; when absent the embedded database in `dataDir` serves. */
  databaseUrl: string | undefined;
  dataDir: string;
  poolSize: number;
  /** 0 switches the limit off; PostgreSQL only. */
  statementTimeoutMs: number;
  demo: boolean;
  /** Start with reference data only, also on the embedded database. */
  empty: boolean;
  /** Absent: one is made and kept in the database's data folder. */
  sessionSecret: string | undefined;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
  /** A standing instant for tests; absent in service. */
  clock: string | undefined;
  /** Where the content of attachments lies. */
  files: FileSettings;
  limits: Limits;
};

/** A folder, or a bucket; what arrives passes through the folder in either case. */
export type FileSettings = { dir: string; s3: S3Settings | undefined };

export type S3Settings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export type Limits = {
  introspection: boolean;
  depth: number;
  aliases: number;
  rootFields: number;
  tokens: number;
  page: number;
  cells: number;
  inFlight: number;
  /** Largest file that may be brought in, in bytes. */
  upload: number;
  /** Largest file kept beside a record, in bytes. */
  attachment: number;
};

/** Reads and checks the settings of the process; relative folders are taken from `root`. @throws with every fault listed. */
export function readEnv(root: string, source: NodeJS.ProcessEnv = process.env, args: string[] = []): Env {
  const result = schema.safeParse(source);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Pengaturan tidak sah / Invalid settings:\n${faults.join('\n')}`);
  }
  const e = result.data;
  return {
    mode: e.NODE_ENV,
    host: e.HOST,
    port: e.PORT,
    baseUrl: e.BASE_URL,
    trustProxy: e.TRUST_PROXY,
    databaseUrl: e.DATABASE_URL,
    dataDir: resolve(root, e.DATA_DIR),
    poolSize: e.POOL_SIZE,
    statementTimeoutMs: e.STATEMENT_TIMEOUT_MS,
    demo: e.DEMO,
    empty: e.KOSONG || args.includes('--kosong'),
    sessionSecret: e.SESSION_SECRET,
    logLevel: e.LOG_LEVEL,
    clock: e.CLOCK,
    files: { dir: resolve(root, e.FILES_DIR ?? join(e.DATA_DIR, 'berkas')), s3: s3Of(e) },
    limits: {
      introspection: e.INTROSPECTION,
      depth: e.MAX_DEPTH,
      aliases: e.MAX_ALIASES,
      rootFields: e.MAX_ROOT_FIELDS,
      tokens: e.MAX_TOKENS,
      page: e.MAX_PAGE,
      cells: e.MAX_CELLS,
      inFlight: e.MAX_IN_FLIGHT,
      upload: e.MAX_UPLOAD_MB * 2 ** 20,
      attachment: e.MAX_ATTACHMENT_MB * 2 ** 20,
    },
  };
}

/** The bucket, when one is named. @throws when only a part of what it needs is there. */
function s3Of(e: z.infer<typeof schema>): S3Settings | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = e;
  const given = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length === Object.keys(given).length) return undefined;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error(`Pengaturan tidak lengkap / Incomplete settings: ${missing.join(', ')}`);
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: e.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
