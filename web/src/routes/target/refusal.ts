type Words = { readonly id: string; readonly en: string };
type Found = { readonly path: string; readonly message: Words };
/** A member of a mutation's result that says what was wrong. */
export type Refusal = { readonly message: Words; readonly problems?: readonly Found[] };

export type ToldProblem = { readonly path: string; readonly text: string };

/** Everything a refusal found, in the words of the reader; its own sentence where it names no field. */
export function problemsOf(refusal: Refusal, text: (words: Words) => string): ToldProblem[] {
  const found = (refusal.problems ?? []).map(({ path, message }) => ({ path, text: text(message) }));
  return found.length > 0 ? found : [{ path: '', text: text(refusal.message) }];
}

/** One sentence that names no field, as a problem. */
export const plainProblem = (text: string): ToldProblem[] => [{ path: '', text }];
