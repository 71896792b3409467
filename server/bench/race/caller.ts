import { SECRET } from './scene.ts';

/** What a request can come to: an answer, or nobody there to give one. */
export type Reply<T> = { readonly data: T | null; readonly errors?: readonly { message: string }[] } | 'NO_ANSWER';

/** Signs in as the console does and gives the cookie of the session. */
export async function signIn(origin: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, secret: SECRET }),
  });
  if (!answer.ok) throw new Error(`Sign-in of ${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Sends one operation; a broken connection, or a server that is closing, is no answer. */
export async function send<T>(origin: string, cookie: string, query: string, variables: object): Promise<Reply<T>> {
  try {
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status === 503) return 'NO_ANSWER';
    return (await answer.json()) as Exclude<Reply<T>, string>;
  } catch {
    return 'NO_ANSWER';
  }
}
