import { type Comparison, type Condition, type Expression, type Formula, isCondition } from './expression.ts';
import { COMPARISONS, SyntaxFailure, type SyntaxProblem, type Token, tokenize } from './tokens.ts';

export type { SyntaxProblem } from './tokens.ts';

export type Parsed<Tree> =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problem: SyntaxProblem };

/** Longest text and deepest nesting accepted, so that no text can exhaust the stack. */
export const MAX_EXPRESSION_LENGTH = 1_000;
const MAX_DEPTH = 50;

/** Reads a number-valued text such as `SK_D - SK_O - SK_B`. */
export function parseFormula(text: string): Parsed<Formula> {
  return parseWith(text, (parser) => parser.formula(parser.any(), 1));
}

/** Reads a statement such as `SK_N <= SK_D`; a chain `A <= B <= C` means both comparisons. */
export function parseCondition(text: string): Parsed<Condition> {
  return parseWith(text, (parser) => parser.condition(parser.any(), 1));
}

function parseWith<Tree>(text: string, read: (parser: Parser) => Tree): Parsed<Tree> {
  try {
    if (text.length > MAX_EXPRESSION_LENGTH) throw tooLong();
    const parser = new Parser(tokenize(text));
    const tree = read(parser);
    parser.expectEnd();
    return { ok: true, tree };
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return { ok: false, problem: failure.problem };
    throw failure;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  any(): Expression {
    return this.#joined('or', () => this.#joined('and', () => this.#negation()));
  }

  formula(tree: Expression, at: number): Formula {
    if (isCondition(tree)) {
      throw new SyntaxFailure(
        at,
        'di sini harus ada angka, bukan pernyataan',
        'a number is needed here, not a statement',
      );
    }
    return tree;
  }

  condition(tree: Expression, at: number): Condition {
    if (!isCondition(tree)) {
      throw new SyntaxFailure(
        at,
        'di sini harus ada perbandingan, misalnya SK_D <= SK_S',
        'a comparison is needed here, such as SK_D <= SK_S',
      );
    }
    return tree;
  }

  expectEnd(): void {
    const token = this.#peek();
    if (token.kind !== 'end') throw unexpected(token);
  }

  #joined(word: 'and' | 'or', operand: () => Expression): Expression {
    const at = this.#peek().at;
    let tree = operand();
    while (this.#takes('word', word)) {
      const rightAt = this.#peek().at;
      const left = this.condition(tree, at);
      tree = { op: word, left, right: this.condition(operand(), rightAt) };
    }
    return tree;
  }

  #negation(): Expression {
    if (!this.#takes('word', 'not')) return this.#comparison();
    const at = this.#peek().at;
    return this.#deeper(() => ({ op: 'not', of: this.condition(this.#negation(), at) }));
  }

  #comparison(): Expression {
    const at = this.#peek().at;
    const first = this.#sum();
    if (!COMPARISONS.includes(this.#peek().text)) return first;
    let left = this.formula(first, at);
    let chain: Condition | undefined;
    while (COMPARISONS.includes(this.#peek().text)) {
      const is = this.#take().text as Comparison;
      const rightAt = this.#peek().at;
      const right = this.formula(this.#sum(), rightAt);
      const link: Condition = { op: 'compare', is, left, right };
      chain = chain ? { op: 'and', left: chain, right: link } : link;
      left = right;
    }
    return chain ?? first;
  }

  #sum(): Expression {
    return this.#chain({ '+': 'add', '-': 'subtract' }, () =>
      this.#chain({ '*': 'multiply', '/': 'divide' }, () => this.#unary()),
    );
  }

  #chain(
    signs: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide'>>,
    operand: () => Expression,
  ): Expression {
    const at = this.#peek().at;
    let tree = operand();
    for (let op = this.#operator(signs); op; op = this.#operator(signs)) {
      const left = this.formula(tree, at);
      const rightAt = this.#peek().at;
      tree = { op, left, right: this.formula(operand(), rightAt) };
    }
    return tree;
  }

  #operator<Op>(signs: Readonly<Record<string, Op>>): Op | undefined {
    const token = this.#peek();
    const op = token.kind === 'sign' ? signs[token.text] : undefined;
    if (op !== undefined) this.#next += 1;
    return op;
  }

  #unary(): Expression {
    if (!this.#takes('sign', '-')) return this.#primary();
    const at = this.#peek().at;
    return this.#deeper(() => ({ op: 'negate', of: this.formula(this.#unary(), at) }));
  }

  #primary(): Expression {
    const token = this.#take();
    if (token.kind === 'number') return { op: 'number', value: token.value };
    if (token.kind === 'element') return { op: 'element', code: token.text };
    if (token.text === '(') return this.#deeper(() => this.#closed(() => this.any()));
    if (token.kind === 'word') return this.#word(token);
    throw unexpected(token);
  }

  #word(token: Token): Expression {
    switch (token.text) {
      case 'month':
        return { op: 'month' };
      case 'abs': {
        this.#expect('(');
        const at = this.#peek().at;
        return this.#deeper(() => ({ op: 'abs', of: this.#closed(() => this.formula(this.any(), at)) }));
      }
      case 'prev':
      case 'ytd': {
        this.#expect('(');
        const code = this.#closed(() => this.#elementCode(token.text));
        return { op: token.text === 'prev' ? 'previous' : 'yearToDate', code };
      }
      default:
        throw unexpected(token);
    }
  }

  #elementCode(word: string): string {
    const token = this.#take();
    if (token.kind !== 'element') {
      throw new SyntaxFailure(token.at, `${word}() memerlukan satu kode elemen`, `${word}() takes one element code`);
    }
    return token.text;
  }

  #closed<Inner>(read: () => Inner): Inner {
    const inner = read();
    this.#expect(')');
    return inner;
  }

  #deeper<Inner>(read: () => Inner): Inner {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new SyntaxFailure(this.#peek().at, 'rumus bersarang terlalu dalam', 'the formula is nested too deeply');
    }
    const inner = read();
    this.#depth -= 1;
    return inner;
  }

  #expect(sign: string): void {
    const token = this.#take();
    if (token.text !== sign) {
      throw new SyntaxFailure(token.at, `tanda "${sign}" diharapkan di sini`, `"${sign}" is expected here`);
    }
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const token = this.#peek();
    const matches = token.kind === kind && token.text === text;
    if (matches) this.#next += 1;
    return matches;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #peek(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw new RangeError('The parser read past the end');
    return token;
  }
}

function unexpected(token: Token): SyntaxFailure {
  return token.kind === 'end'
    ? new SyntaxFailure(token.at, 'rumus berakhir terlalu cepat', 'the formula ends too early')
    : new SyntaxFailure(token.at, `"${token.text}" tidak diharapkan di sini`, `"${token.text}" is not expected here`);
}

function tooLong(): SyntaxFailure {
  return new SyntaxFailure(
    MAX_EXPRESSION_LENGTH + 1,
    `rumus lebih panjang dari ${MAX_EXPRESSION_LENGTH} huruf`,
    `the formula is longer than ${MAX_EXPRESSION_LENGTH} characters`,
  );
}
