const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};

/** A name as look-alikes are found: numbers as digits without noughts, no word for the kind, no blanks or signs. */
export function lookOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^posyandu\s+/, '')
    .split(/[^a-z0-9]+/)
    .map((word) => ROMAN[word] ?? word.replace(/^0+(?=\d)/, ''))
    .join('');
}

const SHORTEST = 5;

/** Tells whether two names are probably meant to be the same: they look alike, or differ by one letter and no digit. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [lookOf(one), lookOf(other)];
  if (a === b) return true;
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  if (Math.min(a.length, b.length) < SHORTEST || digits(a) !== digits(b)) return false;
  return isOneApart(a, b);
}

/** True when one letter put in, left out or exchanged makes one word of the other. */
function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.slice(at + 1);
  return rest === short.slice(long.length === short.length ? at + 1 : at);
}
