/** Ids of all that a succession wrote for one group: what taking it back needs. */
export type Written = {
  /** The successor was founded by it, and did not stand before. */
  readonly founded: boolean;
  readonly decree: { readonly id: string; readonly isNew: boolean };
  readonly seats: readonly string[];
  readonly holdings: readonly string[];
  readonly members: readonly string[];
  /** Holdings and memberships of the predecessor that it ended, with the end they had before. */
  readonly endedHoldings: readonly Ended[];
  readonly endedMembers: readonly Ended[];
  /** Commitments with the seat of their owner before, and the number of the entry it added to their log. */
  readonly commitments: readonly { readonly id: string; readonly seatId: string | null; readonly revision: number }[];
  readonly escalated: readonly string[];
  readonly credits: readonly string[];
  readonly meeting: string | null;
};

export type Ended = { readonly id: string; readonly to: string | null };

/** One line as it read on the day, and whether it was taken. */
export type ToldLine = {
  readonly key: string;
  readonly section: string;
  readonly title: string;
  readonly from: string | null;
  readonly seat: string | null;
  readonly isTaken: boolean;
};
