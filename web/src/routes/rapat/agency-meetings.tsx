import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import css from './rapat.module.css';

/** The way from an agency to its meetings and to what it owes; nothing for who may not read them. */
export function AgencyMeetings({ id }: { id: string }) {
  const t = useMeetingText();
  const mayRead = useMay('meeting.read');
  if (!mayRead) return null;
  return (
    <Panel title={t('group.title')}>
      <p className={css.acts}>
        <Link to={paths.meetings({ opd: id })}>{t('group.all')}</Link>
        <Link to={paths.commitments({ opd: id })}>{t('group.commitments')}</Link>
      </p>
    </Panel>
  );
}
