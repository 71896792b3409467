/** What a spreadsheet would run as a formula is made plain text again. */
const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null | undefined): string => {
  if (typeof value === 'number') return String(value);
  const text = neutral(value ?? '');
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

type Line = readonly (string | number | null | undefined)[];

/** Writes a table as CSV that spreadsheets read and none of them runs; begins with the mark by which they know UTF-8. */
export const toCsv = (head: readonly string[], rows: readonly Line[]): string =>
  `\uFEFF${[head, ...rows].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;

/** Hands what was written to the browser as a file to keep. */
export function saveFile(name: string, text: string | Uint8Array<ArrayBuffer>, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
