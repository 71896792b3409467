import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { PickOne } from '@/ui/pick-one.tsx';
import { SearchList } from '@/ui/search-list.tsx';
import { useIlpMeetingsQuery } from './ilp-page.generated.ts';

export type PickedMeeting = { readonly id: string; readonly title: string };

type Props = {
  meeting: PickedMeeting | null;
  /** What was wrong with the one picked. */
  error: string | undefined;
  onPick: (meeting: PickedMeeting | null) => void;
};

/** Chooses the meeting that launched something, by its title, its group or who was there; the newest stand first. */
export function MeetingPicker({ meeting, error, onPick }: Props) {
  const t = useIlpText();
  const format = useFormat();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim());
  const isAsked = search.length > 1;
  const { data, loading } = useIlpMeetingsQuery({ variables: { search }, skip: !isAsked || meeting !== null });
  const found = (isAsked && data?.meetingList.nodes) || [];
  const hits = found.map(({ id, title, date, pokjanal }) => ({
    key: id,
    label: title,
    detail: [format.day(date), pokjanal.name].join(' · '),
    onPick: () => {
      setText('');
      onPick({ id, title });
    },
  }));
  return (
    <PickOne
      label={t('meeting')}
      picked={meeting && meeting.title}
      other={t('otherMeeting')}
      onClear={() => onPick(null)}
      error={error}
    >
      <SearchList
        label={t('findMeeting')}
        placeholder={t('findMeeting')}
        text={text}
        onText={setText}
        groups={hits.length > 0 ? [{ title: t('meeting'), hits }] : []}
        status={isAsked && !loading && hits.length === 0 ? t('noMeeting') : ''}
      />
    </PickOne>
  );
}
