import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../lib/errors.ts';
import { decodeReportId, encodeGlobalId, encodeReportId, idOf } from './ids.ts';

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('global ids', () => {
  it('come back as the record they were made for', () => {
    expect(idOf('Posyandu', encodeGlobalId('Posyandu', uuid))).toBe(uuid);
  });

  it.each([
    ['another type', encodeGlobalId('Wilayah', uuid)],
    ['no uuid', encodeGlobalId('Posyandu', '1 or 1=1')],
    ['noise', '%%%'],
  ])('refuses %s, naming the argument', (_what, id) => {
    const failure = (() => {
      try {
        return idOf('Posyandu', id, 'posyandu');
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(InvalidInput);
  });

  it('names a report by unit, month and block', () => {
    const key = { unitNo: 17, month: 24_322, block: 'SKDN' };
    expect(decodeReportId(encodeReportId(key))).toEqual(key);
    expect(() => decodeReportId(encodeGlobalId('Report', '17.x.SKDN'))).toThrow(InvalidInput);
  });
});
