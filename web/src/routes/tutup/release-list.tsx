import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { zoneId } from '@/lib/zone.ts';
import { Button } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './closing-page.module.css';
import type { Area, Place, Release } from './closing-page.types.ts';
import { ReleaseDialog } from './release-dialog.tsx';

type Props = { place: Place; releases: readonly Release[]; zone: Area['zone'] };

/** The closings of the month so far, newest first, each with what it bound. */
export function ReleaseList({ place, releases, zone }: Props) {
  const t = useClosingText();
  const format = useFormat();
  const [shown, setShown] = useState<Release | null>(null);
  return (
    <Panel title={t('releases.title')}>
      {releases.length === 0 && <p className="pk-muted">{t('releases.none')}</p>}
      <ul className={css.entries}>
        {releases.map((release) => {
          const { id, name, at, by, isAutomatic, approved, left } = release;
          return (
            <li key={id}>
              <div className={css.entryHead}>
                <h3>{name}</h3>
                <Button size="small" aria-label={t('releases.differsOf', { name })} onClick={() => setShown(release)}>
                  {t('releases.differs')}
                </Button>
              </div>
              <p>{t('releases.counts', { approved: format.number(approved), left: format.number(left) })}</p>
              <p className="pk-muted">
                {isAutomatic ? t('releases.auto') : t('releases.by', { name: by ?? '–' })} ·{' '}
                {format.instant(at, zone ? zoneId(zone) : undefined)}
              </p>
            </li>
          );
        })}
      </ul>
      {shown && <ReleaseDialog place={place} release={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}
