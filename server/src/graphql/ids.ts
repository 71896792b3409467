import { InvalidInput, problem } from '../lib/errors.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes the global id clients keep: opaque, stable, the same for ever for the same record. */
export function encodeGlobalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** Takes a global id apart. @throws InvalidInput when the text is no id of ours. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const cut = text.indexOf(':');
  if (cut < 1 || encodeGlobalId(text.slice(0, cut), text.slice(cut + 1)) !== globalId.replace(/=+$/, '')) {
    throw new InvalidInput([problem('id', 'BAD_ID')]);
  }
  return { typename: text.slice(0, cut), id: text.slice(cut + 1) };
}

/** The uuid behind a global id of one type. @throws InvalidInput for another type's id, naming the argument. */
export function idOf(typename: string, globalId: string, path = 'id'): string {
  const decoded = decodeGlobalId(globalId);
  if (decoded.typename !== typename || !uuid.test(decoded.id)) throw new InvalidInput([problem(path, 'BAD_ID')]);
  return decoded.id;
}

/** No record has this id: what a lookup by a malformed id asks for. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The id if it is a uuid, else one that nobody has; for look-ups that answer null rather than fail. */
export function uuidOrNobody(id: string): string {
  return uuid.test(id) ? id : NOBODY;
}

/** Like `idOf`, passing an absent argument through. */
export function optionalIdOf(typename: string, globalId: string | null | undefined, path = 'id'): string | undefined {
  return globalId == null ? undefined : idOf(typename, globalId, path);
}

/** Global id of an act on many records, for taking it back; null for none. */
export const bulkActId = (id: string | null): string | null => (id === null ? null : encodeGlobalId('BulkAct', id));

export type ReportKey = { unitNo: number; month: number; block: string };

/** Global id of a report: (unit, month, block), so it exists before the first save. */
export function encodeReportId(key: ReportKey): string {
  return encodeGlobalId('Report', `${key.unitNo}.${key.month}.${key.block}`);
}

/** The key behind a report's global id. @throws InvalidInput when it is none. */
export function decodeReportId(globalId: string, path = 'report'): ReportKey {
  const { typename, id } = decodeGlobalId(globalId);
  const match = /^(\d{1,9})\.(\d{1,6})\.([A-Z]{1,8})$/.exec(id);
  if (typename !== 'Report' || !match) throw new InvalidInput([problem(path, 'BAD_ID')]);
  return { unitNo: Number(match[1]), month: Number(match[2]), block: match[3] ?? '' };
}
