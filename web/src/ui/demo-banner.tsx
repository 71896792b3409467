import { useUiText } from '../i18n/texts/ui.ts';
import css from './demo-banner.module.css';

/** Says on every page of a demo, and on its prints, that nothing here is real. */
export function DemoBanner() {
  const t = useUiText();
  return (
    <aside className={css.banner} aria-label={t('demo')}>
      <strong>{t('demo')}</strong>
      <span>{t('demoWhy')}</span>
    </aside>
  );
}
