import { expect, test } from 'vitest';
import { failureFromGraphQL, failureFromResult, failureFromStatus } from './failure.ts';

const coded = (code: string) => ({
  message: 'english',
  extensions: { code, messages: { id: 'indonesia', en: 'english' }, requestId: 'r-1' },
});

test('the right, the session, the absence and the input are told apart', () => {
  expect(failureFromGraphQL(coded('FORBIDDEN_ACTION'), 'id').kind).toBe('refused');
  expect(failureFromGraphQL(coded('SESSION_REVOKED'), 'id').kind).toBe('signed-out');
  expect(failureFromGraphQL(coded('POSYANDU_NOT_FOUND'), 'id').kind).toBe('missing');
  expect(failureFromGraphQL(coded('STALE_REVISION'), 'id').kind).toBe('invalid');
  expect(failureFromGraphQL(coded('INTERNAL'), 'id').kind).toBe('failed');
});

test('an error nobody foresaw is a failure of ours and keeps the number of the request', () => {
  const failure = failureFromGraphQL({ message: 'boom' }, 'id', 'r-9');
  expect(failure).toMatchObject({ kind: 'failed', requestId: 'r-9' });
});

test('the sentence comes in the language of the reader', () => {
  expect(failureFromGraphQL(coded('FORBIDDEN'), 'id').message).toBe('indonesia');
  expect(failureFromResult({ code: 'NAME_TAKEN', message: { id: 'dipakai', en: 'taken' } }, 'en')).toMatchObject({
    kind: 'invalid',
    message: 'taken',
  });
});

test('a value in the address that cannot be read is the address at fault, without words for developers', () => {
  const error = { message: 'Variable "$month" got invalid value "abc"', extensions: { code: 'BAD_USER_INPUT' } };
  expect(failureFromGraphQL(error, 'id')).toEqual({ kind: 'invalid', code: 'BAD_USER_INPUT' });
});

test('every problem the server names is kept, in the language of the reader', () => {
  const problems = [
    { path: 'id', code: 'BAD_ID', message: { id: 'Tanda pengenal tidak sah.', en: 'Not a valid id.' } },
  ];
  const error = { message: 'english', extensions: { ...coded('INVALID_INPUT').extensions, problems } };
  expect(failureFromGraphQL(error, 'id').problems).toEqual(['Tanda pengenal tidak sah.']);
  expect(failureFromGraphQL(error, 'en').problems).toEqual(['Not a valid id.']);
});

test('a bare status is read when no answer came with it', () => {
  expect(failureFromStatus(401).kind).toBe('signed-out');
  expect(failureFromStatus(503, 'r-2')).toMatchObject({ kind: 'failed', requestId: 'r-2' });
});
