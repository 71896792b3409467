import { type Failure, failureFromResult, failureFromStatus } from '@/lib/failure.ts';
import { readLanguage } from '@/i18n/i18n.ts';

type Texts = { id: string; en: string };
type Refusal = { code?: string; message?: Texts; problems?: readonly { message: Texts }[] };
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What a template is asked for. */
export type TemplateAsk = {
  block: string;
  month: string;
  format: 'xlsx' | 'csv';
  wilayah: string | null;
  puskesmas: string | null;
};

/** Brings in a file of one form; answers with the id of the import. */
export function uploadFile(block: string, file: File): Promise<Answer<string>> {
  return send(`/files/import?${new URLSearchParams({ block, name: file.name || 'berkas' })}`, file);
}

/** Brings in a list for a register, as a file or as pasted; answers with the id of the import. */
export function uploadList(register: string, name: string, content: Blob): Promise<Answer<string>> {
  return send(`/files/register/list?${new URLSearchParams({ register, name })}`, content);
}

async function send(url: string, file: Blob): Promise<Answer<string>> {
  const answer = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!answer.ok) return answer;
  const { job } = (await answer.value.json()) as { job: string };
  return { ok: true, value: job };
}

/** Saves the template of a form on this device. */
export function saveTemplate({ wilayah, puskesmas, ...asked }: TemplateAsk): Promise<Answer<null>> {
  const query = new URLSearchParams({ ...asked, ...(wilayah && { wilayah }), ...(puskesmas && { puskesmas }) });
  return save(`/files/template?${query}`, `templat-${asked.block}-${asked.month}.${asked.format}`);
}

/** Saves the rows of an import that were not taken, with their reasons. */
export function saveRefused(job: string, block: string): Promise<Answer<null>> {
  return save(`/files/import/${encodeURIComponent(job)}/refused.csv`, `perbaikan-${block}.csv`);
}

/** Saves the template of a register with what stands in an area. */
export function saveListTemplate(
  register: string,
  format: 'xlsx' | 'csv',
  wilayah: string | null,
): Promise<Answer<null>> {
  const query = new URLSearchParams({ register, format, ...(wilayah && { wilayah }) });
  return save(`/files/register/template?${query}`, `daftar-${register.toLowerCase()}.${format}`);
}

/** Saves the rows of a list that were not taken, with their reasons. */
export function saveRefusedList(job: string, register: string): Promise<Answer<null>> {
  return save(`/files/register/list/${encodeURIComponent(job)}/refused.csv`, `perbaikan-${register.toLowerCase()}.csv`);
}

/** Fetched rather than linked to, so that a refusal is told on the page instead of in place of it. */
async function save(url: string, name: string): Promise<Answer<null>> {
  const answer = await ask(url, {});
  if (!answer.ok) return answer;
  const held = URL.createObjectURL(await answer.value.blob());
  const link = Object.assign(document.createElement('a'), { href: held, download: name });
  link.click();
  URL.revokeObjectURL(held);
  return { ok: true, value: null };
}

async function ask(url: string, init: RequestInit): Promise<Answer<Response>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch {
    return { ok: false, failure: { kind: 'offline' } };
  }
  if (response.ok) return { ok: true, value: response };
  const { code, message, problems } = ((await response.json().catch(() => null)) ?? {}) as Refusal;
  if (!code || !message) return { ok: false, failure: failureFromStatus(response.status) };
  const failure = failureFromResult({ code, message }, readLanguage());
  // The first thing wrong says more than "the input is not right".
  const detail = problems?.[0]?.message[readLanguage()];
  return { ok: false, failure: { ...failure, ...(detail && { message: detail }) } };
}
