import type { Language } from '@/i18n/i18n.ts';

type Text = { readonly id: string; readonly en: string };
type Refusal = {
  readonly message: Text;
  readonly problems?: readonly { readonly path: string; readonly message: Text }[];
};

/** What is wrong with a revision: sentences by field, and one for the whole where no field is to blame. */
export type EditErrors = Readonly<Record<string, string>>;

/** Sorts a refusal by the fields it is about; several sentences on one field stand one after another. */
export function errorsOf(refusal: Refusal, language: Language): EditErrors {
  const { problems = [] } = refusal;
  if (problems.length === 0) return { form: refusal.message[language] };
  const errors: Record<string, string> = {};
  for (const { path, message } of problems) {
    errors[path] = [errors[path], message[language]].filter(Boolean).join(' ');
  }
  return errors;
}
