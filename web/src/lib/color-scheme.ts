import { useSyncExternalStore } from 'react';
import { tellServer } from './device-choice.ts';

type ColorScheme = 'light' | 'dark';
export type SchemeChoice = ColorScheme | 'auto';

const KEY = 'pokjanal.scheme';
const CHOICES: readonly SchemeChoice[] = ['light', 'dark', 'auto'];
const listeners = new Set<() => void>();
const systemDark = () => window.matchMedia?.('(prefers-color-scheme: dark)');

/** The person's choice; `auto` follows the device. */
function readSchemeChoice(): SchemeChoice {
  const kept = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === kept) ?? 'auto';
}

/** The scheme in force now. */
function readScheme(): ColorScheme {
  const choice = readSchemeChoice();
  return choice === 'auto' ? (systemDark()?.matches ? 'dark' : 'light') : choice;
}

/** Puts the scheme on the document; called before the first render so that no page flashes. */
export function applyScheme(): void {
  const scheme = readScheme();
  document.documentElement.setAttribute('data-scheme', scheme);
  tellServer(KEY, scheme);
  for (const listener of listeners) listener();
}

export function chooseScheme(choice: SchemeChoice): void {
  localStorage.setItem(KEY, choice);
  applyScheme();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemDark()?.addEventListener('change', applyScheme);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) systemDark()?.removeEventListener('change', applyScheme);
  };
}

/** The person's choice, re-rendering when it or the device changes. */
export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, readSchemeChoice, () => 'auto');
