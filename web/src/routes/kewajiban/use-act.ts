import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { showToast } from '@/ui/toast.tsx';
import type { DutyRefusalFragment } from './duty-pages.generated.ts';

type Words = { readonly id: string; readonly en: string };
type Refused = Pick<DutyRefusalFragment, 'message'> & { readonly problems?: readonly { readonly message: Words }[] };
type Result = { readonly __typename: string } | (Refused & { readonly __typename: string });
type Answer = { readonly data?: { readonly result: Result } | null | undefined };

/** Runs one small act: says that it was done, or why it was not. */
export function useAct(onDone: () => void) {
  const text = useText();
  const ui = useUiText();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (ask: () => Promise<Answer>, done: string): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    const why = await whyNot(ask, text, ui('state.failedTitle'));
    setBusy(false);
    setFault(why);
    if (why !== null) return false;
    showToast(done);
    onDone();
    return true;
  };
  return { run, fault, isBusy };
}

const DONE = ['DutyCellSuccess', 'EvidenceSuccess'];

/** Asks, and gives null when it was done, else the sentence that says why not. */
async function whyNot(
  ask: () => Promise<Answer>,
  text: (words: Words) => string,
  otherwise: string,
): Promise<string | null> {
  try {
    const result = (await ask()).data?.result;
    if (result && DONE.includes(result.__typename)) return null;
    return result && 'message' in result ? text(wordsOf(result)) : otherwise;
  } catch (error) {
    return toFailure(error)?.message ?? otherwise;
  }
}

const wordsOf = ({ problems, message }: Refused): Words => problems?.[0]?.message ?? message;
