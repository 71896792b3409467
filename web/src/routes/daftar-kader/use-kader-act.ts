import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useStanding } from '@/lib/use-standing.ts';
import type { KaderRecordFragment, KaderStandingFragment } from './kader-pages.generated.ts';

/** One act on a kader as the record was seen; when it changed meanwhile, what stands is shown before the act goes through. */
export function useKaderAct(kader: KaderRecordFragment) {
  const act = useAct<Refused & { readonly currentKader?: KaderStandingFragment | null }>();
  const { seen, standing, expectedRevision } = useStanding(kader, act.refused?.currentKader);
  return { act, seen, standing, ref: { kader: kader.id, expectedRevision } };
}
