import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { of } from 'rxjs';
import { expect, test } from 'vitest';
import { makeCache } from '@/apollo/cache.ts';
import { type Session, SessionProvider } from '@/features/session/session.tsx';
import type { WaitingReportsQuery } from './petugas-pages.generated.ts';
import { WaitingReports } from './waiting-reports.tsx';

const month = (name: string, waiting: number, returned: number, isOverdue: boolean) =>
  ({
    __typename: 'ReminderMonth',
    month: name,
    waiting,
    waitingBlock: waiting > 0 ? 'SKDN' : null,
    returned,
    returnedBlock: returned > 0 ? 'A' : null,
    deadline: `${name}-28T16:59:59.999Z`,
    isOverdue,
  }) as const;

const answer: WaitingReportsQuery = {
  __typename: 'Query',
  reminders: {
    __typename: 'Reminders',
    months: [
      month('2026-07', 4, 0, true),
      month('2026-08', 5, 1, true),
      month('2026-09', 2, 0, true),
      month('2026-10', 3, 2, false),
    ],
  },
};

function show(abilities: string[]) {
  let asked = 0;
  const link = new ApolloLink(() => {
    asked += 1;
    return of({ data: answer });
  });
  const page = (stamp: string) => (
    <ApolloProvider client={client}>
      <SessionProvider session={{ me: { abilities } } as unknown as Session}>
        <MemoryRouter>
          <WaitingReports stamp={stamp} />
        </MemoryRouter>
      </SessionProvider>
    </ApolloProvider>
  );
  const client = new ApolloClient({ link, cache: makeCache() });
  const { rerender } = render(page('1'));
  return { asked: () => asked, again: () => rerender(page('2')) };
}

test('the newest months say what waits until when, and each line leads to its list', async () => {
  show(['submission.submit']);
  const lines = await screen.findAllByRole('link');
  expect(lines.map((line) => [line.textContent, line.getAttribute('href')])).toEqual([
    ['3 formulir Oktober 2026 belum dikirim, batas 28 Oktober 2026', '/petugas?periode=2026-10&status=NONE'],
    ['2 formulir Oktober 2026 dikembalikan', '/petugas?periode=2026-10&status=RETURNED&form=A'],
    [
      '2 formulir September 2026 belum dikirim, batas 28 September 2026 sudah lewat',
      '/petugas?periode=2026-09&status=NONE',
    ],
    ['10 formulir dari bulan-bulan sebelumnya', '/petugas?periode=2026-08'],
  ]);
});

test('it is read again when the list moved, and not at all for those who send nothing', async () => {
  const { asked, again } = show(['submission.submit']);
  await screen.findAllByRole('link');
  again();
  expect(asked()).toBe(2);
  expect(show(['submission.verify']).asked()).toBe(0);
});
