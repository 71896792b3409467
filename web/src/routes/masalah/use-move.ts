import { useApolloClient } from '@apollo/client/react';
import type { ProblemAct, ProblemOutcome } from '@/gql/schema-types.ts';
import { type Act, useAct } from '@/graphql/use-act.ts';
import { useStanding } from '@/lib/use-standing.ts';
import type { ProblemRefused } from './problem-conflict.tsx';
import {
  type ProblemOnPageFragment,
  useAcceptAnswerMutation,
  useAnswerProblemMutation,
  useCloseProblemMutation,
  useEscalateProblemMutation,
  useRedirectProblemMutation,
  useReturnAnswerMutation,
  useSendProblemMutation,
} from './problem-pages.generated.ts';

export type MoveFields = {
  readonly to: string;
  readonly note: string;
  readonly dueOn: string;
  readonly on: string;
  readonly outcome: ProblemOutcome;
  readonly isImpersonal: boolean;
};

/** Lists and sums that a moved problem leaves behind are asked anew. */
export function useForgetLists() {
  const { cache } = useApolloClient();
  return () => {
    for (const fieldName of ['problemList', 'problemSummary', 'home']) cache.evict({ id: 'ROOT_QUERY', fieldName });
  };
}

/** Takes one step with a problem as it is on screen; a refusal stays with the act, and brings what stands with it. */
export function useMove(problem: ProblemOnPageFragment): Act<ProblemRefused> & {
  readonly seen: ProblemOnPageFragment;
  readonly standing: ProblemOnPageFragment | null;
  readonly move: (act: ProblemAct, fields: MoveFields) => Promise<boolean>;
} {
  const act = useAct<ProblemRefused>();
  const { seen, standing, expectedRevision } = useStanding(problem, act.refused?.currentProblem);
  const forget = useForgetLists();
  const [send] = useSendProblemMutation();
  const [answer] = useAnswerProblemMutation();
  const [accept] = useAcceptAnswerMutation();
  const [giveBack] = useReturnAnswerMutation();
  const [redirect] = useRedirectProblemMutation();
  const [escalate] = useEscalateProblemMutation();
  const [close] = useCloseProblemMutation();
  const move = async (which: ProblemAct, fields: MoveFields) => {
    const { to, note, outcome, isImpersonal } = fields;
    const said = { problem: problem.id, expectedRevision, isImpersonal };
    const noted = { input: { ...said, note: note.trim() || null } };
    const worded = { ...said, note };
    const until = { dueOn: fields.dueOn || null };
    const ways: Readonly<Record<ProblemAct, () => Promise<{ data?: { result: object } | null | undefined }>>> = {
      SEND: () => send({ variables: { input: { ...noted.input, ...until, to } } }),
      ANSWER: () => answer({ variables: { input: { ...worded, on: fields.on || null } } }),
      ACCEPT: () => accept({ variables: noted }),
      RETURN: () => giveBack({ variables: { input: { ...worded, ...until } } }),
      REDIRECT: () => redirect({ variables: noted }),
      ESCALATE: () => escalate({ variables: noted }),
      CLOSE: () => close({ variables: { input: { ...worded, outcome } } }),
    };
    const done = await act.run(async () => (await ways[which]()).data?.result);
    if (done) forget();
    return done !== null;
  };
  return { ...act, move, seen, standing };
}
