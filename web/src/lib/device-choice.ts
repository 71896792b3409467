const YEAR_S = 31_536_000;

/** Tells the server how this device wants its pages, so that the first screen already comes that way. */
export function tellServer(key: string, value: string): void {
  document.cookie = `${key}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
