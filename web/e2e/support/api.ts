import { expect, type APIRequestContext } from '@playwright/test';

/** The secret of every account of the demonstration. */
export const DEMO_SECRET = 'posyandu-contoh';

/** Opens a session for the cookies of this request context. */
export async function signIn(request: APIRequestContext, origin: string, login: string): Promise<void> {
  const answer = await request.post(`${origin}/auth/sign-in`, {
    data: { login, secret: DEMO_SECRET },
    headers: { origin },
  });
  expect(answer.status(), `sign-in of ${login}: ${await answer.text()}`).toBe(200);
}

/** Asks the API with the session of this request context and returns the data; errors fail the test with their text. */
export async function ask<T>(
  request: APIRequestContext,
  origin: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const answer = await request.post(`${origin}/graphql`, { data: { query, variables }, headers: { origin } });
  const { data, errors } = (await answer.json()) as { data?: T; errors?: unknown };
  expect(errors, `${query} ${JSON.stringify(variables)}`).toBeUndefined();
  return data as T;
}
