import type { ExplainInput } from '@/gql/schema-types.ts';
import { type FigureHistory, paths } from '@/paths.ts';

const APPROVED = 'disetujui';
const AS_WAS = 'saat-itu';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The address that explains a figure, with everything it was asked with: reports, areas, instant and closing. */
export function figurePath({ indicator, wilayah, period, dataState, ...history }: ExplainInput): string {
  return paths.figure({
    indikator: indicator,
    wilayah,
    periode: period,
    data: dataState === 'APPROVED' ? APPROVED : null,
    ...writeHistory(history),
  });
}

/** Anchor of who answers for a figure, on the page that explains it. */
export const RESPONSIBLE = 'penanggung-jawab';

/** The address of who answers for a figure and what they do about it. */
export const responsiblePath = (figure: ExplainInput): string => `${figurePath(figure)}#${RESPONSIBLE}`;

/** Agencies answer for areas; the figures of a puskesmas have its areas to answer for them. */
export function isAreaId(id: string): boolean {
  try {
    return !atob(id.replaceAll('-', '+').replaceAll('_', '/')).startsWith('Puskesmas:');
  } catch {
    return true;
  }
}

/** The figure that an address names, as it is asked; null where it names none, or an instant that is none. */
export function readFigure(search: URLSearchParams): ExplainInput | null {
  const [indicator, wilayah, period] = ['indikator', 'wilayah', 'periode'].map((name) => search.get(name));
  const isInstant = Number.isFinite(Date.parse(search.get('diketahui') ?? '2000-01-01'));
  if (!indicator || !wilayah || !period || !isInstant) return null;
  const dataState = search.get('data') === APPROVED ? 'APPROVED' : 'PROVISIONAL';
  return { indicator, wilayah, period, dataState, ...readHistory(search) };
}

/** The same figure within the areas of today and with all that is known by now. */
export function todaysFigure({ indicator, wilayah, period, dataState }: ExplainInput): ExplainInput {
  return { indicator, wilayah, period, dataState };
}

/** Tells whether a figure is of other areas than today's, or of what was known at another time. */
export function isPast({ hierarchy, asKnownAt, release }: ExplainInput): boolean {
  return (hierarchy ?? 'AS_NOW') !== 'AS_NOW' || Boolean(asKnownAt) || Boolean(release);
}

type History = Pick<ExplainInput, 'hierarchy' | 'asOf' | 'asKnownAt' | 'release'>;

function writeHistory({ hierarchy, asOf, asKnownAt, release }: History): FigureHistory {
  const areas = { AS_NOW: null, AS_WAS, AS_OF: asOf }[hierarchy ?? 'AS_NOW'];
  return { hierarki: areas ?? null, diketahui: asKnownAt ?? null, rilis: release ?? null };
}

function readHistory(search: URLSearchParams): History {
  const [areas, asKnownAt, release] = ['hierarki', 'diketahui', 'rilis'].map((name) => search.get(name));
  return {
    ...(areas === AS_WAS ? { hierarchy: 'AS_WAS' } : {}),
    ...(areas && DAY.test(areas) ? { hierarchy: 'AS_OF', asOf: areas } : {}),
    ...(asKnownAt ? { asKnownAt } : {}),
    ...(release ? { release } : {}),
  };
}
