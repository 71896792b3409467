import { readLanguage } from '@/i18n/i18n.ts';
import { type Failure, failureFromResult, failureFromStatus } from '@/lib/failure.ts';

type Texts = { id: string; en: string };
type Told = { code?: string; message?: Texts; problems?: readonly { message: Texts }[]; attachment?: string };
export type Uploaded = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly failure: Failure };

const HEADS = ['%PDF-', '\u00ff\u00d8\u00ff', '\u0089PNG\r\n\u001a\n'];
const HEAD_BYTES = 8;

/** What is wrong with a file that can be seen without sending it: nothing in it, or of a kind that is not kept. */
export async function faultOf(file: Blob): Promise<'fileEmpty' | 'fileKind' | null> {
  if (file.size === 0) return 'fileEmpty';
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const head = String.fromCharCode(...bytes);
  return HEADS.some((known) => head.startsWith(known)) ? null : 'fileKind';
}

/** Sends a file, telling how much of it has gone; only this older way of asking can tell. */
export function uploadAttachment(file: File, onProgress: (percent: number) => void): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files/attachment?name=${encodeURIComponent(file.name || 'berkas')}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? Math.floor((loaded / total) * 100) : 0);
    request.onerror = () => resolve({ ok: false, failure: { kind: 'offline' } });
    request.onload = () => resolve(answerOf(request));
    request.send(file);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  const { attachment, code, message, problems } = told(responseText);
  if (attachment) return { ok: true, id: attachment };
  if (!code || !message) return { ok: false, failure: failureFromStatus(status) };
  // The first thing wrong says more than "the input is not right".
  const detail = problems?.[0]?.message[readLanguage()];
  const failure = failureFromResult({ code, message }, readLanguage());
  return { ok: false, failure: { ...failure, ...(detail && { message: detail }) } };
}

function told(text: string): Told {
  try {
    return JSON.parse(text) as Told;
  } catch {
    return {};
  }
}
