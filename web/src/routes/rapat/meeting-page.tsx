import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Columns, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { ShareButton } from '@/ui/share-button.tsx';
import { EvidenceLines } from '../bukti/evidence-lines.tsx';
import { CommitmentAddDialog } from '../komitmen/commitment-add-dialog.tsx';
import { CommitmentTable } from '../komitmen/commitment-table.tsx';
import { MeetingAgenda } from './meeting-agenda.tsx';
import { MeetingBadge } from './meeting-badge.tsx';
import { MeetingCancelDialog } from './meeting-cancel-dialog.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingHistory } from './meeting-history.tsx';
import { MeetingOutputs } from './meeting-outputs.tsx';
import { useMeetingPageQuery } from './meeting-pages.generated.ts';
import { FilesPanel, JointPanel, ReachPanel, SpeakerPanel } from './meeting-panels.tsx';
import type { MeetingOnPage } from './meeting-page.types.ts';
import { MeetingParties } from './meeting-parties.tsx';
import css from './rapat.module.css';

type Props = { meeting: MeetingOnPage; onChanged: () => void };

/** One meeting: who was there, what was said and decided, and what became of it. */
export function MeetingPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useMeetingPageQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ meeting }) =>
        meeting ? (
          <MeetingView meeting={meeting} onChanged={() => void refetch()} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function MeetingView({ meeting, onChanged }: Props) {
  const t = useMeetingText();
  const { outputs, joint, files, kind, kaderReached, reach } = meeting;
  const hasReach = kind === 'ORIENTATION' || kaderReached !== null || reach.length > 0;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb crumbs={[{ key: 'rapat', link: <Link to={paths.meetings()}>{t('list.title')}</Link> }]} />
        }
        kicker={t(`kind.${kind}`)}
        title={meeting.title}
        tags={<MeetingBadge status={meeting.status} />}
        actions={<Acts meeting={meeting} onChanged={onChanged} />}
      />
      <Stack>
        {meeting.cancelReason && <Notice tone="warn" title={t('page.cancelled', { reason: meeting.cancelReason })} />}
        <Columns>
          <Stack>
            <MeetingFacts meeting={meeting} />
            <MeetingAgenda meeting={meeting} onChanged={onChanged} />
            <Panel title={t('page.minutes')}>
              {meeting.minutes ? (
                <p className={css.minutes}>{meeting.minutes}</p>
              ) : (
                <p className="pk-muted">{t('page.noMinutes')}</p>
              )}
            </Panel>
            <Commitments meeting={meeting} onChanged={onChanged} />
            <MeetingParties parties={meeting.parties} />
          </Stack>
          <Stack>
            {meeting.speakers.length > 0 && <SpeakerPanel speakers={meeting.speakers} />}
            {outputs.length > 0 && <MeetingOutputs meeting={meeting} onChanged={onChanged} />}
            {joint && <JointPanel joint={joint} />}
            {hasReach && <ReachPanel meeting={meeting} />}
            {files.length > 0 && <FilesPanel files={files} />}
            <EvidenceLines lines={meeting.evidence} />
            <Panel title={t('page.history')}>
              <MeetingHistory changes={meeting.changes} />
            </Panel>
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

function Acts({ meeting, onChanged }: Props) {
  const t = useMeetingText();
  const { id, status, abilities } = meeting;
  const [isCancelling, setCancelling] = useState(false);
  const mayManage = abilities.includes('meeting.manage') && status !== 'CANCELLED';
  return (
    <>
      {mayManage && status === 'PLANNED' && (
        <Link className={buttonClass({ variant: 'primary' })} to={paths.holdMeeting(id)}>
          {t('page.hold')}
        </Link>
      )}
      {mayManage && (
        <Link className={buttonClass()} to={paths.editMeeting(id)}>
          {t('page.edit')}
        </Link>
      )}
      {mayManage && status === 'PLANNED' && <Button onClick={() => setCancelling(true)}>{t('page.cancel')}</Button>}
      <Invitation meeting={meeting} />
      <Button icon="print" onClick={() => window.print()}>
        {t('page.print')}
      </Button>
      {isCancelling && (
        <MeetingCancelDialog meeting={meeting} onClose={() => setCancelling(false)} onDone={onChanged} />
      )}
    </>
  );
}

/** A message for those who are invited. */
function Invitation({ meeting }: { meeting: MeetingOnPage }) {
  const t = useMeetingText();
  const format = useFormat();
  const { title, pokjanal, date, startsAt, place, organiser, agenda } = meeting;
  const write = () => {
    const time = startsAt ? `, ${startsAt} ${pokjanal.wilayah.zone}` : '';
    const head = t('page.inviteText', {
      title,
      group: pokjanal.name,
      day: format.day(date),
      time,
      place: place ?? t('page.noPlace'),
      organiser,
    });
    const items = agenda.map(({ text }, at) => `${at + 1}. ${text}`);
    return [head, ...(items.length > 0 ? [t('page.inviteAgenda'), ...items] : [])].join('\n');
  };
  return <ShareButton title={t('page.invitation', { title })} text={write} />;
}

function Commitments({ meeting, onChanged }: Props) {
  const t = useMeetingText();
  const [isAdding, setAdding] = useState(false);
  const mayAdd = meeting.abilities.includes('meeting.manage') && meeting.status === 'HELD';
  return (
    <Panel
      flush={meeting.commitments.length > 0}
      title={t('page.commitments')}
      actions={
        mayAdd && (
          <Button size="small" icon="plus" className="pk-no-print" onClick={() => setAdding(true)}>
            {t('page.addCommitment')}
          </Button>
        )
      }
    >
      {meeting.commitments.length > 0 ? (
        <CommitmentTable rows={meeting.commitments} caption={t('page.commitments')} onChanged={onChanged} />
      ) : (
        <p className="pk-muted">{t('page.noCommitments')}</p>
      )}
      {isAdding && (
        <CommitmentAddDialog
          group={meeting.pokjanal.id}
          meeting={meeting.id}
          onClose={() => setAdding(false)}
          onDone={onChanged}
        />
      )}
    </Panel>
  );
}
