import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

type Groups = { pokjanalList: { nodes: { id: string; seats: { id: string }[] }[] } };

/** A group of the caller's regency that has no seats yet, of the law whose annex nobody has seen in full. */
async function bareGroup({ ask }: Window): Promise<string> {
  const { pokjanalList } = await ask<Groups>(
    '{ pokjanalList(first: 100, regime: POKJANAL) { nodes { id seats { id } } } }',
  );
  const bare = pokjanalList.nodes.find(({ seats }) => seats.length === 0);
  if (!bare) throw new Error('Every group of the demonstration has seats');
  return bare.id;
}

const DAY_MS = 86_400_000;
/** A day by the clock of western Indonesia, some days from now. */
const day = (ahead: number) => new Date(Date.now() + 7 * 3_600_000 + ahead * DAY_MS).toISOString().slice(0, 10);

const seatRow = (page: Page, name: string): Locator =>
  page
    .getByRole('table', { name: 'Susunan keanggotaan' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

async function choose(scope: Locator, menu: RegExp, item: string): Promise<void> {
  await scope.getByRole('button', { name: menu }).click();
  await scope.getByRole('button', { name: item, exact: true }).click();
}

test('a regency fills the seats of a group, hands the chair over and finds both holders by their days', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const admin = await signedInAs('kabupaten');
  const { page } = admin;
  const id = await bareGroup(admin);
  await page.goto(`/pokjanal/${id}`);

  await page.getByRole('button', { name: 'Tambah kursi baku' }).click();
  const add = page.getByRole('dialog', { name: 'Tambah kursi' });
  await expect(add.getByText('belum pasti').first()).toBeVisible();
  await expectNoViolations(page);
  await add.getByLabel(/^Bendahara/).uncheck();
  await add.getByRole('button', { name: /^Tambah \d+ kursi$/ }).click();
  await expect(page.getByText(/^\d+ kursi ditambahkan\.$/)).toBeVisible();
  await expect(seatRow(page, 'Ketua').getByText('Kosong')).toBeVisible();
  await expect(seatRow(page, 'Bendahara')).toHaveCount(0);

  await seatRow(page, 'Ketua').getByRole('button', { name: 'Isi kursi' }).click();
  const fill = page.getByRole('dialog', { name: 'Isi kursi Ketua' });
  await fill.getByRole('button', { name: 'Isi kursi' }).click();
  await expect(fill.getByText('Wajib diisi.')).toBeVisible();
  await fill.getByLabel('Jabatan', { exact: true }).fill('Sekretaris Daerah');
  await fill.getByLabel('Hari pertama').fill(day(-30));
  await expectNoViolations(page);
  await fill.getByRole('button', { name: 'Isi kursi' }).click();
  await expect(page.getByText('Sekretaris Daerah memegang kursi Ketua.')).toBeVisible();

  await choose(seatRow(page, 'Ketua'), /^Tindakan untuk Sekretaris Daerah/, 'Serah terima');
  const over = page.getByRole('dialog', { name: 'Serah terima kursi Ketua' });
  await over.getByLabel('Hari terakhir Sekretaris Daerah').fill(day(-1));
  await over.getByLabel('Jabatan', { exact: true }).fill('Asisten Pemerintahan');
  await over.getByLabel('Pejabat sementara').selectOption('PLT');
  await over.getByRole('button', { name: 'Serah terima' }).click();
  await expect(page.getByText('Kursi Ketua beralih kepada Asisten Pemerintahan.')).toBeVisible();
  await expect(seatRow(page, 'Ketua')).toContainText('Asisten Pemerintahan');
  await expect(seatRow(page, 'Ketua')).toContainText('Plt (pelaksana tugas)');

  await page.getByLabel('Susunan pada tanggal').fill(day(-1));
  await expect(page).toHaveURL(new RegExp(`pada=${day(-1)}`));
  await expect(page.getByText(/^Susunan pada \d/)).toBeVisible();
  await expect(seatRow(page, 'Ketua')).toContainText('Sekretaris Daerah');
  await expect(page.getByRole('button', { name: 'Isi kursi' })).toHaveCount(0);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Kembali ke hari ini' }).click();
  await expect(seatRow(page, 'Ketua')).toContainText('Asisten Pemerintahan');

  await choose(seatRow(page, 'Ketua'), /^Tindakan untuk kursi Ketua/, 'Riwayat kursi');
  const history = page.getByRole('dialog', { name: 'Riwayat kursi Ketua' });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
});

test('a second holder in the same days is refused by name, and a membership ends', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const admin = await signedInAs('kabupaten');
  const { page, ask } = admin;
  const { pokjanalList } = await ask<{ pokjanalList: { nodes: { id: string; level: string; name: string }[] } }>(
    '{ pokjanalList(level: KABKOTA, first: 5, status: [ACTIVE]) { nodes { id level name } } }',
  );
  await page.goto(`/pokjanal/${pokjanalList.nodes[0]?.id}`);

  await page.getByRole('button', { name: 'Tambah kursi', exact: true }).click();
  const add = page.getByRole('dialog', { name: 'Tambah kursi' });
  for (const box of await add.getByRole('checkbox').all()) await box.uncheck();
  await add.getByLabel('Kursi lain').fill('Koordinator lapangan');
  await add.getByRole('button', { name: 'Tambah 1 kursi' }).click();
  const seat = seatRow(page, 'Koordinator lapangan');
  const hold = async (office: string, from: string) => {
    const fill = page.getByRole('dialog', { name: /^Isi kursi Koordinator/ });
    await fill.getByLabel('Jabatan', { exact: true }).fill(office);
    await fill.getByLabel('Hari pertama').fill(from);
    await fill.getByRole('button', { name: 'Isi kursi' }).click();
  };
  await seat.getByRole('button', { name: 'Isi kursi' }).click();
  await hold('Camat Kurun', day(10));
  await expect(page.getByText('Camat Kurun memegang kursi Koordinator lapangan.')).toBeVisible();
  await seat.getByRole('button', { name: 'Isi kursi' }).click();
  await hold('Camat Rungan', day(0));
  const refused = page.getByRole('dialog', { name: /^Isi kursi Koordinator/ });
  await expect(refused.getByText(/sudah dipegang Camat Kurun/)).toBeVisible();
  await expect(refused.getByText(/^Camat Rungan, /)).toBeVisible();
  await expectNoViolations(page);
  await refused.getByLabel('Hari terakhir').fill(day(9));
  await refused.getByRole('button', { name: 'Isi kursi' }).click();
  await expect(seat).toContainText('Camat Rungan');

  const members = page.locator('section').filter({ has: page.getByRole('heading', { name: 'OPD anggota' }) });
  const leave = members.getByRole('button', { name: /^Akhiri keanggotaan/ });
  const before = await leave.count();
  await leave.first().click();
  const end = page.getByRole('dialog', { name: /^Akhiri keanggotaan/ });
  await end.getByLabel('Hari terakhir').fill(day(-1));
  await end.getByRole('button', { name: 'Akhiri keanggotaan' }).click();
  await expect(page.getByText(/^Keanggotaan .* berakhir/)).toBeVisible();
  await expect(leave).toHaveCount(before - 1);
  await page.getByRole('button', { name: 'Tambah anggota' }).click();
  const join = page.getByRole('dialog', { name: 'Tambah OPD anggota' });
  await join.getByRole('checkbox').first().check();
  await join.getByRole('button', { name: 'Tambah 1 anggota' }).click();
  await expect(leave).toHaveCount(before);
});
