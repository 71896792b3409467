import type { Landing, WilayahKind, WilayahLevel } from '../gql/schema-types.ts';
import { readLanguage } from '../i18n/i18n.ts';
import { type Failure, failureFromResult, failureFromStatus } from './failure.ts';

type Texts = { id: string; en: string };
type Refusal = { code?: string; message?: Texts; problems?: readonly { message: Texts }[] };
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
/** Who came in, and on which page the work starts. */
export type Entered = { readonly name: string; readonly landing: Landing };
export type SetupArea = {
  readonly code: string;
  readonly name: string;
  readonly kind: WilayahKind;
  readonly level: WilayahLevel;
  readonly parentCode: string | null;
};

/** Posts to one of the session routes; the cookie is set by the answer and never seen by scripts. */
async function post<T>(path: string, body: object): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, failure: { kind: 'offline' } };
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: answer as T };
  const { code, message, problems } = (answer ?? {}) as Refusal;
  if (!code || !message) return { ok: false, failure: failureFromStatus(response.status, requestId) };
  const failure = failureFromResult({ code, message }, readLanguage());
  // The first thing wrong says more than "the input is not right".
  const detail = problems?.[0]?.message[readLanguage()];
  return { ok: false, failure: { ...failure, ...(detail && { message: detail }), requestId } };
}

/** Opens a session for a user name or telephone number. */
export const signIn = (login: string, secret: string) => post<Entered>('sign-in', { login, secret });

/** Sets the secret with a one-time code from the officer above, and opens a session. */
export const redeemCode = (code: string, secret: string) => post<Entered>('redeem', { code, secret });

/** The areas an installation may be set up for; only with the key of the link in the log. */
export const setupAreas = (token: string) => post<{ areas: SetupArea[] }>('setup/areas', { token });

/** Makes the first admin of an installation, and opens a session. */
export const setUp = (input: { token: string; name: string; username: string; secret: string; wilayahCode: string }) =>
  post<Entered>('setup', input);

export const signOut = () => post<unknown>('sign-out', {});
