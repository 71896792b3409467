import { type ErrorCode, errorTexts, type Localized } from './messages/errors.ts';

export type { ErrorCode, Localized } from './messages/errors.ts';

/** Plain facts of one failure, for interpolation and for machines; never a person's data. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

/** One thing wrong with an input, with the path of the field it is about. */
export type Problem = { readonly path: string; readonly code: ErrorCode; readonly message: Localized };

/**
 * What the five expected failures share: a stable code, its data, and nothing of any transport.
 * Anything thrown that is not one of these is a defect and is masked at the edge.
 */
export abstract class DomainError<Data extends object = ErrorData> extends Error {
  readonly code: ErrorCode;
  readonly data: Data;
  readonly texts: Localized;

  constructor(code: ErrorCode, data: Data, texts: Localized = errorText(code, data)) {
    super(texts.en);
    this.name = new.target.name;
    this.code = code;
    this.data = data;
    this.texts = texts;
  }
}

/** The thing does not exist, or lies outside the caller's reach: the two are told alike. */
export class NotFound extends DomainError {
  constructor(code: ErrorCode = 'NOT_FOUND', data: ErrorData = {}) {
    super(code, data);
  }
}

/** The caller is known and sees the thing, but may not do this to it. */
export class Forbidden extends DomainError {
  constructor(code: ErrorCode = 'FORBIDDEN', data: ErrorData = {}) {
    super(code, data);
  }
}

/** The state of the thing does not allow the act now; `data` carries what the caller must compare, both sides. */
export class Conflict<Data extends object = ErrorData> extends DomainError<Data> {}

/** The input is wrong; every problem found is listed at once. */
export class InvalidInput extends DomainError<{ readonly problems: readonly Problem[] }> {
  constructor(problems: readonly Problem[], code: ErrorCode = 'INVALID_INPUT') {
    super(code, { problems }, errorText(code, { count: problems.length }));
  }

  get problems(): readonly Problem[] {
    return this.data.problems;
  }
}

/** The system cannot do it now and a retry may help; `retryAfterMs` in `data` says when. */
export class Unavailable extends DomainError {
  constructor(code: ErrorCode = 'UNAVAILABLE', data: ErrorData = {}) {
    super(code, data);
  }
}

/** Says a code in both languages with its data filled in; a name without data stays visible as `{name}`. */
export function errorText(code: ErrorCode, data: object = {}): Localized {
  const text = errorTexts[code];
  return { id: fillIn(text.id, data), en: fillIn(text.en, data) };
}

/** Builds one entry for `InvalidInput`, its texts filled from the same data. */
export function problem(path: string, code: ErrorCode, data: ErrorData = {}): Problem {
  return { path, code, message: errorText(code, data) };
}

/** Throws one `InvalidInput` with everything found, or returns when nothing was. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}

function fillIn(template: string, data: object): string {
  const values = new Map<string, unknown>(Object.entries(data));
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values.get(name);
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? String(value) : hole;
  });
}
