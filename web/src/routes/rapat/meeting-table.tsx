import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { MeetingBadge } from './meeting-badge.tsx';
import {
  MeetingListPageDocument,
  type MeetingListPageQuery,
  useMeetingListPageQuery,
} from './meeting-pages.generated.ts';
import type { useMeetingFilters } from './use-meeting-filters.ts';

type Row = MeetingListPageQuery['meetingList']['nodes'][number];
type Props = { within: string | null; asked: ReturnType<typeof useMeetingFilters>['asked']; isNarrowed: boolean };

/** The meetings that fit the filters, a row each. */
export function MeetingTable({ within, asked, isNarrowed }: Props) {
  const t = useMeetingText();
  const columns = useColumns();
  const sort = useSortParam({ key: 'date', direction: 'descending' }, columns);
  const chosen = useColumnParam(columns);
  // A group or agency is looked at wherever it lies.
  const variables = { ...asked, within: asked.pokjanal || asked.opd ? null : within, search: asked.search || null };
  const answer = useMeetingListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  return (
    <Panel flush>
      <PagedList
        list="/rapat"
        title={t('list.title')}
        columns={chosen}
        sorting={sort.value}
        document={MeetingListPageDocument}
        variables={variables}
        answer={answer}
        pick={({ meetingList }) => meetingList}
        empty={<NoMeetings isNarrowed={isNarrowed} />}
      >
        {(rows) => (
          <DataTable
            stacks
            caption={t('list.title')}
            columns={chosen.shown}
            rows={rows}
            rowKey={({ id }) => id}
            sort={sort}
          />
        )}
      </PagedList>
    </Panel>
  );
}

/** Why the list is empty, and what to do next. */
function NoMeetings({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useMeetingText();
  const mayRecord = useMay('meeting.manage');
  if (isNarrowed) {
    return (
      <EmptyState title={t('list.none')} icon="search">
        {t('list.noneHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('list.empty')} icon="clock">
      <p>{t('list.emptyHint')}</p>
      {mayRecord && (
        <Link className={buttonClass()} to={paths.newMeeting()}>
          {t('list.record')}
        </Link>
      )}
    </EmptyState>
  );
}

function useColumns(): Column<Row>[] {
  const t = useMeetingText();
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('list.name'),
      cell: ({ id, title }) => <Link to={paths.meeting(id)}>{title}</Link>,
      sortBy: ({ title }) => title,
      isRowHeader: true,
      isProse: true,
    },
    {
      key: 'date',
      header: t('list.date'),
      cell: ({ date }) => format.day(date),
      sortBy: ({ date }) => date,
      exportBy: ({ date }) => date,
    },
    {
      key: 'kind',
      header: t('list.kind'),
      cell: ({ kind }) => t(`kind.${kind}`),
      sortBy: ({ kind }) => t(`kind.${kind}`),
      isWideOnly: true,
    },
    {
      key: 'group',
      header: t('list.group'),
      cell: ({ pokjanal }) => <Link to={paths.pokjanal(pokjanal.id)}>{pokjanal.name}</Link>,
      sortBy: ({ pokjanal }) => pokjanal.name,
      isProse: true,
    },
    {
      key: 'organiser',
      header: t('list.organiser'),
      cell: ({ organiser }) => organiser,
      sortBy: ({ organiser }) => organiser,
      isWideOnly: true,
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: ({ status }) => <MeetingBadge status={status} />,
      sortBy: ({ status }) => t(`status.${status}`),
    },
  ];
}
