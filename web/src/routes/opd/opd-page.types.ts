import type { OpdPageQuery } from './opd-pages.generated.ts';

export type Opd = NonNullable<OpdPageQuery['opd']>;
