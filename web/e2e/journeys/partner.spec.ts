import { createClient } from 'graphql-ws';
import { WebSocket as WebSocketOfNode } from 'ws';
import { fractionOf, lastClosedMonth, tile } from '../support/figures.ts';
import { fillForm, lookUpPost, openPosts, sendForm } from '../support/report.ts';
import { expect, test } from '../support/test.ts';

type Sample = {
  analytics: {
    periods: { id: string }[];
    wilayah: { code: string }[];
    columns: { numerator: (number | null)[]; denominator: (number | null)[] };
  };
};

test('the explorer describes the schema and answers with the figure of the dashboard', async ({
  signedInAs,
  baseURL,
}) => {
  const window = await signedInAs('mitra');
  const { page } = window;
  const outside: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== baseURL) outside.push(request.url());
  });
  await page.goto('/graphql');
  // The button stands before the editor has its text, and runs nothing until then.
  await expect(page.getByRole('region', { name: 'Operation Editor' })).toContainText('DiseminasiDS');
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().postData()?.includes('DiseminasiDS') ?? false),
    page.getByRole('button', { name: /Execute query/ }).click(),
  ]);
  // The answer's own text: the editor that shows it draws only the lines in view.
  await expect(page.locator('.graphiql-response')).toContainText('Provinsi Kalimantan Tengah');
  const { data } = (await response.json()) as { data: Sample };
  expect(outside).toEqual([]);

  const month = lastClosedMonth();
  const areas = data.analytics.wilayah.map(({ code }) => code);
  const at =
    areas.indexOf('62.10') * data.analytics.periods.length + data.analytics.periods.findIndex(({ id }) => id === month);
  expect(areas).toHaveLength(14);
  const { columns } = data.analytics;
  const figure = { numerator: columns.numerator[at] ?? null, denominator: columns.denominator[at] ?? null };
  expect(figure.denominator).toBeGreaterThan(0);
  const { wilayah } = await window.ask<{ wilayah: { id: string } }>('{ wilayah(code: "62.10") { id } }');
  await page.goto(`/dasbor?wilayah=${encodeURIComponent(wilayah.id)}&periode=${month}`);
  await expect(tile(page, 'D/S')).toContainText(fractionOf(figure));
});

test('a token made on the account page brings updates to a plain graphql-ws client', async ({
  signedInAs,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const month = lastClosedMonth();
  const partner = await signedInAs('mitra');
  const { page } = partner;
  const name = `Dasbor mitra ${test.info().retry + 1}`;
  await page.goto('/akun');
  await page.getByRole('button', { name: 'Buat token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nama token').fill(name);
  await dialog.getByRole('button', { name: 'Buat token' }).click();
  const token = await dialog.getByLabel('Token', { exact: true }).inputValue();
  expect(token.length).toBeGreaterThan(20);
  await dialog.getByRole('button', { name: 'Selesai' }).click();
  await expect(page.getByRole('table').getByText(name).first()).toBeVisible();

  const admin = await signedInAs('kabupaten');
  const ids = await openPosts(admin, month);
  const post = await lookUpPost(admin, ids.at(-1) ?? '');
  const kader = await signedInAs(post.kader, { viewport: { width: 390, height: 844 } });
  await fillForm(kader, post.id, month);

  const client = createClient({
    url: `${(baseURL ?? '').replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocketOfNode,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const updates = client.iterate<{ indicatorUpdates: { __typename: string; wilayahId?: string } }>({
    query: `subscription ($filter: IndicatorUpdatesFilter, $after: String) { indicatorUpdates(filter: $filter, after: $after) {
      __typename ... on IndicatorUpdated { wilayahId period cells { indicator current { numerator denominator } } } } }`,
    variables: {
      filter: { indicators: ['SKDN_DS'], wilayah: [post.kabkotaId], periods: [month] },
      after: (await partner.ask<{ cursor: string }>('{ cursor }')).cursor,
    },
  });
  await sendForm(kader);
  for await (const { data, errors } of updates) {
    expect(errors).toBeUndefined();
    if (data?.indicatorUpdates.__typename !== 'IndicatorUpdated') continue;
    expect(data.indicatorUpdates.wilayahId).toBe(post.kabkotaId);
    break;
  }
  await client.dispose();
});
