import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { MeetingBadge } from '../rapat/meeting-badge.tsx';
import css from '../rapat/rapat.module.css';
import type { Pokjanal } from './pokjanal-page.types.ts';

/** The newest meetings of a group and how many of its commitments stand; nothing for who may not read them. */
export function GroupMeetings({ pokjanal }: { pokjanal: Pokjanal }) {
  const t = useMeetingText();
  const format = useFormat();
  const mayRead = useMay('meeting.read');
  const { id, meetings, meetingCount, standingCommitments, overdueCommitments, meetingAbilities } = pokjanal;
  if (!mayRead) return null;
  return (
    <Panel title={t('group.title')}>
      <div className={css.stack}>
        <p className="pk-muted">
          {t('group.counts', { meetings: meetingCount, standing: standingCommitments, overdue: overdueCommitments })}
        </p>
        {meetings.length === 0 && <p>{t('group.none')}</p>}
        <ul className={css.plain} hidden={meetings.length === 0}>
          {meetings.map(({ id: meeting, title, date, status, organiser }) => (
            <li key={meeting} className={css.name}>
              <Link to={paths.meeting(meeting)}>{title}</Link>
              <span className={css.badges}>
                <MeetingBadge status={status} />
                <span className="pk-muted">
                  {format.day(date)} · {organiser}
                </span>
              </span>
            </li>
          ))}
        </ul>
        <p className={css.acts}>
          {meetingAbilities.includes('meeting.manage') && (
            <Link className={buttonClass({ size: 'small' })} to={paths.newMeeting({ kelompok: id })}>
              {t('list.record')}
            </Link>
          )}
          <Link to={paths.meetings({ kelompok: id })}>{t('group.all')}</Link>
          <Link to={paths.commitments({ kelompok: id })}>{t('group.commitments')}</Link>
        </p>
      </div>
    </Panel>
  );
}
