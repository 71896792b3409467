import i18next, { type i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import { tellServer } from '../lib/device-choice.ts';
import type { KeyOf, Texts, Translated } from './catalogue.ts';

export type Language = 'id' | 'en';
type Values = Readonly<Record<string, string | number>>;
/** A translator bound to one catalogue. */
export type Translate<T extends Texts> = (key: KeyOf<T>, values?: Values) => string;

const KEY = 'pokjanal.language';
type Catalogue = { readonly id: Texts; en?: Texts; readonly loadEn: () => Promise<Texts> };
const catalogues = new Map<string, Catalogue>();
const listeners = new Set<() => void>();
/** The language asked for; it is in force once its texts are there. A page that arrives in between needs them too. */
let wanted: Language = 'id';
let inForce: Language = 'id';

let engine: i18n | undefined;
/** Writes texts with plurals and formats; made at the first of them, for many pages open without. */
function withEngine(): i18n {
  if (engine) return engine;
  engine = i18next.createInstance();
  void engine.init({
    lng: 'id',
    fallbackLng: 'id',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {},
  });
  for (const [name, { id, en }] of catalogues) {
    engine.addResourceBundle('id', name, id);
    if (en) engine.addResourceBundle('en', name, en);
  }
  return engine;
}

const announce = () => {
  document.documentElement.lang = readLanguage();
  for (const listener of listeners) listener();
};

/**
 * Adds a catalogue: Indonesian at once, English when somebody asks for it. Returns the hook of that catalogue, typed by
 * its keys.
 */
export function defineCatalogue<const T extends Texts>(name: string, id: T, loadEn: () => Promise<Translated<T>>) {
  const known: Catalogue = { id, loadEn: loadEn as () => Promise<Texts> };
  catalogues.set(name, known);
  engine?.addResourceBundle('id', name, id);
  if (wanted === 'en') void loadInto('en').then(announce);
  const translate =
    (language: Language): Translate<T> =>
    (key, values = {}) => {
      const text = textAt(known[language], key) ?? textAt(known.id, key);
      if (text !== undefined && isPlain(text, values)) return fill(text, values);
      return withEngine().getFixedT(language, name)(key as string, values);
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

/** No plural, and no value that is to be written in a way of its own: `{{count, number}}`. */
const isPlain = (text: string, values: Values): boolean => values.count === undefined && !/\{\{[^}]*,/.test(text);

/** The text at a dotted path. */
function textAt(texts: Texts | undefined, path: string): string | undefined {
  let at: string | Texts | undefined = texts;
  for (const key of path.split('.')) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

const fill = (text: string, values: Values): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));

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
    [...catalogues].map(async ([name, texts]) => {
      if (texts.en) return;
      texts.en = await texts.loadEn();
      engine?.addResourceBundle('en', name, texts.en);
      version += 1;
    }),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
