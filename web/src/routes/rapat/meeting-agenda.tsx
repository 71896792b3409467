import { useState } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useAct } from '@/graphql/use-act.ts';
import { type MeetingRefused, MeetingStanding } from './meeting-standing.tsx';
import { forgetMeetings } from './forget-meetings.ts';
import { contentOf } from './meeting-form-content.ts';
import { blankAgenda, formOf } from './meeting-form-state.ts';
import {
  type MeetingContentFragment,
  useCorrectMeetingMutation,
  useProposedAgendaLazyQuery,
} from './meeting-pages.generated.ts';
import css from './rapat.module.css';

type Props = { meeting: MeetingContentFragment; onChanged: () => void };

/** The agenda; what the system proposes for a meeting to come is taken over by one press. */
export function MeetingAgenda({ meeting, onChanged }: Props) {
  const t = useMeetingText();
  const { take, act, seen } = useTakeProposal(meeting, onChanged);
  const { agenda, abilities, status } = meeting;
  return (
    <Panel
      title={t('page.agenda')}
      actions={
        abilities.includes('meeting.manage') &&
        status === 'PLANNED' && (
          <Button size="small" icon="refresh" busy={act.isBusy} onClick={() => void take()}>
            {t('page.takeProposal')}
          </Button>
        )
      }
    >
      {act.others([]).map((problem) => (
        <Notice key={problem.path} tone="bad" title={problem.text} />
      ))}
      {act.refused?.currentMeeting && <MeetingStanding seen={seen} current={act.refused.currentMeeting} />}
      {agenda.length === 0 && <p className="pk-muted">{t('page.noAgenda')}</p>}
      <ol className={`${css.lines} ${css.numbers}`} hidden={agenda.length === 0}>
        {agenda.map((item, at) => (
          <li key={`${at}-${item.text}`}>
            {item.text} {item.source !== 'TYPED' && <Tag>{t(`source.${item.source}`)}</Tag>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function useTakeProposal(meeting: MeetingContentFragment, onChanged: () => void) {
  const t = useMeetingText();
  const client = useApolloClient();
  const act = useAct<MeetingRefused>();
  const [seen, setSeen] = useState(meeting);
  const [ask] = useProposedAgendaLazyQuery({ fetchPolicy: 'network-only' });
  const [correct] = useCorrectMeetingMutation();
  const take = async () => {
    let count = 0;
    setSeen(meeting);
    const done = await act.run(async () => {
      const { data } = await ask({ variables: { pokjanal: meeting.pokjanal.id, on: meeting.date } });
      if (!data) return null;
      const known = new Set(meeting.agenda.map(({ subject }) => subject));
      const fresh = data.proposedAgenda.filter(({ subject }) => !known.has(subject));
      count = fresh.length;
      if (count === 0) return data;
      const form = formOf(meeting);
      const agenda = [...form.agenda, ...fresh.map(({ text, source, subject }) => blankAgenda(text, source, subject))];
      const content = contentOf({ ...form, agenda }, []);
      const input = { meeting: meeting.id, expectedRevision: meeting.revision, content };
      return (await correct({ variables: { input } })).data?.result;
    });
    if (!done) return;
    showToast(count > 0 ? t('page.proposalTaken', { count }) : t('page.noProposal'));
    forgetMeetings(client);
    onChanged();
  };
  return { take, act, seen };
}
