import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useFault } from './use-fault.ts';

const said = (thrown: unknown): string => renderHook(() => useFault()).result.current(thrown);
const refusal = (code: string, extensions: object = {}) => {
  const messages = { id: 'Ditolak.', en: 'Refused.' };
  return new CombinedGraphQLErrors({ errors: [{ message: 'dev', extensions: { code, messages, ...extensions } }] });
};

test('a lost network and an ended session say that nothing typed is lost', () => {
  expect(said(new TypeError('Failed to fetch'))).toContain('Tidak ada sambungan. Isian tetap di sini');
  expect(said(refusal('UNAUTHENTICATED'))).toContain('isian di sini tetap ada');
});

test('the server is quoted where it speaks to people, thing by thing', () => {
  const problems = [{ path: 'a', code: 'X', message: { id: 'Satu.', en: 'One.' } }];
  expect(said(refusal('FORBIDDEN'))).toBe('Ditolak.');
  expect(said(refusal('INVALID_INPUT', { problems }))).toBe('Satu.');
});

test('what nobody foresaw is told without its words', () => {
  expect(said(new RangeError('x is not a function'))).toBe('Terjadi gangguan pada sistem. Coba lagi sebentar lagi.');
});
