import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

type Fetched = { path: string; bytes: number; type: string };

/** Everything of ours that a first visit fetches until the network rests, by its size gzipped. */
async function firstLoad(page: Page, path: string): Promise<Fetched[]> {
  const fetched: Promise<Fetched | null>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (!['document', 'script', 'stylesheet'].includes(type) || response.status() !== 200) return;
    fetched.push(
      response.body().then(
        (body) => ({ path: new URL(response.url()).pathname, bytes: gzipSync(body).length, type }),
        () => null,
      ),
    );
  });
  await page.goto(path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(fetched)).filter((file) => file !== null);
}

const total = (files: readonly Fetched[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);
const told = (files: readonly Fetched[]) =>
  [...files].sort((a, b) => b.bytes - a.bytes).map(({ path, bytes }) => `${path} ${bytes}`);

// The service worker fetches the shell for later; what a first visit waits for is counted without it.
const APART = { serviceWorkers: 'block' } as const;

test('the console opens with less than 250 kB of JavaScript', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi', APART);
  const scripts = (await firstLoad(page, '/dasbor/belum-melapor')).filter(({ type }) => type === 'script');
  test.info().annotations.push({ type: 'bytes', description: String(total(scripts)) });
  expect(scripts.length).toBeGreaterThan(1);
  expect(total(scripts), told(scripts).join('\n')).toBeLessThan(250_000);
});

test('the kader’s form opens with less than 150 kB in all', async ({ signedInAs }) => {
  const { page } = await signedInAs('kader', APART);
  const files = await firstLoad(page, '/kader');
  test.info().annotations.push({ type: 'bytes', description: String(total(files)) });
  expect(files.map(({ type }) => type)).toEqual(expect.arrayContaining(['document', 'script', 'stylesheet']));
  expect(total(files), told(files).join('\n')).toBeLessThan(150_000);
});
