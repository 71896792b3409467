import type { FileFeature } from './boundary-file.ts';
import { dottedCode } from './wilayah-code.ts';

/** Stands for the feature's own id among the names of its properties. */
export const FEATURE_ID = 'id';

/** The code a feature carries under a property, dotted; null where there is none. */
export function codeOf(feature: FileFeature, property: string): string | null {
  const own = feature.properties[property];
  const value = own == null && property === FEATURE_ID ? feature.id : own;
  // A program that read 62.10 as a number wrote 62.1.
  const typed = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : value;
  if (typeof typed !== 'string' && typeof typed !== 'number') return null;
  return dottedCode(String(typed)) || null;
}

/** The property that holds the codes: the one under which most features name a known area; null where none does. */
export function findCodeProperty(features: readonly FileFeature[], isKnown: (code: string) => boolean): string | null {
  const names = new Set([FEATURE_ID, ...features.flatMap(({ properties }) => Object.keys(properties))]);
  let best: { name: string; hits: number } | null = null;
  for (const name of names) {
    const hits = features.filter((feature) => isKnown(codeOf(feature, name) ?? '')).length;
    if (hits > (best?.hits ?? 0)) best = { name, hits };
  }
  return best?.name ?? null;
}

/** What to call a feature in a message: its place in the file, with its code and a name where it has them. */
export function labelOf(feature: FileFeature, nth: number, code: string | null): string {
  const name = Object.entries(feature.properties).find(
    ([key, value]) => /nam|wadm/i.test(key) && typeof value === 'string' && /\p{L}/u.test(value),
  )?.[1];
  return [`#${nth}`, code, name].filter(Boolean).join(' ');
}
