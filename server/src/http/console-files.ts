import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';

const year = 365 * 24 * 3600 * 1000;

/** True for a browser opening an address, false for an API client. */
export function wantsPage(req: Request): boolean {
  return req.method === 'GET' && !req.query.query && (req.headers.accept ?? '').includes('text/html');
}

/** Serves the built console: hashed assets for a year, pages never cached, any unknown address to the app itself. */
export function consoleFiles(folder: string): Router {
  const router = Router();
  const page = (name: string) => (_req: Request, res: Response) => {
    res.set('Cache-Control', 'no-cache').sendFile(join(folder, name));
  };
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: year, fallthrough: false }));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  const light = existsSync(join(folder, 'light.html')) ? 'light.html' : 'index.html';
  router.get(['/masuk', '/masuk/*rest', '/mulai', '/kader', '/kader/*rest'], page(light));
  router.get('/*rest', page('index.html'));
  router.get('/', page('index.html'));
  return router;
}

/** Sends the API explorer to a browser and leaves API clients to the API. */
export function explorerPage(folder: string) {
  return (req: Request, res: Response, next: () => void) => {
    if (!wantsPage(req)) return next();
    res.set('Cache-Control', 'no-cache').sendFile(join(folder, 'explorer.html'));
  };
}
