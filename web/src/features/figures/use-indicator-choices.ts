import { useRequest } from '@/graphql/use-request.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { type IndicatorChoiceFragment, IndicatorChoicesDocument } from './figures.generated.ts';

/**
 * All indicators one may choose from; until the page stands and they are there, those that came with it. The list is for
 * the controls alone, so it neither waits in the page's own question nor goes through the cache object by object.
 */
export function useIndicatorChoices(known: readonly IndicatorChoiceFragment[]): readonly IndicatorChoiceFragment[] {
  const { data } = useRequest(IndicatorChoicesDocument, useIdle() ? {} : null);
  return data?.indicators ?? known;
}
