import { useFault } from '@/graphql/use-fault.ts';
import type { PlaceKind, Role } from '@/gql/schema-types.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useUsersText } from '@/i18n/texts/users.ts';
import type { IssuedCode } from './code-sheet.tsx';
import { type CreateUserMutation, useCreateUserMutation } from './users.generated.ts';

/** Sentences by the field they are about; `form` for what no field can mend. */
export type Errors = Partial<Record<'form' | 'name' | 'office' | 'username' | 'phone' | 'role' | 'place', string>>;
type Draft = {
  readonly name: string;
  readonly office: string;
  readonly username: string;
  readonly phone: string;
  readonly role: Role;
  readonly kind: PlaceKind;
  readonly place: string;
};
type Answer = CreateUserMutation['createUser'];
type Refusal = Exclude<Answer, { __typename: 'CreateUserSuccess' }>;

const PLACE_INPUTS = { WILAYAH: 'wilayah', PUSKESMAS: 'puskesmas', POSYANDU: 'posyandu', OPD: 'opd' } as const;
const FIELDS = ['name', 'office', 'username', 'phone', 'role'] as const;

/** Lays the problems of a refusal beside the fields they name: a place out of reach at the place, a role at the role. */
export function errorsOf(refusal: Refusal, language: 'id' | 'en'): Errors {
  const message = refusal.message[language];
  if (refusal.__typename === 'NotFoundError') return { place: message };
  if (refusal.__typename === 'ForbiddenError') return { role: message };
  const errors: Errors = {};
  for (const problem of refusal.problems) {
    const isPlace = Object.values<string>(PLACE_INPUTS).includes(problem.path);
    const field = isPlace ? 'place' : (FIELDS.find((name) => name === problem.path) ?? 'form');
    errors[field] ??= problem.message[language];
  }
  return Object.keys(errors).length > 0 ? errors : { form: message };
}

/** Sends a new account; answers with its code or with what stands in the way. */
export function useCreateUser() {
  const t = useUsersText();
  const fault = useFault();
  const [mutate, { loading }] = useCreateUserMutation();
  const create = async (draft: Draft): Promise<{ issued: IssuedCode } | { errors: Errors }> => {
    const { kind, place, name, role, ...rest } = draft;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
    try {
      const { data } = await mutate({
        variables: { input: { name, role, ...given, [PLACE_INPUTS[kind]]: place } },
        // Every list of accounts that was asked for before is out of date now.
        update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'users' }),
      });
      const answer = data?.createUser;
      if (!answer) return { errors: { form: t('failed') } };
      return answer.__typename === 'CreateUserSuccess'
        ? { issued: answer }
        : { errors: errorsOf(answer, readLanguage()) };
    } catch (error) {
      return { errors: { form: fault(error) } };
    }
  };
  return { create, isBusy: loading };
}
