import type { Random } from '../ids.ts';
import { ADULTS, CHILDREN, MOTHERS, PUSKESMAS, type Recipe, SCHOOL } from './recipes.ts';
import type { Population, Season } from './skdn.ts';

/** What shapes the forms of one post and month besides its children. */
export type BlockLife = {
  readonly population: Population;
  readonly season: Season;
  /** Children weighed in the month, from the SKDN form. */
  readonly weighed: number;
  readonly opened: boolean;
  /** Month of the year, from 1. */
  readonly month: number;
  /** How well the post is equipped and led, 0 to 1, the same in every month. */
  readonly strength: number;
};

export type Counts = Map<string, number>;

/** Draws the answers of one form by element; every rule of the block holds among them. */
export function drawBlock(block: string, random: Random, life: BlockLife): Counts {
  const made = (DRAWERS[block] ?? (() => new Map<string, number>()))(random, life);
  if (!life.opened) for (const code of made.keys()) if (!STOCKS.test(code)) made.set(code, 0);
  return made;
}

const STOCKS = /^(?:\w\w_SAS_|OP_KADER_SK$|PF_)/;

const DRAWERS: Record<string, (random: Random, life: BlockLife) => Counts> = {
  A: (random, { population, season }) => {
    const children = sum(population);
    const due = start({ HN_SAS_HAMIL: children * 0.2, HN_SAS_NIFAS: children * 0.17 });
    draw(random, due, 'HN_DTG_HAMIL', 'HN_SAS_HAMIL', season.attendance * 0.95);
    draw(random, due, 'HN_DTG_NIFAS', 'HN_SAS_NIFAS', season.attendance * 0.9);
    return follow(random, due, MOTHERS);
  },
  B: (random, { population, season, weighed, month }) => {
    const infants = sum(population.slice(0, 4));
    const older = sum(population.slice(4));
    // Vitamin A and deworming are given twice a year; in other months nobody is due.
    const campaign = month === 2 || month === 8;
    const due = start({
      BB_SAS_BAYI: infants,
      BB_SAS_BALITA: older,
      BB_SAS_APRAS: older * 0.22,
      WEIGHED: weighed,
      BB_ASI_TANYA: sum(population.slice(0, 2)) * season.attendance,
      BB_MP_TANYA: sum(population.slice(2, 6)) * season.attendance,
      BB_VITA_SAS: campaign ? sum(population.slice(2)) : 0,
      BB_CACING_SAS: campaign ? older : 0,
    });
    draw(random, due, 'BB_DTG_BAYI', 'BB_SAS_BAYI', Math.min(0.99, season.attendance * 1.08));
    draw(random, due, 'BB_DTG_BALITA', 'BB_SAS_BALITA', season.attendance);
    draw(random, due, 'BB_DTG_APRAS', 'BB_SAS_APRAS', season.attendance * 0.6);
    const made = follow(random, due, CHILDREN);
    made.delete('WEIGHED');
    return made;
  },
  C: (random, { population }) => {
    const children = sum(population);
    return follow(random, start({ SR_SAS_US: children * 1.7, SR_SAS_RM: children * 0.8 }), SCHOOL);
  },
  D: (random, { population }) => {
    const children = sum(population);
    return follow(random, start({ DL_SAS_DW: children * 5.4, DL_SAS_LS: children * 0.86 }), ADULTS);
  },
  OP: (random, { population, season, opened, strength }) => {
    const kader = 4 + Math.round(strength * 3);
    const made = start({
      OP_BUKA: opened ? 1 : 0,
      OP_KADER_SK: kader,
      OP_NAKES: 1 + Math.floor(random() * 2),
      OP_SULUH: Math.floor(random() * 3),
      OP_KUNJ_TARGET: sum(population) * 0.12,
      OP_TB_RUJUK: 0,
    });
    draw(random, made, 'OP_KADER_AKTIF', 'OP_KADER_SK', Math.min(0.98, season.attendance + 0.12));
    return draw(random, made, 'OP_KUNJ_ADA', 'OP_KUNJ_TARGET', 0.72);
  },
  PF: (random, { population, strength }) => {
    const households = sum(population) * 3.1;
    const yes = (chance: number): number => (strength * 0.6 + random() * 0.5 > 1 - chance ? 1 : 0);
    const made = start({
      PF_KK: households,
      PF_KDR_PURWA: strength * 2,
      PF_KDR_MADYA: strength,
      PF_KDR_UTAMA: strength > 0.8 ? 1 : 0,
      PF_ALAT: yes(0.85),
      PF_TAMBAHAN: strength * 3,
      PF_PAUD: yes(0.55),
      PF_BKB: yes(0.5),
      PF_EKO: yes(0.35),
    });
    draw(random, made, 'PF_DANA_KK', 'PF_KK', strength * 0.7);
    draw(random, made, 'PF_PHBS_KAJI', 'PF_KK', 0.35);
    return draw(random, made, 'PF_PHBS_SEHAT', 'PF_PHBS_KAJI', 0.4 + strength * 0.3);
  },
};

/** Draws the figures a puskesmas gives for a village; yearly targets come with January and stay in force. */
export function drawVillage(random: Random, children: number, withTargets: boolean): Counts {
  const targets = start({
    PK_HAMIL_TH: children * 0.23,
    PK_BAYI_TH: children * 0.2,
    PK_BADUTA_TH: children * 0.2,
    PK_PUS: children * 1.6,
    PK_RP: children * 0.6,
  });
  const made = follow(random, targets, PUSKESMAS);
  if (!withTargets)
    for (const code of ['PK_HAMIL_TH', 'PK_BAYI_TH', 'PK_BADUTA_TH', 'PK_PUS', 'PK_RP']) made.delete(code);
  return made;
}

function start(counts: Record<string, number>): Counts {
  return new Map(Object.entries(counts).map(([code, count]) => [code, Math.max(0, Math.round(count))]));
}

function follow(random: Random, counts: Counts, recipe: Recipe): Counts {
  for (const [code, of, share] of recipe) draw(random, counts, code, of, share);
  return counts;
}

function draw(random: Random, counts: Counts, code: string, of: string, share: number): Counts {
  let base = 0;
  for (const [, sign, name] of of.matchAll(/([-+]?)(\w+)/g)) {
    base += (sign === '-' ? -1 : 1) * (counts.get(name ?? '') ?? 0);
  }
  return counts.set(code, binomial(random, Math.max(0, base), Math.min(1, share)));
}

/** Counts hits among trials; for many of them by the normal curve, whose error nobody sees. */
export function binomial(random: Random, trials: number, chance: number): number {
  if (trials > 60) {
    const spread = Math.sqrt(trials * chance * (1 - chance));
    const drawn = trials * chance + spread * (random() + random() + random() + random() - 2) * 1.73;
    return Math.min(trials, Math.max(0, Math.round(drawn)));
  }
  let hits = 0;
  for (let i = 0; i < trials; i++) if (random() < chance) hits++;
  return hits;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
