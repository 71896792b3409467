import { type Act, type Refused, useAct } from '@/graphql/use-act.ts';
import type { Holder } from './pokjanal-page.types.ts';

/** The offices of a group as they stand, with their revision. */
export type Offices = {
  readonly contactOffice: string | null;
  readonly secretariat: string | null;
  readonly revision: number;
};

/** A refusal about a seat; a conflict shows what stands. */
type SeatRefused = Refused & { readonly currentHolding?: Holder | null; readonly currentPokjanal?: Offices | null };

export type SeatAct = Act<SeatRefused>;

/** Does one act on a seat, a holder or a member at a time. */
export const useSeatAct = (): SeatAct => useAct<SeatRefused>();
