import { useState } from 'react';
import { useUndoBulk } from '@/features/bulk/use-undo-bulk.ts';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { showToast } from '@/ui/toast.tsx';
import { useExemptReportsMutation } from './closing-page.generated.ts';
import { useRefusal } from './use-refusal.ts';

/** The API takes so many at once; each part is done as a whole or not at all. */
const AT_ONCE = 500;

type Outcome = {
  readonly done: number;
  readonly changed: number;
  /** Acts that can be taken back, one for each part. */
  readonly acts: readonly string[];
  readonly why: string | null;
};

/** Exempts reports part by part; tells what was done even when it had to stop, and offers the way back. */
export function useExempt(onDone: () => void) {
  const t = useClosingText();
  const format = useFormat();
  const refusal = useRefusal();
  const [mutate] = useExemptReportsMutation();
  const [done, setDone] = useState<number | null>(null);

  const undo = useUndoBulk(onDone);

  const turn = async (reports: readonly string[], reason: string): Promise<Outcome> => {
    const acts: string[] = [];
    let changed = 0;
    for (let at = 0; at < reports.length; at += AT_ONCE) {
      const part = reports.slice(at, at + AT_ONCE);
      try {
        const { data } = await mutate({ variables: { reports: part, exempt: true, reason } });
        const answer = data?.exemptReports;
        if (answer?.__typename !== 'ExemptReportsSuccess')
          return { done: at, changed, acts, why: refusal.ofAnswer(answer) };
        changed += answer.changed;
        if (answer.act) acts.push(answer.act);
      } catch (error) {
        return { done: at, changed, acts, why: refusal.ofError(error) };
      }
      setDone(at + part.length);
    }
    return { done: reports.length, changed, acts, why: null };
  };

  const exempt = async (reports: readonly string[], reason: string) => {
    setDone(0);
    const outcome = await turn(reports, reason);
    setDone(null);
    const numbers = { done: format.number(outcome.done), all: format.number(reports.length) };
    if (outcome.why) {
      const text = outcome.done > 0 ? t('exempt.stopped', { ...numbers, why: outcome.why }) : outcome.why;
      showToast(text, { tone: 'bad' });
    } else {
      const isPart = outcome.changed < reports.length;
      const told = isPart
        ? t('exempt.some', { ...numbers, count: outcome.changed })
        : t('exempt.done', { count: outcome.changed });
      showToast(told, outcome.acts.length === 0 ? {} : { onUndo: () => void undo(outcome.acts) });
    }
    onDone();
  };
  return { exempt, done };
}
