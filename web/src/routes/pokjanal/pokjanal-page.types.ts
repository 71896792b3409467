import type { PokjanalPageQuery } from './pokjanal-page.generated.ts';

/** The group as its page asks for it. */
export type Pokjanal = NonNullable<PokjanalPageQuery['pokjanal']>;
