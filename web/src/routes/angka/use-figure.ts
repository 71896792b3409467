import { useSearchParams } from 'react-router';
import { figurePath, readFigure } from '@/features/figures/figure-path.ts';

/** What the address says of the figure to explain; null where it does not name one. */
export function useFigure() {
  const [search, setSearch] = useSearchParams();
  const figure = readFigure(search);
  return {
    figure,
    setPeriod: (value: string) =>
      setSearch((before) => {
        before.set('periode', value);
        return before;
      }),
    /** The address of the same figure of another place. */
    pathOf: (place: string) => (figure ? figurePath({ ...figure, wilayah: place }) : ''),
  };
}

export type FigureView = ReturnType<typeof useFigure>;
