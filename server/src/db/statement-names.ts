const MOST_KEPT = 100;

/**
 * Gives a function that names texts for preparing, each text always alike. It is for statements put together from a
 * few dozen shapes; texts beyond the first hundred stay without a name, so that no connection gathers plans for ever.
 */
export function statementNames(prefix: string): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_KEPT) return known;
    const made = `${prefix}_${names.size}`;
    names.set(text, made);
    return made;
  };
}
