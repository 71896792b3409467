import type { ProblemField } from '@/gql/schema-types.ts';
import type { Refused } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import type { ProblemOnPageFragment } from './problem-pages.generated.ts';

/** What a refusal about a problem says, with the problem as it stands. */
export type ProblemRefused = Refused & { readonly currentProblem?: ProblemOnPageFragment | null };

type Sides = { seen: ProblemOnPageFragment; current: ProblemOnPageFragment };

/** What became of a problem since somebody began a step with it. */
export function ProblemStanding({ seen, current }: Sides) {
  const t = useProblemText();
  const format = useFormat();
  const sides = ({ title, state, to, dueOn, escalatedTo, steps }: ProblemOnPageFragment) => ({
    [t('list.what')]: title,
    [t('list.state')]: [t(`state.${state}`), escalatedTo].filter(Boolean).join(', '),
    [t('list.to')]: to,
    [t('list.due')]: dueOn && format.day(dueOn),
    [t('dialog.note')]: steps.at(-1)?.note ?? null,
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}

/** The words of a problem as they stand in its form. */
export type ProblemWords = { readonly field: ProblemField; readonly title: string; readonly description: string };

const NAMES = { field: 'form.field', title: 'form.subject', description: 'form.description' } as const;
const KEYS = ['field', 'title', 'description'] as const;

type Props = {
  typed: ProblemWords;
  current: ProblemOnPageFragment;
  /** Takes what is stored for some fields into the form. */
  onTake: (part: Partial<ProblemWords>) => void;
};

/** Both sides of a problem whose words somebody else put right meanwhile. */
export function ProblemConflict({ typed, current, onTake }: Props) {
  const t = useProblemText();
  const stored: ProblemWords = { ...current, description: current.description ?? '' };
  const say = (words: ProblemWords, key: keyof ProblemWords) =>
    key === 'field' ? t(`field.${words.field}`) : words[key];
  const fields = KEYS.filter((key) => typed[key].trim() !== stored[key].trim()).map((field) => ({
    field,
    yours: say(typed, field),
    current: say(stored, field),
  }));
  const keyOf = (name: string) => KEYS.find((key) => key === name) ?? 'title';
  return (
    <BothSides
      fields={fields}
      nameOf={(name) => t(NAMES[keyOf(name)])}
      onTakeOne={(name) => onTake({ [keyOf(name)]: stored[keyOf(name)] })}
    />
  );
}
