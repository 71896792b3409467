import type { Comparison } from './expression.ts';

/** The sign or word of a token; positions count characters from 1, as an editor shows them. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly at: number }
  | { readonly kind: 'element' | 'word' | 'sign' | 'end'; readonly text: string; readonly at: number };

export type SyntaxProblem = {
  /** First character that could not be understood, counted from 1. */
  readonly position: number;
  readonly messageId: string;
  readonly messageEn: string;
};

/** Carries one syntax problem out of the recursive parser; never leaves this folder. */
export class SyntaxFailure extends Error {
  readonly problem: SyntaxProblem;

  constructor(at: number, messageId: string, messageEn: string) {
    super(messageEn);
    this.problem = { position: at, messageId, messageEn };
  }
}

export const COMPARISONS: readonly string[] = ['<=', '>=', '=', '<', '>'] satisfies Comparison[];

const WORDS = new Set(['and', 'or', 'not', 'abs', 'prev', 'ytd', 'month']);
const PIECE = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|[-+*/()=<>≤≥−×]))/y;
const SAME_SIGN = new Map([
  ['≤', '<='],
  ['≥', '>='],
  ['−', '-'],
  ['×', '*'],
]);

/**
 * Cuts a formula into tokens, the last one being the end.
 * @throws SyntaxFailure at a sign or word that is not of the language.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  while (text.slice(from).trim() !== '') {
    PIECE.lastIndex = from;
    const found = PIECE.exec(text);
    const at = from + (text.slice(from).length - text.slice(from).trimStart().length) + 1;
    if (!found) throw unknownSign(text.charAt(at - 1), at);
    tokens.push(tokenOf(found, at));
    from = PIECE.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 });
  return tokens;
}

function tokenOf(found: RegExpExecArray, at: number): Token {
  const [, digits, word, sign] = found;
  if (digits !== undefined) return { kind: 'number', value: Number(digits), text: digits, at };
  if (sign !== undefined) return { kind: 'sign', text: SAME_SIGN.get(sign) ?? sign, at };
  const name = word ?? '';
  if (WORDS.has(name)) return { kind: 'word', text: name, at };
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return { kind: 'element', text: name, at };
  throw new SyntaxFailure(
    at,
    `kata "${name}" tidak dikenal; kode elemen ditulis dengan huruf besar`,
    `the word "${name}" is not known; element codes are written in capitals`,
  );
}

function unknownSign(sign: string, at: number): SyntaxFailure {
  return new SyntaxFailure(at, `tanda "${sign}" tidak dikenal`, `the sign "${sign}" is not known`);
}
