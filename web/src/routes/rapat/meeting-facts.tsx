import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { paths } from '@/paths.ts';
import { Facts, Panel } from '@/ui/page.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';
import css from './rapat.module.css';

/** When and where a meeting is, and which offices stand behind it. */
export function MeetingFacts({ meeting }: { meeting: MeetingContentFragment }) {
  const t = useMeetingText();
  const format = useFormat();
  const { pokjanal, startsAt, place, organiserOpd, references, tags, theme, facilitator, openedBy } = meeting;
  return (
    <Panel title={t('page.facts')}>
      <Facts
        facts={[
          [
            t('page.group'),
            <Link key="group" to={paths.pokjanal(pokjanal.id)}>
              {pokjanal.name}
            </Link>,
          ],
          [t('page.date'), format.day(meeting.date)],
          startsAt && [t('page.time'), `${startsAt} ${pokjanal.wilayah.zone}`],
          place && [t('page.place'), place],
          [
            t('page.organiser'),
            organiserOpd ? (
              <Link key="organiser" to={paths.opd(organiserOpd.id)}>
                {meeting.organiser}
              </Link>
            ) : (
              meeting.organiser
            ),
          ],
          facilitator && [t('page.facilitator'), facilitator],
          openedBy && [t('page.openedBy'), openedBy],
          theme && [t('page.theme'), theme],
          tags.length > 0 && [
            t('page.tags'),
            <span key="tags" className={css.badges}>
              {tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>,
          ],
          references.length > 0 && [
            t('page.references'),
            <ul key="references" className={`${css.lines} ${css.bullets}`}>
              {references.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Panel>
  );
}
