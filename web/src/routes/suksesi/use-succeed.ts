import { useAct } from '@/graphql/use-act.ts';
import type { SucceedGroupsInput } from '@/gql/schema-types.ts';
import { type SucceedGroupsMutation, useSucceedGroupsMutation } from './succession-pages.generated.ts';

type Success = Extract<SucceedGroupsMutation['result'], { __typename: 'SucceedGroupsSuccess' }>;
export type Outcome = Success['outcomes'][number];
export type Outcomes = { readonly batch: string; readonly outcomes: readonly Outcome[] };

const PORTION = 10;

/** Sends groups in portions of one batch: the decree that the first portion makes serves the others. */
export function useSucceed() {
  const [succeed] = useSucceedGroupsMutation();
  const act = useAct();
  const send = (input: SucceedGroupsInput): Promise<Outcomes | null> =>
    act.run(async () => {
      let { decree, batch } = input;
      const outcomes: Outcome[] = [];
      for (let from = 0; from < input.groups.length; from += PORTION) {
        const groups = input.groups.slice(from, from + PORTION);
        // The next portion needs the decree and the batch of the one before.
        const { data } = await succeed({ variables: { input: { ...input, groups, decree, batch } } });
        const result = data?.result;
        if (result?.__typename !== 'SucceedGroupsSuccess') return result;
        outcomes.push(...result.outcomes);
        batch = result.batch;
        const made = result.outcomes.find((one) => one.decree !== null)?.decree;
        if (made) decree = { decree: made };
      }
      return { batch: batch ?? '', outcomes };
    }) as Promise<Outcomes | null>;
  return { ...act, send };
}
