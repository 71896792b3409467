import './styles/tokens.css';
import './styles/base.css';
import { restoreLanguage } from './i18n/i18n.ts';
import { applyScheme } from './lib/color-scheme.ts';
import { keepShellOffline } from './lib/offline.ts';

const RELOADED = 'pokjanal.reloadedAt';
const RELOAD_PAUSE_MS = 60_000;

/** A release takes the files of the one before away: the page loads anew, but never in circles and never offline. */
function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (!navigator.onLine || Date.now() - last < RELOAD_PAUSE_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}

/** What both entries do before they render: colours, language, and the reload after a release took old files away. */
export async function start(): Promise<HTMLElement> {
  applyScheme();
  window.addEventListener('vite:preloadError', reloadOnce);
  window.addEventListener('load', () => void keepShellOffline(), { once: true });
  await restoreLanguage();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  return root;
}
