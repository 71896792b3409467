import type { Socket } from 'node:net';
import { fatalError, type Frame, FrameReader, frame, renameStatement } from './wire-frames.ts';
import type { WireQueue } from './wire-queue.ts';

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const COPY_FROM_CLIENT = /^\s*copy\b[\s\S]*\bfrom\s+stdin\b/i;
const ROLLBACK = frame('Q', 'rollback');
const SYNC = frame('S');

let sessions = 0;

/** One client of the embedded database: collects its messages into batches and hands each on as a whole. */
export class WireSession {
  readonly #socket: Socket;
  readonly #queue: WireQueue;
  readonly #secret: string;
  readonly #prefix = `c${++sessions}_`;
  readonly #reader = new FrameReader();
  readonly #statements = new Set<string>();
  #pending: Buffer[] = [];
  #startup: Buffer | undefined;
  #admitted = false;
  #copying = false;
  #gone = false;
  #chain: Promise<void> = Promise.resolve();

  constructor(socket: Socket, queue: WireQueue, secret: string, onEnd: () => void) {
    this.#socket = socket;
    this.#queue = queue;
    this.#secret = secret;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#gone = true;
      void this.#leave().finally(onEnd);
    });
  }

  /** Ends the connection with a reason its driver reports. */
  end(code: string, message: string): void {
    if (!this.#socket.writableEnded) this.#socket.end(fatalError(code, message), () => this.#socket.destroy());
  }

  #receive(chunk: Buffer): void {
    try {
      this.#reader.push(chunk);
      for (let next = this.#reader.next(); next; next = this.#reader.next()) this.#handle(next);
    } catch {
      this.end('08P01', 'protocol violation');
    }
  }

  #handle(message: Frame): void {
    if (message.type === '') return this.#handleStartup(message.bytes);
    if (!this.#admitted) return this.#handlePassword(message);
    if (this.#copying) return this.#handleCopy(message);
    switch (message.type) {
      case 'X':
        this.#socket.end();
        return;
      case 'Q':
        if (COPY_FROM_CLIENT.test(message.bytes.toString('utf8', 5))) this.#startCopy(message.bytes);
        else this.#send(message.bytes);
        return;
      case 'S':
      case 'H':
        this.#pending.push(message.bytes);
        this.#flush(message.type === 'H');
        return;
      default:
        this.#collect(message);
    }
  }

  #handleStartup(bytes: Buffer): void {
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.#socket.write('N');
    else if (code === CANCEL_REQUEST) this.#socket.end();
    else {
      this.#startup = Buffer.from(bytes);
      this.#reader.start();
      this.#socket.write(frame('R', Buffer.from([0, 0, 0, 3])));
    }
  }

  // A loopback port is open to every local user, so the password is asked for on both kinds of address.
  #handlePassword(message: Frame): void {
    if (message.type !== 'p' || message.bytes.toString('utf8', 5, message.bytes.length - 1) !== this.#secret) {
      this.end('28P01', 'password authentication failed');
      return;
    }
    this.#admitted = true;
    if (this.#startup) this.#send(this.#startup);
  }

  #collect(message: Frame): void {
    const { bytes, statement } = renameStatement(message, this.#prefix);
    if (statement && message.type === 'P') this.#statements.add(statement);
    if (statement && message.type === 'C') this.#statements.delete(statement);
    this.#pending.push(bytes);
  }

  // The backend cannot wait for the client in the middle of a message loop: the rows are gathered first.
  #startCopy(query: Buffer): void {
    this.#copying = true;
    this.#pending.push(query);
    this.#chain = this.#chain.then(() => {
      this.#write(frame('G', Buffer.from([0, 0, 0])));
    });
  }

  #handleCopy(message: Frame): void {
    if (message.type === 'S' || message.type === 'H') return;
    this.#pending.push(Buffer.from(message.bytes));
    if (message.type !== 'c' && message.type !== 'f') return;
    this.#copying = false;
    this.#flush(false, true);
  }

  #flush(open: boolean, afterCopy = false): void {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#send(bytes, open, afterCopy);
  }

  #send(bytes: Buffer, open = false, afterCopy = false): void {
    let announced = !afterCopy;
    const onData = (data: Uint8Array) => {
      let reply = Buffer.from(data);
      // The client was already invited to copy; the backend's own invitation must not reach it again.
      if (!announced && reply[0] === 0x47) reply = reply.subarray(1 + reply.readInt32BE(1));
      announced = true;
      this.#write(reply);
    };
    this.#chain = this.#chain.then(async () => {
      if (this.#gone) return;
      this.#socket.cork();
      await this.#queue.run(this, { bytes, open, onData });
      this.#socket.uncork();
    });
  }

  #write(bytes: Buffer): void {
    if (!this.#gone && this.#socket.writable && bytes.length > 0) this.#socket.write(bytes);
  }

  async #leave(): Promise<void> {
    this.#queue.drop(this);
    await this.#chain;
    const parts = this.#queue.isHeldBy(this) ? [SYNC, ROLLBACK] : [];
    const forgotten = [...this.#statements].map((name) => frame('C', Buffer.from('S'), name));
    if (forgotten.length > 0) parts.push(...forgotten, SYNC);
    if (parts.length > 0) await this.#queue.run(this, { bytes: Buffer.concat(parts), onData: () => undefined });
  }
}
