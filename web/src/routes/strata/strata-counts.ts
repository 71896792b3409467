import { Strata } from '@/gql/schema-types.ts';
import type { ResultCountFragment } from './strata-page.generated.ts';

export const STRATA_METHOD = 'STRATA_2011';
export const ACTIVE_METHOD = 'AKTIF_2020';

/** The strata, the highest first. */
export const STRATA = [Strata.Mandiri, Strata.Purnama, Strata.Madya, Strata.Pratama] as const;
export const UNJUDGED = 'BELUM';

/** Posts of an area by strata, and how many of them are active. */
export type StrataCounts = {
  readonly byStrata: Readonly<Record<Strata | typeof UNJUDGED, number>>;
  readonly judged: number;
  readonly all: number;
  readonly active: number;
  /** Posts somebody said are active or not. */
  readonly activeJudged: number;
  /** Purnama and mandiri in percent of the posts with a strata; null where there are none. */
  readonly upper: number | null;
};

/** Puts the counts of the answer in order; a result that does not occur is nought. */
export function toStrataCounts(counts: readonly ResultCountFragment[]): StrataCounts {
  const of = (method: string, result: string | null) =>
    counts.find((one) => one.method === method && one.result === result)?.posts ?? 0;
  const strata = (result: Strata) => of(STRATA_METHOD, result);
  const [mandiri, purnama, madya, pratama] = [
    strata(Strata.Mandiri),
    strata(Strata.Purnama),
    strata(Strata.Madya),
    strata(Strata.Pratama),
  ];
  const judged = mandiri + purnama + madya + pratama;
  const unjudged = of(STRATA_METHOD, null);
  const active = of(ACTIVE_METHOD, 'AKTIF');
  return {
    byStrata: { MANDIRI: mandiri, PURNAMA: purnama, MADYA: madya, PRATAMA: pratama, BELUM: unjudged },
    judged,
    all: judged + unjudged,
    active,
    activeJudged: active + of(ACTIVE_METHOD, 'TIDAK_AKTIF'),
    upper: judged === 0 ? null : ((mandiri + purnama) / judged) * 100,
  };
}
