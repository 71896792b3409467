import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { showToast } from '@/ui/toast.tsx';
import type { CloseRequestMutation } from './collection-pages.generated.ts';

type Result = CloseRequestMutation['result'] | null | undefined;

type Refused = Exclude<NonNullable<Result>, { __typename: 'CollectionSuccess' }>;

/** What is wrong with the first field, else with the whole. */
const wordsOf = (result: Refused) => ('problems' in result && result.problems[0]?.message) || result.message;

/** Runs an act on a request; what was refused is told, and the page asks anew either way. */
export function useCollectionAct(onChanged: () => void) {
  const text = useText();
  const ui = useUiText();
  const fault = useFault();
  const [isBusy, setBusy] = useState(false);
  const run = async (send: () => Promise<Result>): Promise<boolean> => {
    setBusy(true);
    try {
      const result = await send();
      if (result?.__typename === 'CollectionSuccess') return true;
      const words = result && wordsOf(result);
      showToast(words ? text(words) : ui('state.failedTitle'), { tone: 'bad' });
    } catch (error) {
      showToast(fault(error), { tone: 'bad' });
    } finally {
      setBusy(false);
      onChanged();
    }
    return false;
  };
  return { run, isBusy };
}
