import type { Booted } from './boot.ts';
import { StartupError } from './db/startup-error.ts';
import { demoAccounts } from './modules/user/demo-accounts.ts';
import { officeState } from './office.ts';

const steps: Record<string, string> = {
  database: 'Membuka basis data / Opening the database',
  migrate: 'Memperbarui tabel / Updating tables',
  katalog: 'Memuat katalog indikator, formulir, OPD / Loading the catalogues',
  wilayah: 'Memuat wilayah Indonesia / Loading the areas of Indonesia',
  demo: 'Mengisi data contoh / Filling the demonstration',
  rollup: 'Menghitung rekap / Computing roll-ups',
};

let current = '';

/** Shows what is being prepared, one line a step, with a percentage that is rewritten on a terminal. */
export function printProgress(step: string, done?: number, total?: number): void {
  const label = steps[step] ?? step;
  const percent = done !== undefined && total ? ` ${Math.floor((done / total) * 100)}%` : '';
  if (process.stdout.isTTY) {
    process.stdout.write(`${step === current ? '\r\u001b[K' : current ? '\n' : ''}  ${label}${percent}`);
  } else if (step !== current) {
    process.stdout.write(`  ${label}\n`);
  }
  current = step;
}

/** Says where the console is, how to sign in to the demo, or where a new office is set up. */
export async function printReady({ services, setupToken }: Booted, port: number): Promise<void> {
  const { env, db } = services;
  const address = env.baseUrl ?? `http://localhost:${port}`;
  const lines = ['', '', `Pokjanal siap / ready: ${address}`, `API: ${address}/graphql`];
  if (db.kind === 'embedded') {
    lines.push(
      `Basis data tertanam di ${env.dataDir}: untuk satu proses dan kantor kecil; produksi memakai DATABASE_URL.`,
    );
  }
  const { hasDemo } = await officeState(db);
  if (hasDemo) {
    lines.push('', 'DATA CONTOH / demo accounts:');
    lines.push(...demoAccounts.map((a) => `  ${a.username.padEnd(18)} ${a.secret.padEnd(14)} ${a.role}`));
  }
  if (setupToken) lines.push('', `Buat admin pertama / create the first admin: ${address}/mulai?kunci=${setupToken}`);
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** Ends the process with a message for the person at the keyboard, and the stack only for a defect. */
export function failStart(error: unknown): void {
  const text =
    error instanceof StartupError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
