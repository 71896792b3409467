import { describe, expect, it } from 'vitest';
import { sayValue } from './changes.ts';
import { diffOf } from './record-change.ts';

describe('what a change says', () => {
  it('is the fields that differ, days as days and instants as instants', () => {
    const before = { number: '1', date: new Date('2026-01-02'), bases: ['a', 'b'], end: null, same: 1 };
    const after = {
      number: '2',
      date: new Date('2026-01-02'),
      bases: ['a'],
      end: new Date('2026-01-02T03:04:05Z'),
      same: 1,
    };
    expect(diffOf(before, after)).toEqual({
      number: ['1', '2'],
      bases: [['a', 'b'], ['a']],
      end: [null, '2026-01-02T03:04:05.000Z'],
    });
  });

  it('is every field that says something when a record comes into being or ends', () => {
    expect(diffOf(null, { number: '1', end: null })).toEqual({ number: [null, '1'] });
    expect(diffOf({ number: '1' }, null)).toEqual({ number: ['1', null] });
  });

  it('is read line by line', () => {
    expect([sayValue(null), sayValue(['a', 'b']), sayValue(false), sayValue(3)]).toEqual(['', 'a\nb', 'false', '3']);
  });
});
