import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { usePustuText } from '@/i18n/texts/pustu.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './jejaring.module.css';
import type { Puskesmas } from './puskesmas-page.types.ts';
import type { NetworkState } from './use-network-window.ts';

/** Villages of the work area that no pustu serves, each with the act that closes the gap. */
export function PustuGaps({ puskesmas, window }: { puskesmas: Puskesmas; window: NetworkState }) {
  const t = usePustuText();
  const may = useMay('pustu.manage');
  const { villages } = puskesmas.network;
  const gaps = villages.filter(({ hasPustu }) => !hasPustu);
  if (villages.length === 0) return null;
  return (
    <Panel title={t('gaps')}>
      <p className="pk-muted">
        {gaps.length === 0 ? t('noGaps') : t('gapsLead', { count: gaps.length, total: villages.length })}
      </p>
      <ul className={css.gaps}>
        {gaps.map(({ id, name }) => (
          <li key={id}>
            <Link to={paths.wilayah(id)}>{name}</Link>
            {may && (
              <Button size="small" variant="quiet" aria-label={t('openFor', { name })} onClick={() => window.add(id)}>
                {t('open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
