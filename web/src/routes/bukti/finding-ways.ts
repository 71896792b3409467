import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

/** What a finding may become. */
export type FindingWay = 'COMMITMENT' | 'PROBLEM';

/** What the caller may make of the findings of a record. */
export const waysOf = ({ pokjanal, abilities }: EvidenceContentFragment): FindingWay[] => [
  ...(pokjanal.meetingAbilities.includes('meeting.manage') ? (['COMMITMENT'] as const) : []),
  ...(abilities.includes('problem.raise') ? (['PROBLEM'] as const) : []),
];
