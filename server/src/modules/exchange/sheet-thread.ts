import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Rows handed over at a time: few enough that taking them in holds nobody up. */
const PIECE = 250;

/**
 * What the thread runs: it reads the sheet as a whole, then answers each message with the next rows, at the end with none.
 * Written out, because a thread of one package needs neither a file of its own in a build nor a loader from source.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readSheet } = require(workerData.reader);
  readSheet(Buffer.from(workerData.content)).then((rows) => {
    let at = 0;
    parentPort.on('message', () => parentPort.postMessage(rows.slice(at, (at += workerData.piece))));
  });
`;

const reader = createRequire(import.meta.url).resolve('read-excel-file/node');

/**
 * Reads the first sheet of a workbook in a thread of its own, so that others are answered meanwhile; the signal ends the
 * thread wherever it is. @throws what the reader throws of bytes that are no workbook.
 */
export async function* readSheetApart(content: Buffer, signal?: AbortSignal): AsyncGenerator<readonly unknown[]> {
  signal?.throwIfAborted();
  const thread = new Worker(THREAD, { eval: true, execArgv: [], workerData: { reader, content, piece: PIECE } });
  // Told where a piece is awaited; between two of them a failure must not end the process.
  thread.on('error', () => undefined);
  try {
    for (;;) {
      thread.postMessage('next');
      const [rows] = (await once(thread, 'message', { signal })) as [readonly unknown[][]];
      if (rows.length === 0) return;
      yield* rows;
    }
  } finally {
    await thread.terminate();
  }
}
