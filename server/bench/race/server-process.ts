import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PATIENCE_MS = 120_000;

/** The built server as one process that may be killed at any moment and comes back on the same port. */
export class ServerProcess {
  readonly origin: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();
  #errors = '';

  constructor(options: { port: number; databaseUrl: string }) {
    this.origin = `http://127.0.0.1:${options.port}`;
    this.#env = {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(options.port),
      DATABASE_URL: options.databaseUrl,
      LOG_LEVEL: 'error',
    };
  }

  /** Starts the process; `ready` resolves when it answers requests. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      // Lines of the log are JSON; what else is printed is for people.
      const lines = chunk.toString().split('\n');
      this.#errors += lines.filter((line) => line.startsWith('{')).join('\n');
    });
    this.#child = child;
    this.#ready = this.#awaitReady(child);
    return this.#ready;
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /** What the process complained of, over all its lives. */
  get errors(): string {
    return this.#errors;
  }

  /** Kills the process without a word and starts it again. */
  async killAndRestart(): Promise<void> {
    await this.#end('SIGKILL');
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async #awaitReady(child: ChildProcess): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
      if (child.exitCode !== null) throw new Error(`The server ended at its start:\n${this.#errors}`);
      if (child.signalCode !== null) return;
      const answer = await fetch(`${this.origin}/siap`).catch(() => null);
      if (answer?.ok) return;
      await wait(50);
    }
    throw new Error('The server did not become ready');
  }
}
