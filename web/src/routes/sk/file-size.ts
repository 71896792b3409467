const KB = 1024;

/** The size of a file as people say it. */
export function sizeOf(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  return bytes < KB * KB ? `${Math.round(bytes / KB)} KB` : `${(bytes / KB / KB).toFixed(1).replace('.', ',')} MB`;
}
