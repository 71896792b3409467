import { useMay } from './session.tsx';
import { paths } from '@/paths.ts';

type Query = NonNullable<Parameters<typeof paths.posyanduList>[0]>;

/**
 * The way to the posts of an area: their list for whoever may read reports. Others see of a village its own page, and
 * get null where no village is named.
 */
export function usePostsPath(): (query: Query) => string | null {
  const mayRead = useMay('report.read');
  return (query) => {
    if (mayRead) return paths.posyanduList(query);
    return query.wilayah ? paths.wilayah(query.wilayah) : null;
  };
}
