import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('writes lines that a spreadsheet reads as they are and never runs', () => {
  const rows = [
    ['=1+1', '-2', '@x', '+62'],
    ['a,b', 'say "so"', null, -3],
  ];
  expect(toCsv(['A', 'B', 'C', 'D'], rows)).toBe(`\uFEFFA,B,C,D\r\n'=1+1,'-2,'@x,'+62\r\n"a,b","say ""so""",,-3\r\n`);
});
