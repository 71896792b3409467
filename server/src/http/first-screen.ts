import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { Ctx } from '../auth/ctx.ts';
import type { Admission } from './admission.ts';
import { contextOf, type Services } from './context.ts';

/** Where a built console keeps what renders its first screens. */
const FOLDER = '.server';

/** How long a page waits for its figures, with its frame on screen; after that it asks for them itself. */
const PATIENCE_MS = 2000;

/** Figures that come sooner than this come before the scripts, which a slow line would have to carry beside them. */
const FIGURES_FIRST_MS = 250;

type Asked = { readonly query: string; readonly operationName: string | undefined; readonly variables: object };
type Opened = { url: string; language: string; ask: (asked: Asked) => Promise<object>; signal: AbortSignal };
type Renderer = { openPage(opened: Opened): Promise<string> };

type Way = {
  readonly services: Services;
  readonly apollo: ApolloServer<Ctx>;
  readonly admission: Admission;
};

/** A page in the parts between which its first screen is put; the first holds a frame that stands until then. */
type Template = { readonly head: string; readonly scripts: string; readonly tail: string };

const ROOT = '<div id="root"></div>';

function readTemplate(file: string): Template {
  const html = readFileSync(file, 'utf8');
  const [head = '', rest = ''] = html.split(ROOT);
  const scripts = (
    rest.match(/<(?:link rel="modulepreload"|script type="module" async)[^>]*>(?:<\/script>)?\n?/g) ?? []
  ).join('');
  return { head, scripts, tail: rest.replace(scripts, '') };
}

/**
 * Sends the pages a built console can render with their figures in them, asked with the rights of whoever opens them;
 * head and frame go out first, so that something stands at once and its styles are fetched meanwhile. Leaves every
 * other request to `next`, and those of which it cannot be told who asks.
 */
export function firstScreens(folder: string, way: Way): RequestHandler {
  const from = join(folder, FOLDER);
  if (!existsSync(join(from, 'open-page.mjs'))) return (_req, _res, next) => next();
  const templates = new Map<string, Template>(
    readdirSync(from).flatMap((name) =>
      name.endsWith('.html') ? [[`/${name.slice(0, -'.html'.length)}`, readTemplate(join(from, name))] as const] : [],
    ),
  );
  const renderer = import(pathToFileURL(join(from, 'open-page.mjs')).href) as Promise<Renderer>;
  renderer.catch((err: unknown) => way.services.log.error({ err }, 'first screens cannot be rendered'));
  return async (req, res, next) => {
    const template = templates.get(req.path);
    if (req.method !== 'GET' || !template || !way.admission.admit(res)) return next();
    const ctx = await contextOf(way.services, req, res).catch(() => null);
    if (!ctx) return next();
    await sendPage(way, renderer, template, { ctx, req, res });
  };
}

async function sendPage(
  way: Way,
  renderer: Promise<Renderer>,
  { head, scripts, tail }: Template,
  { ctx, req, res }: { ctx: Ctx; req: Request; res: Response },
): Promise<void> {
  const { language, scheme } = choicesOf(req);
  res.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-cache', Vary: 'Cookie' });
  res.write(head.replace('<html lang="id">', `<html lang="${language}"${scheme ? ` data-scheme="${scheme}"` : ''}>`));
  // Compression keeps what it is given until it has enough; the head must not wait.
  res.flush();
  let waiting = scripts;
  const early = setTimeout(() => {
    res.write(waiting);
    res.flush();
    waiting = '';
  }, FIGURES_FIRST_MS);
  const stop = new AbortController();
  const leave = () => {
    clearTimeout(early);
    stop.abort();
  };
  res.once('close', leave);
  const ask = (asked: Asked) => askAs(way.apollo, ctx, asked);
  const opening =
    ctx.actor.kind === 'user'
      ? renderer.then(({ openPage }) => openPage({ url: req.originalUrl, language, ask, signal: stop.signal }))
      : null;
  const screen = await within(PATIENCE_MS, opening).catch((err: unknown) => {
    way.services.log.warn({ err, path: req.path }, 'a first screen could not be rendered');
    return null;
  });
  leave();
  if (!res.destroyed) res.end(`${screen ?? ROOT}${waiting}${tail}`);
}

/** Asks as the console does over the network, but refuses to go on after an error: the browser then asks and tells. */
async function askAs(apollo: ApolloServer<Ctx>, ctx: Ctx, asked: Asked): Promise<object> {
  const { query, operationName, variables } = asked;
  const { body } = await apollo.executeOperation(
    { query, ...(operationName ? { operationName } : {}), variables: { ...variables } },
    { contextValue: ctx },
  );
  if (body.kind !== 'single' || body.singleResult.errors) throw new Error(`${operationName} was refused`);
  return body.singleResult;
}

function choicesOf({ headers }: Request): { language: 'id' | 'en'; scheme: string | undefined } {
  const kept = (key: string) => new RegExp(`(?:^|; )pokjanal\\.${key}=([a-z]+)`).exec(headers.cookie ?? '')?.[1];
  const scheme = kept('scheme');
  return {
    language: kept('language') === 'en' ? 'en' : 'id',
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : undefined,
  };
}

/** What comes within a time; null for what comes later, or is nothing. */
async function within<T>(ms: number, work: Promise<T> | null): Promise<T | null> {
  if (!work) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
