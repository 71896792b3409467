import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { forgetMeetings } from './forget-meetings.ts';
import { contentOf, decisionsOf, pathInForm } from './meeting-form-content.ts';
import type { MeetingForm, Office } from './meeting-form-state.ts';
import {
  type MeetingContentFragment,
  type PlanMeetingMutation,
  useCorrectMeetingMutation,
  useHoldMeetingMutation,
  usePlanMeetingMutation,
} from './meeting-pages.generated.ts';

type Result = PlanMeetingMutation['result'];

/** What becomes of a form: a meeting to come or one that took place, new or planned before, or a correction. */
export type Sending =
  | { readonly act: 'plan'; readonly group: string }
  | { readonly act: 'record'; readonly group: string }
  | { readonly act: 'hold' | 'correct'; readonly meeting: string };

/** Why a meeting was not saved. */
export type Refusal = {
  readonly text: string;
  /** By the path of the field in the form. */
  readonly byPath: Readonly<Record<string, string>>;
  /** Somebody was faster: the meeting as it stands. */
  readonly current: MeetingContentFragment | null;
};

/** Sends a form; gives the meeting, or null and says why not. */
export function useSendMeeting(offices: readonly Office[]) {
  const client = useApolloClient();
  const text = useText();
  const ui = useUiText();
  const fault = useFault();
  const [plan] = usePlanMeetingMutation();
  const [correct] = useCorrectMeetingMutation();
  const [hold] = useHoldMeetingMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async (form: MeetingForm, sending: Sending, expectedRevision: number): Promise<Result | undefined> => {
    const content = contentOf(form, offices);
    if (sending.act === 'plan') {
      return (await plan({ variables: { input: { pokjanal: sending.group, content } } })).data?.result;
    }
    if (sending.act === 'correct') {
      const reason = form.reason.trim() || null;
      const input = { meeting: sending.meeting, expectedRevision, content, reason };
      return (await correct({ variables: { input } })).data?.result;
    }
    const decisions = decisionsOf(form.decisions, offices);
    const which = 'meeting' in sending ? { meeting: sending.meeting, expectedRevision } : { pokjanal: sending.group };
    return (await hold({ variables: { input: { ...which, content, decisions } } })).data?.result;
  };
  const send = async (form: MeetingForm, sending: Sending, revision: number): Promise<string | null> => {
    setBusy(true);
    setRefusal(null);
    try {
      const result = await ask(form, sending, revision);
      if (result?.__typename === 'MeetingSuccess') {
        forgetMeetings(client);
        return result.meeting.id;
      }
      if (!result) setRefusal(plainly(ui('state.failedTitle')));
      else {
        const problems = 'problems' in result ? result.problems : [];
        const byPath = problems.map(({ path, message }) => [pathInForm(path, form), text(message)]);
        const current = 'currentMeeting' in result ? result.currentMeeting : null;
        setRefusal({ text: text(result.message), byPath: Object.fromEntries(byPath), current });
      }
    } catch (error) {
      setRefusal(plainly(fault(error)));
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { send, refusal, isBusy };
}

const plainly = (text: string): Refusal => ({ text, byPath: {}, current: null });
