/** Why something could not be shown or done, in words for the person in front of the screen. */
export type Failure = {
  /** `refused`: no right; `signed-out`: no session; `missing`: not there or out of reach; `offline`; `failed`: ours. */
  readonly kind: 'refused' | 'signed-out' | 'missing' | 'invalid' | 'offline' | 'failed';
  /** The server's sentence in the reader's language, where it sent one. */
  readonly message?: string | undefined;
  /** Each thing that is not right, where the server named them one by one. */
  readonly problems?: readonly string[] | undefined;
  /** The number to quote to the officer who keeps the system. */
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
};

const SIGNED_OUT = new Set(['UNAUTHENTICATED', 'SESSION_REVOKED']);
const REFUSED = /^(FORBIDDEN|NOT_OWN_WORK|TOKEN_READ_ONLY|ACCOUNT_DISABLED|CSRF_REFUSED)/;
/** A value that is not of its kind, like a month "abc" in an address; the server's sentence is for developers. */
const UNREADABLE = 'BAD_USER_INPUT';
const OURS = /^(INTERNAL|UNAVAILABLE|OVERLOADED|GRAPHQL_|BAD_REQUEST|COST_)/;

/** Sorts a code of the API; one without texts for people is a failure of ours, never hidden. */
function kindOf(code: string, hasTexts: boolean): Failure['kind'] {
  if (SIGNED_OUT.has(code)) return 'signed-out';
  if (REFUSED.test(code)) return 'refused';
  if (code.endsWith('NOT_FOUND')) return 'missing';
  if (code === UNREADABLE) return 'invalid';
  return hasTexts && !OURS.test(code) ? 'invalid' : 'failed';
}

type WireError = { readonly message?: string; readonly extensions?: Readonly<Record<string, unknown>> | undefined };

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** The sentence of a bilingual `{ id, en }` message for one language, or of a plain string. */
function sentence(value: unknown, language: string): string | undefined {
  if (typeof value !== 'object' || value === null) return text(value);
  const words = value as Record<string, unknown>;
  return text(words[language]) ?? text(words.id);
}

function problemsOf(value: unknown, language: string): readonly string[] | undefined {
  if (!Array.isArray(value)) return;
  return value.flatMap((problem: { readonly message?: unknown }) => sentence(problem.message, language) ?? []);
}

/** Reads one GraphQL error in the reader's language. */
export function failureFromGraphQL(error: WireError, language: string, requestId?: string): Failure {
  const extensions = error.extensions ?? {};
  const code = text(extensions.code);
  return {
    kind: kindOf(code ?? '', extensions.messages !== undefined),
    code,
    message: sentence(extensions.messages, language) ?? (code === UNREADABLE ? undefined : text(error.message)),
    problems: problemsOf(extensions.problems, language),
    requestId: text(extensions.requestId) ?? requestId,
  };
}

/** Reads a member of a mutation's result that says what was wrong: `{ code, message: { id, en } }`. */
export function failureFromResult(
  error: { code: string; message: { id: string; en: string } },
  language: string,
): Failure {
  return { kind: kindOf(error.code, true), code: error.code, message: sentence(error.message, language) };
}

/** Reads an HTTP status that came without a GraphQL answer. */
export function failureFromStatus(status: number, requestId?: string): Failure {
  if (status === 401) return { kind: 'signed-out', requestId };
  if (status === 403) return { kind: 'refused', requestId };
  return { kind: 'failed', requestId, code: `HTTP_${status}` };
}
