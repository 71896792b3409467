import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { ChangeList, DifferenceTable } from '@/ui/change-list.tsx';
import type { MeetingOnPage } from './meeting-page.types.ts';

const ACTIONS: Readonly<Record<string, 'planned' | 'corrected' | 'held' | 'cancelled' | 'outputChanged'>> = {
  'meeting.planned': 'planned',
  'meeting.corrected': 'corrected',
  'meeting.held': 'held',
  'meeting.cancelled': 'cancelled',
  'meeting.outputChanged': 'outputChanged',
};

/** Words of the page and the form under which a logged field is known. */
const FIELDS = {
  kind: 'list.kind',
  title: 'form.title',
  date: 'page.date',
  startsAt: 'page.time',
  place: 'page.place',
  organiser: 'page.organiser',
  facilitator: 'page.facilitator',
  openedBy: 'page.openedBy',
  theme: 'page.theme',
  status: 'list.status',
  minutes: 'page.minutes',
  references: 'page.references',
  tags: 'page.tags',
  kaderReached: 'page.reached',
  kaderRegistered: 'page.registered',
  kaderUnknownReason: 'form.kaderUnknown',
  parties: 'page.parties',
  speakers: 'page.speakers',
  agenda: 'page.agenda',
  outputs: 'page.outputs',
  files: 'page.files',
  reach: 'page.reach',
  joint: 'page.joint',
} as const;

const isKnown = (field: string): field is keyof typeof FIELDS => field in FIELDS;

/** Who changed what about a meeting, newest first; what was written at the beginning is the meeting itself. */
export function MeetingHistory({ changes }: Pick<MeetingOnPage, 'changes'>) {
  const t = useMeetingText();
  if (changes.length === 0) return <p className="pk-muted">{t('page.noHistory')}</p>;
  const actionOf = ({ action }: MeetingOnPage['changes'][number]) => {
    const known = ACTIONS[action];
    return known ? t(`action.${known}`) : action;
  };
  return (
    <ChangeList entries={changes} nameOf={actionOf}>
      {(entry) =>
        entry !== changes.at(-1) && (
          <DifferenceTable fields={entry.fields} nameOf={(field) => (isKnown(field) ? t(FIELDS[field]) : field)} />
        )
      }
    </ChangeList>
  );
}
