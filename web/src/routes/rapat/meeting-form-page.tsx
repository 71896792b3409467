import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader, Panel } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { emptyMeeting, formOf } from './meeting-form-state.ts';
import {
  type MeetingEditQuery,
  useMeetingEditQuery,
  useMeetingFormGroupQuery,
  useMeetingGroupChoiceQuery,
} from './meeting-pages.generated.ts';
import css from './rapat.module.css';

/** Records or plans a meeting: of the group the address names, or of one chosen here. */
export function NewMeetingPage() {
  const t = useMeetingText();
  const [search] = useSearchParams();
  const group = search.get('kelompok');
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t('form.newTitle')} />
      {group ? <FormForGroup key={group} id={group} /> : <GroupChoice />}
    </>
  );
}

function FormForGroup({ id }: { id: string }) {
  const t = useMeetingText();
  const { data, error, refetch } = useMeetingFormGroupQuery({ variables: { id } });
  return (
    <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal }) => {
        if (!pokjanal) return <FailureNotice failure={{ kind: 'missing' }} />;
        if (!pokjanal.meetingAbilities.includes('meeting.manage'))
          return <Notice tone="warn" title={t('form.refused')} />;
        return (
          <>
            <p className="pk-muted">
              {t('form.group')}: <Link to={paths.pokjanal(pokjanal.id)}>{pokjanal.name}</Link>
            </p>
            <MeetingForm start={emptyMeeting()} group={pokjanal} meeting={null} />
          </>
        );
      }}
    </QueryState>
  );
}

function GroupChoice() {
  const t = useMeetingText();
  const { id: within } = useArea();
  const { data, error, refetch } = useMeetingGroupChoiceQuery({ variables: { within } });
  return (
    <Panel title={t('form.chooseGroup')}>
      <QueryState data={data?.pokjanalList} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ nodes, totalCount }) => {
          const own = nodes.filter(({ meetingAbilities }) => meetingAbilities.includes('meeting.manage'));
          if (own.length === 0) return <EmptyState title={t('form.noGroups')} icon="group" />;
          return (
            <>
              <ul className={css.plain}>
                {own.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={paths.newMeeting({ kelompok: id })}>{name}</Link>
                  </li>
                ))}
              </ul>
              {totalCount > nodes.length && <p className="pk-muted">{t('form.moreGroups')}</p>}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}

/** Puts right what is written of a meeting. */
export const EditMeetingPage = () => <KnownMeeting isHolding={false} />;

/** Writes down that a planned meeting took place. */
export const HoldMeetingPage = () => <KnownMeeting isHolding />;

function KnownMeeting({ isHolding }: { isHolding: boolean }) {
  const { id = '' } = useParams();
  // What is changed is what stands there now, not what was seen a while ago.
  const { data, error, refetch } = useMeetingEditQuery({ variables: { id }, fetchPolicy: 'network-only' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ meeting }) =>
        meeting ? (
          <KnownForm key={id} meeting={meeting} isHolding={isHolding} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type KnownProps = { meeting: NonNullable<MeetingEditQuery['meeting']>; isHolding: boolean };

function KnownForm({ meeting, isHolding }: KnownProps) {
  const t = useMeetingText();
  const { title, abilities, status } = meeting;
  const mayChange = abilities.includes('meeting.manage') && (isHolding ? status === 'PLANNED' : status !== 'CANCELLED');
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t(isHolding ? 'form.holdTitle' : 'form.editTitle', { title })} />
      {mayChange ? (
        <MeetingForm start={formOf(meeting)} group={meeting.pokjanal} meeting={meeting} isHolding={isHolding} />
      ) : (
        <Notice tone="warn" title={t('form.refused')} />
      )}
    </>
  );
}

function Way() {
  const t = useMeetingText();
  return <Breadcrumb crumbs={[{ key: 'rapat', link: <Link to={paths.meetings()}>{t('list.title')}</Link> }]} />;
}
