import type { PosyanduPageQuery } from './posyandu-page.generated.ts';

/** The post as its page asks for it. */
export type Posyandu = NonNullable<PosyanduPageQuery['posyandu']>;
