import { readFile } from 'node:fs/promises';
import { expectNoViolations } from '../support/axe.ts';
import { lastClosedMonth } from '../support/figures.ts';
import { expect, test, type Window } from '../support/test.ts';

// A regency where no other journey writes: a form sent back there disturbs nobody.
const ADMIN = 'kabupaten.6207';
const REASON = 'Angka D melebihi register.';

type Rows = { posyanduRows: { rows: { posyandu: { id: string; name: string } }[] } };
type Mentor = { posyandu: { puskesmas: { id: string } | null } };
type Users = { users: { nodes: { username: string; assignments: { puskesmas: { id: string } | null }[] }[] } };
type Form = { reportForm: { report: { id: string; revision: number } } };

/** A post whose form of the month was sent, and the petugas who mentors it. */
async function findPost({ ask }: Window, month: string) {
  const { posyanduRows } = await ask<Rows>(
    `query ($month: Period!) { posyanduRows(month: $month, status: [SUBMITTED, VERIFIED], first: 1) {
      rows { posyandu { id name } } } }`,
    { month },
  );
  const post = posyanduRows.rows[0]?.posyandu;
  const { posyandu } = await ask<Mentor>('query ($id: ID!) { posyandu(id: $id) { puskesmas { id } } }', {
    id: post?.id,
  });
  const { users } = await ask<Users>(
    '{ users(role: PETUGAS_PUSKESMAS, first: 100) { nodes { username assignments { puskesmas { id } } } } }',
  );
  const mentors = ({ assignments }: Users['users']['nodes'][number]) =>
    assignments.some(({ puskesmas }) => puskesmas?.id === posyandu.puskesmas?.id);
  return { id: post?.id ?? '', name: post?.name ?? '', petugas: users.nodes.find(mentors)?.username ?? '' };
}

async function sendBack({ ask }: Window, posyandu: string, month: string): Promise<void> {
  const { reportForm } = await ask<Form>(
    'query ($id: ID!, $month: Period!) { reportForm(posyandu: $id, month: $month) { report { id revision } } }',
    { id: posyandu, month },
  );
  const { id: report, revision: expectedRevision } = reportForm.report;
  const { returnReport } = await ask<{ returnReport: { __typename: string } }>(
    'mutation ($input: ReturnReportInput!) { returnReport(input: $input) { __typename } }',
    { input: { report, expectedRevision, reason: REASON, cells: [] } },
  );
  expect(returnReport.__typename).toBe('ReturnReportSuccess');
}

test('a form sent back rings at the bell of the petugas without a reload, and its line leads to where it is put right', async ({
  signedInAs,
}) => {
  const office = await signedInAs(ADMIN);
  const month = lastClosedMonth();
  const post = await findPost(office, month);
  const { page } = await signedInAs(post.petugas);
  await page.goto('/pemberitahuan');
  const bell = page.getByRole('link', { name: /^Pemberitahuan, / });
  await expect(bell).toHaveAccessibleName('Pemberitahuan, tidak ada yang baru');
  await sendBack(office, post.id, month);
  await expect(bell).toHaveAccessibleName('Pemberitahuan, 1 belum dibaca');
  const line = page.getByRole('listitem').filter({ hasText: `Formulir ${post.name}` });
  await expect(line).toContainText(REASON);
  await expectNoViolations(page);
  await line.getByRole('link', { name: /^Perbaiki/ }).click();
  await expect(page).toHaveURL(/status=RETURNED/);
  await expect(bell).toHaveAccessibleName('Pemberitahuan, tidak ada yang baru');

  await page.goto('/pemberitahuan');
  await page.getByRole('button', { name: 'Atur jenis' }).click();
  await page.getByLabel('Formulir dikembalikan').click();
  await expect(page.getByLabel('Formulir dikembalikan')).not.toBeChecked();
});

test('a view of a register reopens under its name, and the file has all rows of its filter with its columns', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/pokjanal?tingkat=KABKOTA&rezim=POKJANAL');
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const rows = (await table.getByRole('row').count()) - 1;
  await page.getByRole('button', { name: 'Kolom' }).click();
  await page.getByRole('checkbox', { name: 'Rezim' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tampilan' }).click();
  await page.getByLabel('Nama tampilan').fill('Kabupaten rezim lama');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('tersimpan.')).toBeVisible();
  await expectNoViolations(page);

  await page.goto('/pokjanal');
  await expect(table.getByRole('columnheader', { name: 'Rezim' })).toBeVisible();
  await page.getByRole('button', { name: 'Tampilan' }).click();
  await page.getByRole('button', { name: 'Buka tampilan Kabupaten rezim lama' }).click();
  await expect(page).toHaveURL(/tingkat=KABKOTA/);
  await expect(table.getByRole('columnheader', { name: 'Rezim' })).toHaveCount(0);
  await expect(table.getByRole('row')).toHaveCount(rows + 1);

  await page.getByRole('button', { name: 'Unduh' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(rows + 1);
  expect(lines[0]).not.toContain('Rezim');
});

type Posts = { posyanduRows: { rows: { posyandu: { id: string; name: string } }[] } };
type Ilp = { posyandu: { ilp: { revision: number } } };

test('a kader sees in the light pages what happened at the post, and the way there marks it as read', async ({
  signedInAs,
}) => {
  const { page, ask } = await signedInAs('kader', { viewport: { width: 390, height: 844 } });
  const { posyanduRows } = await ask<Posts>(
    'query ($month: Period!) { posyanduRows(month: $month, first: 1) { rows { posyandu { id name } } } }',
    { month: lastClosedMonth() },
  );
  const post = posyanduRows.rows[0]?.posyandu;
  const office = await signedInAs('kabupaten');
  const { posyandu } = await office.ask<Ilp>('query ($id: ID!) { posyandu(id: $id) { ilp { revision } } }', {
    id: post?.id,
  });
  const basis = 'SK 7/Lonceng';
  const { setIlpStatus } = await office.ask<{ setIlpStatus: { __typename: string } }>(
    'mutation ($input: SetIlpStatusInput!) { setIlpStatus(input: $input) { __typename } }',
    {
      input: {
        subject: post?.id,
        stage: 'RUNNING',
        from: '2026-01-05',
        basis,
        expectedRevision: posyandu.ilp.revision,
      },
    },
  );
  expect(setIlpStatus.__typename).toBe('SetIlpStatusSuccess');
  const bell = page.getByRole('link', { name: /^Pemberitahuan, / });
  await expect(async () => {
    await page.goto('/kader');
    await expect(bell).toHaveAccessibleName(/belum dibaca/, { timeout: 2000 });
  }).toPass();
  await bell.click();
  await expect(page).toHaveURL(/\/kader\/pemberitahuan$/);
  const line = page.getByRole('listitem').filter({ hasText: basis });
  await expect(line).toContainText(`Status ILP ${post?.name}`);
  await expect(line).toContainText('Baru');
  await expectNoViolations(page);
  await line.getByRole('link').click();
  await expect(page).toHaveURL(/\/posyandu\//);
  await page.goto('/kader/pemberitahuan');
  await expect(line).toBeVisible();
  await expect(line).not.toContainText('Baru');
});

test('problems keep their columns in the address, and the file has every row of the filter', async ({ signedInAs }) => {
  const { page, ask } = await signedInAs('provinsi');
  await page.goto('/masalah?kolom=state,due');
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'Keadaan' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Tempat' })).toHaveCount(0);
  const { problemList } = await ask<{ problemList: { totalCount: number } }>('{ problemList { totalCount } }');
  await page.getByRole('button', { name: 'Unduh' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(problemList.totalCount + 1);
  expect(lines[0]).not.toContain('Tempat');
  expect(lines[0]).toContain('Hari terlambat');
});

test('who closes a post that was put right meanwhile sees what changed, keeps what is typed, and may still close it', async ({
  signedInAs,
}) => {
  const { page, ask } = await signedInAs(ADMIN);
  type Listed = { posyanduList: { nodes: { id: string; name: string; revision: number; isOperating: boolean }[] } };
  const { posyanduList } = await ask<Listed>('{ posyanduList(first: 100) { nodes { id name revision isOperating } } }');
  const post = posyanduList.nodes.findLast(({ isOperating }) => isOperating);
  await page.goto(`/posyandu/${encodeURIComponent(post?.id ?? '')}`);
  await page.getByRole('button', { name: 'Tutup posyandu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Alasan').fill('Bergabung dengan pos tetangga');
  const { correctPosyandu } = await ask<{ correctPosyandu: { __typename: string } }>(
    'mutation ($input: CorrectPosyanduInput!) { correctPosyandu(input: $input) { __typename } }',
    {
      input: {
        posyandu: post?.id,
        expectedRevision: post?.revision,
        facts: { name: post?.name, formSet: 'ILP', openingDay: 'Jumat, minggu keempat' },
      },
    },
  );
  expect(correctPosyandu.__typename).toBe('PosyanduSuccess');
  await dialog.getByRole('button', { name: 'Tutup posyandu' }).click();
  await expect(dialog.getByText('Yang Anda lihat')).toBeVisible();
  await expect(dialog.getByRole('row').filter({ hasText: 'Hari buka' })).toContainText('Jumat, minggu keempat');
  await expect(dialog.getByLabel('Alasan')).toHaveValue('Bergabung dengan pos tetangga');
  await expectNoViolations(page);
});
