/** Writes a Kemendagri code dotted whatever way it was typed: `6210022001` and `62.10.02.2001` are the same. */
export function dottedCode(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 10)].filter(Boolean).join('.');
}

/** True when the text can only be meant as a code. */
export function looksLikeCode(typed: string): boolean {
  return /^\d[\d.]*$/.test(typed.trim());
}

/** Nodes from the root to this node, out of a materialised path `/1/34/390/`. */
export function nosOfPath(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}
