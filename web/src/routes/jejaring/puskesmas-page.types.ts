import type { PuskesmasPageQuery } from './puskesmas-pages.generated.ts';

export type Puskesmas = NonNullable<PuskesmasPageQuery['puskesmas']>;
export type Pustu = Puskesmas['pustu'][number];
