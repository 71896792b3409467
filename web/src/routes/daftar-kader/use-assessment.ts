import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useAssessKadersMutation } from './kader-pages.generated.ts';

type Skill = { readonly code: string; readonly number: number };
type Assessed = {
  readonly id: string;
  readonly revision: number;
  readonly passedSkills: readonly { number: number }[];
};

const keyOf = (kader: string, skill: number): string => `${kader}/${skill}`;

/** Ticks of an assessment of kader of one post: what differs from the present state is what is recorded. */
export function useAssessment(posyandu: string, kaders: readonly Assessed[], skills: readonly Skill[]) {
  const act = useAct();
  const [send] = useAssessKadersMutation();
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const had = ({ passedSkills }: Assessed, skill: number) => passedSkills.some(({ number }) => number === skill);
  const isTurned = (kader: Assessed, skill: number) => turned.has(keyOf(kader.id, skill));
  const holds = (kader: Assessed, skill: number) => had(kader, skill) !== isTurned(kader, skill);
  const toggle = (kader: Assessed, skill: number) =>
    setTurned(
      (before) =>
        new Set(
          [...before]
            .filter((key) => key !== keyOf(kader.id, skill))
            .concat(before.has(keyOf(kader.id, skill)) ? [] : [keyOf(kader.id, skill)]),
        ),
    );
  /** Turns several so that all of them hold. */
  const hold = (kader: Assessed, wanted: readonly number[]) =>
    setTurned(
      (before) =>
        new Set([...before, ...wanted.filter((skill) => !had(kader, skill)).map((skill) => keyOf(kader.id, skill))]),
    );
  const rows = kaders.flatMap((kader) => {
    const changed = skills.filter(({ number }) => isTurned(kader, number));
    if (changed.length === 0) return [];
    const codes = (isHad: boolean) =>
      changed.filter(({ number }) => had(kader, number) === isHad).map(({ code }) => code);
    return [{ kader: kader.id, passed: codes(false), notYet: codes(true), expectedRevision: kader.revision }];
  });
  const save = async (form: FormData): Promise<boolean> => {
    const input = { posyandu, on: formText(form, 'on') || today(), office: formText(form, 'office'), rows };
    const done = await act.run(async () => (await send({ variables: { input } })).data?.result);
    if (done) setTurned(new Set());
    return done !== null;
  };
  return { act, count: turned.size, holds, isTurned, toggle, hold, save };
}

export type Assessment = ReturnType<typeof useAssessment>;
