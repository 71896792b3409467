import { useSearchParams } from 'react-router';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { type FigureHistory, paths } from '@/paths.ts';

/** What the address says of the figure to explain; null where it does not name one. */
export function useFigure() {
  const [search, setSearch] = useSearchParams();
  const [indicator, wilayah, period] = ['indikator', 'wilayah', 'periode'].map((name) => search.get(name));
  const data = search.get('data') ?? undefined;
  const history: FigureHistory = {
    hierarki: search.get('hierarki'),
    diketahui: search.get('diketahui'),
    rilis: search.get('rilis'),
  };
  const figure: ExplainInput | null =
    indicator && wilayah && period
      ? { indicator, wilayah, period, dataState: data === 'disetujui' ? 'APPROVED' : 'PROVISIONAL', ...asked(history) }
      : null;
  return {
    figure,
    setPeriod: (value: string) =>
      setSearch((before) => {
        before.set('periode', value);
        return before;
      }),
    /** The address of the same figure of another place. */
    pathOf: (place: string) =>
      paths.figure({ indikator: indicator ?? '', wilayah: place, periode: period ?? '', data, ...history }),
  };
}

function asked({ hierarki, diketahui, rilis }: FigureHistory): Partial<ExplainInput> {
  return {
    ...(hierarki === 'saat-itu' ? { hierarchy: 'AS_WAS' } : {}),
    ...(diketahui ? { asKnownAt: diketahui } : {}),
    ...(rilis ? { release: rilis } : {}),
  };
}

export type FigureView = ReturnType<typeof useFigure>;
