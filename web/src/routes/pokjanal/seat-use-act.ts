import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useText } from '@/i18n/format.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import type { Holder } from './pokjanal-page.types.ts';

type Words = { readonly id: string; readonly en: string };

/** The offices of a group as they stand, with their revision. */
export type Offices = {
  readonly contactOffice: string | null;
  readonly secretariat: string | null;
  readonly revision: number;
};

/** What a refused act says: `problems` name fields, a conflict shows what stands. */
type Refused = {
  readonly code: string;
  readonly message: Words;
  readonly problems?: readonly { readonly path: string; readonly message: Words }[];
  readonly currentHolding?: Holder | null;
  readonly currentPokjanal?: Offices | null;
};

export type Told = { readonly path: string; readonly text: string };

export type Refusal = {
  readonly code: string | null;
  readonly problems: readonly Told[];
  readonly holding: Holder | null;
  readonly offices: Offices | null;
};

const NOTHING: Refusal = { code: null, problems: [], holding: null, offices: null };

const isRefused = (result: object): result is Refused => 'message' in result && 'code' in result;

function readRefusal(refused: Refused, text: (words: Words) => string): Refusal {
  const found = (refused.problems ?? []).map(({ path, message }) => ({ path, text: text(message) }));
  return {
    code: refused.code,
    problems: found.length > 0 ? found : [{ path: '', text: text(refused.message) }],
    holding: refused.currentHolding ?? null,
    offices: refused.currentPokjanal ?? null,
  };
}

/** Does one act at a time and keeps what a refusal said, until the next try. */
export function useAct() {
  const text = useText();
  const ui = useUiText();
  const [refusal, setRefusal] = useState<Refusal>(NOTHING);
  const [isBusy, setBusy] = useState(false);
  const failed = (said: string | null | undefined) =>
    setRefusal({ ...NOTHING, problems: [{ path: '', text: said ?? ui('state.failedTitle') }] });
  /** Gives true when it was done. */
  const run = async (work: () => Promise<object | null | undefined>): Promise<boolean> => {
    setBusy(true);
    try {
      const result = await work();
      if (!result) failed(null);
      else if (isRefused(result)) setRefusal(readRefusal(result, text));
      else {
        setRefusal(NOTHING);
        return true;
      }
    } catch (error) {
      failed(toFailure(error)?.message);
    } finally {
      setBusy(false);
    }
    return false;
  };
  const errorAt = (path: string): string | undefined => refusal.problems.find((one) => one.path === path)?.text;
  return { run, isBusy, refusal, errorAt };
}

export type Act = ReturnType<typeof useAct>;
