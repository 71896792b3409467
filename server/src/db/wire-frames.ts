/** One message of the PostgreSQL protocol as the client sent it; `type` is empty for the packets before the session starts. */
export type Frame = { type: string; bytes: Buffer };

/** Cuts a byte stream into protocol messages. The first packets of a session carry no type byte. */
export class FrameReader {
  #buffer: Buffer = Buffer.alloc(0);
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 0;
  #started = false;

  /** Call once the start-up packet was accepted: from then on each message has a type byte. */
  start(): void {
    this.#started = true;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The next whole message, or undefined until more bytes arrive. */
  next(): Frame | undefined {
    // A message of many megabytes arrives in small pieces: they are joined once, not once per piece.
    if (this.#size < this.#needed) return undefined;
    if (this.#chunks.length > 0) this.#buffer = Buffer.concat([this.#buffer, ...this.#chunks]);
    this.#chunks = [];
    const head = this.#started ? 1 : 0;
    const length = this.#size < head + 4 ? head + 4 : head + this.#buffer.readInt32BE(head);
    if (length < head + 4) throw new RangeError('A protocol message states an impossible length');
    this.#needed = length;
    if (this.#size < length || this.#size === 0) return undefined;
    const bytes = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    this.#size -= length;
    this.#needed = 0;
    return { type: this.#started ? String.fromCharCode(bytes[0] ?? 0) : '', bytes };
  }
}

/** Builds one message from its type and body. */
export function frame(type: string, ...body: (string | Buffer)[]): Buffer {
  const payload = Buffer.concat(body.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const bytes = Buffer.alloc(5 + payload.length);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(payload.length + 4, 1);
  payload.copy(bytes, 5);
  return bytes;
}

/** A FATAL error as the client's driver expects it. */
export function fatalError(code: string, message: string): Buffer {
  return frame('E', 'SFATAL', 'VFATAL', `C${code}`, `M${message}`, Buffer.from([0]));
}

/**
 * Gives a prepared statement a name of its own per connection: all connections share one backend, and thus one list of
 * names. Returns the message unchanged when it names no statement.
 */
export function renameStatement(message: Frame, prefix: string): { bytes: Buffer; statement?: string } {
  const { type, bytes } = message;
  // Where the statement's name starts: after the portal's name in Bind, after the kind byte in Describe and Close.
  let at = 5;
  if (type === 'B') at = bytes.indexOf(0, 5) + 1;
  else if (type === 'D' || type === 'C') {
    if (bytes[5] !== 0x53) return { bytes };
    at = 6;
  } else if (type !== 'P') return { bytes };
  const end = bytes.indexOf(0, at);
  if (end === at) return { bytes };
  const statement = `${prefix}${bytes.toString('utf8', at, end)}`;
  return { bytes: frame(type, bytes.subarray(5, at), statement, bytes.subarray(end + 1)), statement };
}
