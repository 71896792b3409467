import type { Hit } from '@/ui/search-list.tsx';
import type { WilayahHitFragment } from './wilayah-search.generated.ts';

/** Where an area lies, nearest first, without the country: `Kec. Kurun, Gunung Mas, Kalimantan Tengah`. */
export const placeOf = (ancestors: readonly { name: string; level: string }[]): string =>
  ancestors
    .filter((ancestor) => ancestor.level !== 'NASIONAL')
    .map((ancestor) => ancestor.name)
    .reverse()
    .join(', ');

/** Found areas as lines of a search list, each with its code and the areas above it. */
export const wilayahHits = (found: readonly WilayahHitFragment[], onPick: (area: WilayahHitFragment) => void): Hit[] =>
  found.map((area) => ({
    key: `w-${area.id}`,
    label: area.shortName ? `${area.fullName} (${area.shortName})` : area.fullName,
    detail: [area.code, placeOf(area.ancestors)].filter(Boolean).join(' · '),
    icon: 'tree',
    onPick: () => onPick(area),
  }));
