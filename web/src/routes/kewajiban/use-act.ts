import { type Refused, useAct as useOneAct } from '@/graphql/use-act.ts';
import { showToast } from '@/ui/toast.tsx';

type Answer = { readonly data?: { readonly result: object } | null | undefined };

/** Runs one small act: says that it was done, or why it was not. */
export function useAct<R extends Refused = Refused>(onDone: () => void) {
  const { run: runOne, others, isBusy, refused } = useOneAct<R>();
  const run = async (ask: () => Promise<Answer>, done: string): Promise<boolean> => {
    if (!(await runOne(async () => (await ask()).data?.result))) return false;
    showToast(done);
    onDone();
    return true;
  };
  return { run, fault: others([])[0]?.text ?? null, isBusy, refused };
}
