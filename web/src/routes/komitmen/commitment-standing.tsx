import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { SeenSides } from '@/ui/seen-sides.tsx';
import type { CommitmentRowFragment } from './commitment-pages.generated.ts';

type CommitmentRefused = Refused & { readonly currentCommitment?: CommitmentRowFragment | null };

/** One act on a commitment as it was seen; when it moved meanwhile, what stands is shown before the act goes through. */
export function useCommitmentAct(commitment: CommitmentRowFragment) {
  const act = useAct<CommitmentRefused>();
  const { seen, standing, expectedRevision } = useStanding(commitment, act.refused?.currentCommitment);
  return { act, seen, standing, ref: { commitment: commitment.id, expectedRevision } };
}

/** What changed of a commitment since somebody began an act on it. */
export function CommitmentStanding({ seen, current }: { seen: CommitmentRowFragment; current: CommitmentRowFragment }) {
  const t = useMeetingText();
  const format = useFormat();
  const words = useText();
  const sides = ({ state, dueOn, owner, escalatedTo, steps, text, indicator }: CommitmentRowFragment) => ({
    [t('commitment.to')]: [t(`state.${state}`), escalatedTo].filter(Boolean).join(', '),
    [t('commitment.due')]: dueOn && format.day(dueOn),
    [t('commitment.owner')]: owner,
    [t('commitment.text')]: text,
    [t('commitment.indicator')]: indicator && words(indicator.name),
    [t('commitment.note')]: steps.at(-1)?.note ?? null,
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}
