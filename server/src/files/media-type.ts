import { fileTypeFromFile } from 'file-type';

/** What may be kept beside a record, each with the end of its name; nothing of it can run in a browser. */
const ENDINGS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

export type MediaType = keyof typeof ENDINGS;

const MEDIA_TYPES = new Set<string>(Object.keys(ENDINGS));
const isMediaType = (mime: string): mime is MediaType => MEDIA_TYPES.has(mime);

/** Says what a file is by its first bytes, never by its name; null for anything that may not be kept. */
export async function mediaTypeOf(path: string): Promise<MediaType | null> {
  const found = await fileTypeFromFile(path);
  return found && isMediaType(found.mime) ? found.mime : null;
}

/** The name to keep a file under: without folders and control characters, ending as its content does. */
export function tidyName(given: string, type: MediaType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}"<>|:*?]/gu, '').trim();
  const ending = ENDINGS[type];
  const isFitting = new RegExp(type === 'image/jpeg' ? '\\.jpe?g$' : `\\.${ending}$`, 'i').test(plain);
  const stem = isFitting ? plain : `${plain.replace(/\.[a-z0-9]{1,5}$/i, '') || 'berkas'}.${ending}`;
  return stem.length > 150 ? `${stem.slice(0, 140)}.${ending}` : stem;
}
