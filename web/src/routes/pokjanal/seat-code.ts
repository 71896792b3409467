const MAX_LENGTH = 40;

/** Makes the code of an own seat from its name: capitals, digits and underscores, as the server wants it. */
export function codeOf(name: string): string {
  const code = name
    .toUpperCase()
    .normalize('NFD')
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/_+$/, '');
  return code || 'KURSI';
}
