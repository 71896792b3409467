import { expect } from '@playwright/test';
import type { Window } from './test.ts';

/** Numbers of one column of the form that no rule objects to. */
const COLUMN: Readonly<Record<string, number>> = {
  SK_S: 10,
  SK_K: 10,
  SK_D: 9,
  SK_N: 6,
  SK_T: 1,
  SK_2T: 0,
  SK_O: 1,
  SK_B: 1,
  SK_BGM: 0,
};

export type OpenPost = {
  id: string;
  name: string;
  kader: string;
  desaId: string;
  kecamatanId: string;
  kabkotaId: string;
};

type Rows = {
  posyanduRows: {
    rows: { posyandu: { id: string; formSet: string }; kecamatan: string; latestMonth: string | null }[];
  };
};
type Where = {
  posyandu: { name: string; wilayah: { id: string; ancestors: { id: string; level: string }[] } };
};
type Kaders = { users: { nodes: { username: string; assignments: { posyandu: { id: string } | null }[] }[] } };

/**
 * Posts with the forms of the life cycle that still owe a month, outside the district where other journeys send reports;
 * one that another journey opened a moment ago has no kader yet, and never answered.
 */
export async function openPosts({ ask }: Window, month: string): Promise<string[]> {
  const { posyanduRows } = await ask<Rows>(
    `query ($month: Period!) { posyanduRows(month: $month, status: [NONE], first: 200) { rows { posyandu { id formSet } kecamatan latestMonth } } }`,
    { month },
  );
  return posyanduRows.rows
    .filter(
      ({ posyandu, kecamatan, latestMonth }) => posyandu.formSet === 'ILP' && kecamatan !== 'Kurun' && latestMonth,
    )
    .map(({ posyandu }) => posyandu.id);
}

/** Where a post lies and who fills its form; without a name where no kader has an account. */
export async function lookUpPost({ ask }: Window, id: string): Promise<OpenPost> {
  const { posyandu } = await ask<Where>(
    'query ($id: ID!) { posyandu(id: $id) { name wilayah { id ancestors { id level } } } }',
    { id },
  );
  const above = (level: string) => posyandu.wilayah.ancestors.find((area) => area.level === level)?.id ?? '';
  const { users } = await ask<Kaders>(
    'query ($desa: ID!) { users(within: $desa, role: KADER, first: 50) { nodes { username assignments { posyandu { id } } } } }',
    { desa: posyandu.wilayah.id },
  );
  const kader = users.nodes.find(({ assignments }) => assignments.some((held) => held.posyandu?.id === id));
  return {
    id,
    name: posyandu.name,
    kader: kader?.username ?? '',
    desaId: posyandu.wilayah.id,
    kecamatanId: above('KECAMATAN'),
    kabkotaId: above('KABKOTA'),
  };
}

/** Fills the main form of a month on a phone, part by part, up to the page where it is sent. */
export async function fillForm({ page, ask }: Window, posyandu: string, month: string): Promise<void> {
  const { reportForm } = await ask<{ reportForm: { cells: { slot: number; element: string }[] } }>(
    'query ($posyandu: ID!, $month: Period!) { reportForm(posyandu: $posyandu, month: $month) { cells { slot element } } }',
    { posyandu, month },
  );
  const elementOf = new Map(reportForm.cells.map(({ slot, element }) => [`sel-${slot}`, element]));
  await page.goto(`/kader/${encodeURIComponent(posyandu)}/${month}/SKDN`);
  const bar = page.getByRole('complementary', { name: 'Capaian dan pemeriksaan' });
  const send = bar.getByRole('button', { name: /^Kirim/ });
  const next = bar.getByRole('button', { name: /^(Lanjut|Periksa)/ });
  for (let part = 0; part < Object.keys(COLUMN).length; part += 1) {
    const fields = page.locator('input[id^="sel-"]');
    await expect(fields.first()).toBeVisible();
    for (const field of await fields.all()) {
      await field.fill(String(COLUMN[elementOf.get((await field.getAttribute('id')) ?? '') ?? ''] ?? 0));
    }
    expect(await fields.evaluateAll((all) => all.filter((field) => !(field as HTMLInputElement).value).length)).toBe(0);
    await next.click();
  }
  await expect(send).toBeVisible();
  const note = page.getByRole('textbox', { name: 'Catatan' });
  if (await note.isVisible()) await note.fill('Data contoh untuk uji');
}

/** Sends what stands filled in and waits for the page that says it arrived. */
export async function sendForm({ page }: Window): Promise<void> {
  await page.getByRole('button', { name: /^Kirim laporan/ }).click();
  await expect(page.getByText(/sudah terkirim$/)).toBeVisible();
}
