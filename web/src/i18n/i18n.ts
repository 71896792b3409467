import i18next, { type i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import { tellServer } from '../lib/device-choice.ts';
import type { KeyOf, Texts, Translated } from './catalogue.ts';

export type Language = 'id' | 'en';
type Values = Readonly<Record<string, string | number>>;
/** A translator bound to one catalogue. */
export type Translate<T extends Texts> = (key: KeyOf<T>, values?: Values) => string;

const KEY = 'pokjanal.language';
const loaders = new Map<string, () => Promise<Texts>>();
const listeners = new Set<() => void>();
const engine: i18n = i18next.createInstance();
/** The language asked for; it is in force once its texts are there. A page that arrives in between needs them too. */
let wanted: Language = 'id';
let inForce: Language = 'id';

void engine.init({
  lng: 'id',
  fallbackLng: 'id',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {},
});

const announce = () => {
  document.documentElement.lang = readLanguage();
  for (const listener of listeners) listener();
};

/**
 * Adds a catalogue: Indonesian at once, English when somebody asks for it. Returns the hook of that catalogue, typed by
 * its keys.
 */
export function defineCatalogue<const T extends Texts>(name: string, id: T, loadEn: () => Promise<Translated<T>>) {
  engine.addResourceBundle('id', name, id);
  loaders.set(name, loadEn as () => Promise<Texts>);
  if (wanted === 'en') void loadInto('en').then(announce);
  const translate = (language: Language): Translate<T> => {
    const fixed = engine.getFixedT(language, name) as (key: string, values?: Values) => string;
    return (key, values) => fixed(key, values);
  };
  const byLanguage = { id: translate('id'), en: translate('en') };
  return {
    /** The translator for the language in force; the component renders again when the language changes. */
    useT(): Translate<T> {
      useSyncExternalStore(subscribe, readVersion, readVersion);
      return byLanguage[readLanguage()];
    },
    /** The same outside components. */
    t: ((key, values) => byLanguage[readLanguage()](key, values)) as Translate<T>,
  };
}

let version = 0;
const readVersion = () => version;

/** The language in force now. */
export const readLanguage = (): Language => inForce;

/** Re-renders with the language. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, readLanguage, readLanguage);

/** Changes the language once its texts are there, and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  wanted = language;
  await loadInto(language);
  inForce = language;
  version += 1;
  tellServer(KEY, language);
  announce();
}

/** Writes what `render` renders at once in a language, for whoever asked; leaves the language in force as it was. */
export function inLanguage<Result>(language: Language, render: () => Result): Result {
  const before = inForce;
  inForce = language;
  try {
    return render();
  } finally {
    inForce = before;
  }
}

/** Takes up the language a person chose elsewhere, unless this device has a choice of its own. */
export function followLanguage(language: string): void {
  if (localStorage.getItem(KEY) === null && language === 'en') void chooseLanguage('en');
}

/** Takes up the language chosen earlier on this device; resolves at once for Indonesian. */
export async function restoreLanguage(): Promise<void> {
  if (localStorage.getItem(KEY) === 'en') await chooseLanguage('en');
}

/** Brings the texts of a language, of all catalogues there are so far. */
export async function loadInto(language: Language): Promise<void> {
  if (language === 'id') return;
  await Promise.all(
    [...loaders].map(async ([name, load]) => {
      if (engine.hasResourceBundle('en', name)) return;
      engine.addResourceBundle('en', name, await load());
      version += 1;
    }),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
