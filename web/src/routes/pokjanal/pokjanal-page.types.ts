import type { PokjanalPageQuery, SeatHolderFragment } from './pokjanal-page.generated.ts';

/** The group as its page asks for it. */
export type Pokjanal = NonNullable<PokjanalPageQuery['pokjanal']>;

/** A seat of the group on the day looked at. */
export type Seat = Pokjanal['seats'][number];

/** Who holds a seat, and when. */
export type Holder = SeatHolderFragment;

/** A member agency with the days of its membership. */
export type Membership = Pokjanal['memberships'][number];

/** What somebody is about to do; null seats and holders where an act needs none. */
export type SeatAct =
  | { readonly kind: 'hold' | 'history' | 'rename' | 'endSeat'; readonly seat: Seat }
  | { readonly kind: 'handOver' | 'correct' | 'end' | 'withdraw'; readonly seat: Seat; readonly holder: Holder }
  | { readonly kind: 'add' | 'join' | 'offices' }
  | { readonly kind: 'leave'; readonly membership: Membership };
