import type { Refused } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { SeenSides } from '@/ui/seen-sides.tsx';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';

/** What a refusal about a meeting says, with the meeting as it stands. */
export type MeetingRefused = Refused & { readonly currentMeeting?: MeetingContentFragment | null };

type Props = { seen: MeetingContentFragment; current: MeetingContentFragment };

/** What became of a meeting since somebody began an act on it. */
export function MeetingStanding({ seen, current }: Props) {
  const t = useMeetingText();
  const format = useFormat();
  const sides = ({ title, date, place, status, agenda, outputs }: MeetingContentFragment) => ({
    [t('form.title')]: title,
    [t('form.date')]: format.day(date),
    [t('form.place')]: place,
    [t('list.status')]: t(`status.${status}`),
    [t('form.agenda')]: agenda.map(({ text }) => text).join('\n'),
    [t('form.outputs')]: outputs.map(({ text }) => text).join('\n'),
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}
