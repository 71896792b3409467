import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PostAssessments } from './post-assessments.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

const month = { __typename: 'AssessedResult', method: 'STRATA_2011', month: '2026-09' };

test('the results of a post stand month by month, with what an earlier assessment had said and until which day', async () => {
  const post = {
    assessments: [
      {
        __typename: 'PosyanduAssessment',
        method: 'STRATA_2011',
        month: '2026-10',
        result: 'MADYA',
        nextResult: null,
        missing: [],
        criteria: [],
      },
    ],
    assessedResults: [
      { ...month, month: '2026-10', result: 'MADYA', knownUntil: null },
      { ...month, result: 'MADYA', knownUntil: null },
      // Late in the evening in London it is the next day in Indonesia.
      { ...month, result: 'PRATAMA', knownUntil: '2026-11-02T19:30:00+00:00' },
      { ...month, method: 'AKTIF_2020', result: 'AKTIF', knownUntil: null },
    ],
  };
  render(<PostAssessments post={post as unknown as Posyandu} />);
  await userEvent.click(screen.getByText('Hasil per bulan'));
  const list = screen.getByText('Hasil per bulan').closest('details');
  const lines = within(list as HTMLElement)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent?.trim());
  expect(lines).toEqual(['Oktober 2026: Madya', 'September 2026: Madya (sampai 3 November 2026 dinilai Pratama)']);
});
