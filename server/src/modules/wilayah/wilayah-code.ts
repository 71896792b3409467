/** Writes a Kemendagri code dotted whatever way it was typed: `6210022001` and `62.10.02.2001` are the same. */
export function dottedCode(typed: string): string {
  const code = typed.replace(/[^\d.]/g, '');
  // Two digits each for province, regency and district, four for the village; anything else is kept as it stands.
  if (!/^(\d{2}){1,3}$|^\d{10}$/.test(code)) return code;
  return [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6, 10)].filter(Boolean).join('.');
}

/** True when the text can only be meant as a code. */
export function looksLikeCode(typed: string): boolean {
  return /^\d[\d.]*$/.test(typed.trim());
}

/** Nodes from the root to this node, out of a materialised path `/1/34/390/`. */
export function nosOfPath(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}
