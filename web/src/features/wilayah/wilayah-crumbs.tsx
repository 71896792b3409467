import { Link } from 'react-router';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';

type Area = { readonly id: string; readonly name: string };

/** The way from the country down to an area, each step a link to its page. */
export const WilayahCrumbs = ({ areas }: { areas: readonly Area[] }) => (
  <Breadcrumb crumbs={areas.map(({ id, name }) => ({ key: id, link: <Link to={paths.wilayah(id)}>{name}</Link> }))} />
);
