import { expect, test } from 'vitest';
import { errorsOf } from './use-create-user.ts';

const message = { __typename: 'Text', id: 'ditolak', en: 'refused' } as const;
const problem = (path: string, text: string) =>
  ({ __typename: 'InputProblem', path, message: { __typename: 'Text', id: text, en: `${text} (en)` } }) as const;

test('each problem stands at its field, the first one of a field alone, places under one name', () => {
  const problems = [problem('username', 'terpakai'), problem('username', 'pendek'), problem('opd', 'pilih')];
  const refusal = { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message, problems } as const;
  expect(errorsOf({ ...refusal, problems }, 'id')).toEqual({ username: 'terpakai', place: 'pilih' });
  expect(errorsOf({ ...refusal, problems: [problem('phone', 'salah')] }, 'en')).toEqual({ phone: 'salah (en)' });
});

test('a refusal without a known field is said above the form', () => {
  const refusal = { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message } as const;
  expect(errorsOf({ ...refusal, problems: [problem('elsewhere', 'aneh')] }, 'id')).toEqual({ form: 'aneh' });
  expect(errorsOf({ ...refusal, problems: [] }, 'id')).toEqual({ form: 'ditolak' });
});

test('a role one may not appoint is said at the role, a place out of reach at the place', () => {
  const code = 'FORBIDDEN_ACTION';
  expect(errorsOf({ __typename: 'ForbiddenError', code, message }, 'en')).toEqual({ role: 'refused' });
  expect(errorsOf({ __typename: 'NotFoundError', code: 'POSYANDU_NOT_FOUND', message }, 'id')).toEqual({
    place: 'ditolak',
  });
});
