import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { type ErrorCode, type ErrorData, InvalidInput, problem } from '../../lib/errors.ts';
import { readSheetApart } from './sheet-thread.ts';
import { unzippedSize } from './zip-size.ts';

/** As many rows as one file may have, its header included. */
export const MOST_ROWS = 100_000;
/** A sheet is held as a whole; above this it would fill the memory, and CSV is read piece by piece. */
const LARGEST_SHEET = 96 * 2 ** 20;
const PIECE = 64 * 1024;

/** Rows of a file as texts, in order and blank ones included. */
export type Table = AsyncIterable<readonly string[]>;

/**
 * Reads CSV (comma or semicolon; UTF-8, or Windows-1252 as spreadsheets here save it) and XLSX (its first sheet), known by
 * their content whatever the name says; the signal ends the reading. @throws InvalidInput when it is neither, or too
 * large to read.
 */
export function readTable(content: Buffer, signal?: AbortSignal): Table {
  if (content.length === 0) throw refusal('FILE_EMPTY');
  if (content[0] === 0x50 && content[1] === 0x4b) return readXlsx(content, signal);
  if (content.subarray(0, 4096).includes(0)) throw refusal('FILE_KIND');
  return readCsv(decode(content));
}

/** The refusal of a file as a whole. */
export function refusal(code: ErrorCode, data: ErrorData = {}): InvalidInput {
  return new InvalidInput([problem('file', code, data)]);
}

function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

async function* readCsv(text: string): Table {
  const pieces = function* (): Generator<string> {
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
  };
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: delimiterOf(text) });
  for await (const row of Readable.from(pieces()).pipe(parser)) yield row as string[];
}

/** The header decides, since counts are written without either sign. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const count = (sign: string): number => header.split(sign).length;
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
}

async function* readXlsx(content: Buffer, signal: AbortSignal | undefined): Table {
  const size = unzippedSize(content);
  if (size === null) throw refusal('FILE_UNREADABLE');
  if (size > LARGEST_SHEET) throw refusal('SHEET_TOO_LARGE');
  try {
    for await (const row of readSheetApart(content, signal)) yield row.map(textOf);
  } catch (error) {
    throw signal?.aborted ? error : sheetRefusal(error);
  }
}

function sheetRefusal(error: unknown): InvalidInput {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return refusal(isMemory ? 'SHEET_TOO_LARGE' : 'FILE_UNREADABLE');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return '';
}
