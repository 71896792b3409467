import { test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { ask, signIn } from './api.ts';

/** Account names of the demonstration, one for each role. */
export type Account =
  | 'kader'
  | 'desa'
  | 'petugas'
  | 'kecamatan'
  | 'kabupaten'
  | 'provinsi'
  | 'pusat'
  | 'dpmd'
  | 'peninjau'
  | 'mitra';

/** A window of one person: a page, and questions to the API with the same session. */
export type Window = {
  page: Page;
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
};

type Fixtures = {
  /** Opens a window of its own for a demo account, or for another user name of the demonstration; closed by itself. */
  signedInAs(login: Account | (string & {}), options?: BrowserContextOptions): Promise<Window>;
};

const origin = () => {
  const started = process.env.E2E_ORIGIN;
  if (!started) throw new Error('No server was started for this run');
  return started;
};

async function openWindow(browser: Browser, login: string, options: BrowserContextOptions): Promise<Window> {
  const context = await browser.newContext(options);
  await signIn(context.request, origin(), login);
  const page = await context.newPage();
  return { page, ask: (query, variables) => ask(context.request, origin(), query, variables) };
}

/** Playwright's test with the address of the running server and with windows of signed-in people. */
export const test = base.extend<Fixtures>({
  baseURL: async ({ baseURL }, provide) => provide(baseURL ?? origin()),
  signedInAs: async ({ browser, contextOptions, baseURL }, provide) => {
    const windows: Window[] = [];
    await provide(async (login, options = {}) => {
      const window = await openWindow(browser, login, {
        ...contextOptions,
        ...(baseURL ? { baseURL } : {}),
        ...options,
      });
      windows.push(window);
      return window;
    });
    for (const { page } of windows) await page.context().close();
  },
});

export { expect } from '@playwright/test';
