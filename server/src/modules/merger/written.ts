type Ended = { readonly id: string; readonly to: string | null; readonly revision: number };
type Given = { readonly id: string; readonly opdId: string | null; readonly name: string; readonly revision: number };

/** Ids of all that a merger wrote, with what stood before and the revision that came of it: what taking it back needs. */
export type Written = {
  readonly formers: Ended[];
  readonly intoRevision: number;
  readonly members: string[];
  readonly endedMembers: Omit<Ended, 'revision'>[];
  readonly holdings: string[];
  readonly endedHoldings: Ended[];
  readonly commitments: Given[];
  readonly meetings: Given[];
  readonly plans: Given[];
};
