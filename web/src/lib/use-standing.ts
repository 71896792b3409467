import { useState } from 'react';

type Revised = { readonly revision: number };

/**
 * Keeps the record that a window began with, whatever arrives behind it, and what stands since a refusal brought it. An
 * act is checked against what the person has been shown: the record as it began, or, once both sides are on screen, the
 * record as it stands.
 */
export function useStanding<Seen extends Revised, Now extends Revised>(record: Seen, current: Now | null | undefined) {
  const [seen] = useState(record);
  const [standing, setStanding] = useState<Now | null>(null);
  if (current && current !== standing) setStanding(current);
  return { seen, standing: current ?? standing, expectedRevision: (current ?? standing ?? seen).revision };
}
