import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import type { WilayahPageQuery } from './wilayah-page.generated.ts';

type WilayahFull = NonNullable<WilayahPageQuery['wilayah']>;

/** Who serves an area: of a village or district its puskesmas and pustu, of a larger one the way to their directory. */
export function AreaService({ area }: { area: WilayahFull }) {
  const t = useOrganisationText();
  // Who looks after a village sees its pustu, and no page of the puskesmas beyond it.
  const [maySee, mayOpen] = [useMay('pustu.read'), useMay('puskesmas.read')];
  const { id, level, servedBy, pustu, counts } = area;
  const isSmall = level === 'KECAMATAN' || level === 'DESA';
  if (!(maySee || mayOpen) || (!isSmall && (counts.puskesmas === 0 || !mayOpen))) return null;
  const directory = <Link to={paths.puskesmasList({ wilayah: id })}>{t('wilayah.directory')}</Link>;
  if (!isSmall) return <Panel title={t('wilayah.service')}>{directory}</Panel>;
  return (
    <Panel title={t('wilayah.service')} actions={mayOpen && level === 'KECAMATAN' && directory}>
      {mayOpen && servedBy.length === 0 && <p className="pk-muted">{t('wilayah.noService')}</p>}
      <ul>
        {servedBy.map((one) => (
          <li key={one.id}>
            <Link to={paths.puskesmas(one.id)}>{one.name}</Link>
          </li>
        ))}
        {pustu.map((one) => (
          <li key={one.id}>
            {mayOpen ? <Link to={paths.puskesmas(one.puskesmas.id, { pustu: one.id })}>{one.name}</Link> : one.name}
          </li>
        ))}
      </ul>
      {level === 'DESA' && pustu.length === 0 && <p className="pk-muted">{t('wilayah.noPustu')}</p>}
    </Panel>
  );
}
