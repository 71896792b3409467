import { useState } from 'react';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { useFault } from '@/graphql/use-fault.ts';

type Words = { readonly id: string; readonly en: string };
/** What a refused act says: `problems` name fields; a conflict may carry what stands. */
export type Refused = {
  readonly code: string;
  readonly message: Words;
  readonly problems?: readonly { readonly path: string; readonly message: Words }[];
};

/** Does one act at a time; what a refusal said stays until the next try, field by field. */
export function useAct<R extends Refused = Refused>() {
  const text = useText();
  const ui = useUiText();
  const fault = useFault();
  const [problems, setProblems] = useState<readonly { path: string; text: string }[]>([]);
  const [refused, setRefused] = useState<R | null>(null);
  const [isBusy, setBusy] = useState(false);
  const failed = (said: string | null | undefined) =>
    setProblems([{ path: '', text: said ?? ui('state.failedTitle') }]);
  /** Gives what came of it, or null when it was refused. */
  const run = async <T extends object>(work: () => Promise<T | null | undefined>): Promise<T | null> => {
    setBusy(true);
    setProblems([]);
    setRefused(null);
    try {
      const result = await work();
      if (result && !isRefused(result)) return result;
      if (!result) failed(null);
      else {
        const refusal = result as unknown as R;
        setRefused(refusal);
        if (refusal.problems?.length) {
          setProblems(refusal.problems.map(({ path, message }) => ({ path, text: text(message) })));
        } else failed(text(refusal.message));
      }
    } catch (error) {
      failed(fault(error));
    } finally {
      setBusy(false);
    }
    return null;
  };
  const errorAt = (path: string): string | undefined => problems.find((one) => one.path === path)?.text;
  const others = (shown: readonly string[]) => problems.filter(({ path }) => !shown.includes(path));
  return { run, isBusy, errorAt, others, refused };
}

const isRefused = (result: object): boolean => 'code' in result && 'message' in result;

export type Act<R extends Refused = Refused> = ReturnType<typeof useAct<R>>;
