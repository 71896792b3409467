import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import type { Refused_InvalidInputError_Fragment as InvalidInput } from '@/graphql/refused.generated.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { type ChangeAct, fieldAt, type ToldProblem } from './change-form.ts';
import {
  type ChangeOutcomeFragment,
  useMergeWilayahMutation,
  useMoveWilayahMutation,
  useRecodeWilayahMutation,
  useRenameWilayahMutation,
  useSplitWilayahMutation,
} from './change-page.generated.ts';

type Words = { readonly id: string; readonly en: string };
type Refusal = { readonly message: Words; readonly problems?: InvalidInput['problems'] };

/** What the tree, its lists and all pages about areas read; it is asked again after a change. */
const FOLLOWING = ['wilayah', 'wilayahList', 'wilayahSearch', 'posyanduList', 'posyandu', 'node'];

/** Sends an act; it gives what the act did or would do, or null with everything that is wrong. */
export function useChangeAct() {
  const client = useApolloClient();
  const text = useText();
  const ui = useUiText();
  const fault = useFault();
  const send = useSending();
  const [problems, setProblems] = useState<readonly ToldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const run = async (act: ChangeAct): Promise<ChangeOutcomeFragment | null> => {
    setBusy(true);
    setProblems([]);
    try {
      const result = await send(act);
      if (result && 'areas' in result) {
        if (!result.dryRun) askAgain(client);
        return result;
      }
      setProblems(result ? toldBy(result, text) : [{ field: null, text: ui('state.failedTitle') }]);
    } catch (error) {
      setProblems([{ field: null, text: fault(error) }]);
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { run, problems, isBusy, forget: () => setProblems([]) };
}

/** What is shown is asked anew at once, whatever the cache still holds of it; the rest when it is opened. */
function askAgain(client: ReturnType<typeof useApolloClient>): void {
  for (const fieldName of FOLLOWING) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
  void client.refetchQueries({ include: 'active' });
}

/** What was wrong; the same sentence about one field is said once. */
function toldBy({ message, problems = [] }: Refusal, text: (words: Words) => string): ToldProblem[] {
  if (problems.length === 0) return [{ field: null, text: text(message) }];
  const told = problems.map((one): ToldProblem => ({ field: fieldAt(one.path), text: text(one.message) }));
  return told.filter(
    (one, index) => told.findIndex((same) => same.field === one.field && same.text === one.text) === index,
  );
}

function useSending() {
  const [split] = useSplitWilayahMutation();
  const [merge] = useMergeWilayahMutation();
  const [move] = useMoveWilayahMutation();
  const [recode] = useRecodeWilayahMutation();
  const [rename] = useRenameWilayahMutation();
  const sendOf = (act: ChangeAct) => {
    switch (act.kind) {
      case 'SPLIT':
        return split({ variables: { input: act.input } });
      case 'MERGE':
        return merge({ variables: { input: act.input } });
      case 'MOVE':
        return move({ variables: { input: act.input } });
      case 'RECODE':
        return recode({ variables: { input: act.input } });
      case 'RENAME':
        return rename({ variables: { input: act.input } });
    }
  };
  return async (act: ChangeAct): Promise<ChangeOutcomeFragment | Refusal | undefined> => {
    const { data } = await sendOf(act);
    return data?.result;
  };
}
