import type { Response } from 'express';

/** Content types of the files we write. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Makes an answer a file to be saved under a name. */
export function attach(res: Response, name: string, type: string): void {
  res.set('Content-Type', type).set('Content-Disposition', `attachment; filename="${name}"`);
}
