import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { paths } from '@/paths.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { METHODS, type Method } from './classes.ts';

const MONTHS_OFFERED = 25;

/** The level drawn inside an area of each level; a village is drawn by itself. */
export const BELOW: Readonly<Record<WilayahLevel, WilayahLevel>> = {
  NASIONAL: 'PROVINSI',
  PROVINSI: 'KABKOTA',
  KABKOTA: 'KECAMATAN',
  KECAMATAN: 'DESA',
  DESA: 'DESA',
};

/** What the address says of indicator, month and classes. */
export function useMapView() {
  const [search, setSearch] = useSearchParams();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    });
  const month = search.get('periode') ?? latest;
  const indicator = search.get('indikator') ?? 'SKDN_DS';
  const method: Method = METHODS.find((one) => one === search.get('kelas')) ?? 'kuantil';
  return {
    month,
    months: monthsUntil(latest, MONTHS_OFFERED),
    setMonth: set('periode'),
    indicator,
    setIndicator: set('indikator'),
    method,
    setMethod: set('kelas'),
    /** The same view of another area. */
    pathTo: (wilayah: string) => paths.map({ wilayah, periode: month, indikator: indicator, kelas: method }),
  };
}

export type MapView = ReturnType<typeof useMapView>;

type Levels = Readonly<Record<string, WilayahLevel>>;

/**
 * Levels of the areas met so far, which decide what to ask for inside them. Of an area nobody has met, provinces are
 * asked: an answer that costs nothing and tells the level.
 */
export function useKnownLevels(own: { id: string; level: WilayahLevel } | null) {
  const [known, setKnown] = useState<Levels>(() => (own ? { [own.id]: own.level } : {}));
  const learn = useCallback((more: Levels) => {
    setKnown((before) =>
      Object.entries(more).every(([id, level]) => before[id] === level) ? before : { ...before, ...more },
    );
  }, []);
  return { levelInside: (id: string): WilayahLevel => BELOW[known[id] ?? 'NASIONAL'], learn };
}
