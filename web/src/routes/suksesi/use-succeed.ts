import { useAct } from '@/graphql/use-act.ts';
import type { SucceedGroupsInput } from '@/gql/schema-types.ts';
import { type SucceedGroupsMutation, useSucceedGroupsMutation } from './succession-pages.generated.ts';

type Success = Extract<SucceedGroupsMutation['result'], { __typename: 'SucceedGroupsSuccess' }>;
export type Outcome = Success['outcomes'][number];
export type Outcomes = { readonly batch: string; readonly outcomes: readonly Outcome[] };

const PORTION = 10;

type Groups = SucceedGroupsInput['groups'];
type Choice = SucceedGroupsInput['decree'];

/** Alike for groups that write down the same document; null for those without one of their own. */
const documentKey = (decree: Choice): string | null =>
  decree?.content ? JSON.stringify([decree.content.issuer, decree.content.number, decree.content.date]) : null;

/** The decrees that portions made: what a later portion writes down as well is that one. */
class MadeDecrees {
  /** The one for all groups without their own. */
  shared: Choice;
  readonly #own = new Map<string, string>();

  constructor(shared: Choice) {
    this.shared = shared;
  }

  known(groups: Groups): Groups {
    return groups.map((group) => {
      const decree = this.#own.get(documentKey(group.decree) ?? '');
      return decree ? { ...group, decree: { decree } } : group;
    });
  }

  remember(groups: Groups, outcomes: readonly Outcome[]): void {
    for (const [at, { decree }] of outcomes.entries()) {
      const own = groups[at]?.decree;
      const key = documentKey(own);
      if (decree && key) this.#own.set(key, decree);
      else if (decree && !own) this.shared = { decree };
    }
  }
}

/** Sends groups in portions of one batch: a decree that one portion makes serves the others. */
export function useSucceed() {
  const [succeed] = useSucceedGroupsMutation();
  const act = useAct();
  const send = (input: SucceedGroupsInput): Promise<Outcomes | null> =>
    act.run(async () => {
      let { batch } = input;
      const made = new MadeDecrees(input.decree);
      const outcomes: Outcome[] = [];
      for (let from = 0; from < input.groups.length; from += PORTION) {
        const groups = made.known(input.groups.slice(from, from + PORTION));
        // The next portion needs the decrees and the batch of the one before.
        const { data } = await succeed({ variables: { input: { ...input, groups, decree: made.shared, batch } } });
        const result = data?.result;
        if (result?.__typename !== 'SucceedGroupsSuccess') return result;
        outcomes.push(...result.outcomes);
        batch = result.batch;
        made.remember(groups, result.outcomes);
      }
      return { batch: batch ?? '', outcomes };
    }) as Promise<Outcomes | null>;
  return { ...act, send };
}
