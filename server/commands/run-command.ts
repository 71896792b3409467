import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../src/db/startup-error.ts';
import { type Env, readEnv } from '../src/env.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where a file given on the command line lies: npm runs a workspace's script in its own folder, people type at the root. */
export const fromRoot = (path: string): string => resolve(root, path);

/** Prints one line for the person at the keyboard. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs one command with the settings of the server; a failure is told in words, with a stack only for a defect. */
export async function runCommand(work: (env: Env, args: string[]) => Promise<void>): Promise<void> {
  try {
    await work(readEnv(root), process.argv.slice(2));
  } catch (error) {
    const told = error instanceof StartupError ? error.message : error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${told ?? String(error)}\n`);
    process.exitCode = 1;
  }
}
