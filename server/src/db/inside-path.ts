/**
 * Writes the condition that an area lies in another or is it: `column` is its path, `path` an SQL expression of the
 * other's. Paths end in a slash, so what begins with one lies between it and the same text with the next character
 * instead. As a range it finds its index whether or not the planner knows the value; `like` does so only when it does.
 */
export function insidePath(column: string, path: string): string {
  return `(${column} ~>=~ ${path} and ${column} ~<~ (rtrim(${path}, '/') || '0'))`;
}
