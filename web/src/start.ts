import './styles/tokens.css';
import './styles/base.css';
import { restoreLanguage } from './i18n/i18n.ts';
import { applyScheme } from './lib/color-scheme.ts';
import { keepShellOffline } from './lib/offline.ts';

/** What both entries do before they render: colours, language, and the reload after a release took old files away. */
export async function start(): Promise<HTMLElement> {
  applyScheme();
  window.addEventListener('vite:preloadError', () => window.location.reload());
  window.addEventListener('load', () => void keepShellOffline(), { once: true });
  await restoreLanguage();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  return root;
}
