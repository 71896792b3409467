import { BothSides } from './both-sides.tsx';

type Props = {
  /** By the name of each thing the record says: what the person saw, and what stands now. */
  seen: Readonly<Record<string, string | null>>;
  current: Readonly<Record<string, string | null>>;
};

/** What changed of a record since somebody began an act on it; what they typed for the act stays in its form. */
export function SeenSides({ seen, current }: Props) {
  const fields = Object.keys(seen)
    .map((field) => ({ field, yours: seen[field] ?? '', current: current[field] ?? '' }))
    .filter(({ yours, current: stored }) => yours !== stored);
  return <BothSides isSeen fields={fields} nameOf={(field) => field} />;
}
