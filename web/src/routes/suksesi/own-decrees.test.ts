import { describe, expect, it } from 'vitest';
import { allHaveDecree, isBlank, noDecree, type OwnGroup, ownIssuer, readPasted } from './own-decrees.ts';

const group = (pokjanalId: string, wilayahName: string): OwnGroup => ({
  pokjanalId,
  wilayahName,
  pokjanalName: `Pokjanal Posyandu Kecamatan ${wilayahName}`,
  wilayahKind: 'KECAMATAN',
});
const groups = [group('a', 'Manuhing Raya'), group('b', 'Mihing Raya'), group('c', 'Rungan Hulu')];

describe('decrees of single groups', () => {
  it('reads rows in the order of the groups, whichever way a day is written', () => {
    const { owns, unread } = readPasted(
      '1/2026\t3/2/2026\t\t31-12-2030\n\n2/2026;2026-02-04;2026-02-04;;Bupati',
      groups,
    );
    expect(unread).toEqual([]);
    expect([...owns]).toEqual([
      ['a', { number: '1/2026', date: '2026-02-03', termStart: '', termEnd: '2030-12-31', issuer: null }],
      ['b', { number: '2/2026', date: '2026-02-04', termStart: '2026-02-04', termEnd: '', issuer: 'Bupati' }],
    ]);
  });

  it('leads a row that begins with a name to that group, and the others past it', () => {
    const { owns } = readPasted('rungan  hulu\t9/2026\t2026-01-01\n8/2026\t2026-01-02', groups);
    expect([...owns].map(([id, { number }]) => [id, number])).toEqual([
      ['c', '9/2026'],
      ['a', '8/2026'],
    ]);
  });

  it('says which lines it could not read: no such day, no number, more lines than groups', () => {
    const { owns, unread } = readPasted('1/2026\t31/2/2026\n\t2026-01-01\n3\tbesok', groups);
    expect([owns.size, unread]).toEqual([0, [1, 2, 3]]);
    expect(readPasted('1\t1/1/2026\n2\t1/1/2026', groups.slice(0, 1)).unread).toEqual([2]);
  });

  it('proposes the head of the area, and is complete when every group has a decree of its own or the shared one', () => {
    const own = { ...noDecree, number: '1', date: '2026-01-01' };
    expect(ownIssuer(group('a', 'Mihing Raya'), own)).toBe('Camat Mihing Raya');
    expect(ownIssuer(group('a', 'Mihing Raya'), { ...own, issuer: 'Bupati' })).toBe('Bupati');
    const some = new Map([['a', own]]);
    expect(allHaveDecree(groups, some, false)).toBe(false);
    expect(allHaveDecree(groups, some, true)).toBe(true);
    expect(allHaveDecree(groups.slice(0, 1), some, false)).toBe(true);
    expect(allHaveDecree(groups.slice(0, 1), new Map([['a', { ...own, date: '' }]]), true)).toBe(false);
    expect(isBlank(noDecree)).toBe(true);
  });
});
