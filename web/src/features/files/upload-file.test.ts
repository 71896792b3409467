// The browser of the tests cannot read its own files.
import { Blob as ReadableBlob } from 'node:buffer';
import { expect, it } from 'vitest';
import { faultOf } from './upload-file.ts';

it('looks at a file before it is sent', async () => {
  const fault = (content: string | Uint8Array) => faultOf(new ReadableBlob([content]) as Blob);
  expect(await fault('%PDF-1.4')).toBeNull();
  expect(await fault(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBeNull();
  expect(await fault(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBeNull();
  expect(await fault('<html></html>')).toBe('fileKind');
  expect(await fault('')).toBe('fileEmpty');
});
