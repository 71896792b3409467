import type { NormalizedCacheObject } from '@apollo/client/cache';
import { chosenArea } from '@/features/session/use-area.ts';
import { type Language, readLanguage } from '@/i18n/i18n.ts';

/** What comes with a first screen that the server has rendered: its language, and the answers it was made of. */
export type Opening = { readonly language: Language; readonly cache: NormalizedCacheObject };

/** Element of the page that holds it. */
const HOLDER = 'pembuka';

/** Writes an opening as an element of a page; nothing in it can end the element. */
export const writeOpening = (opening: Opening): string =>
  `<script type="application/json" id="${HOLDER}">${JSON.stringify(opening).replaceAll('<', '\\u003c')}</script>`;

/** Reads what came with the page; null when the page came bare. */
export function readOpening(): Opening | null {
  const text = document.getElementById(HOLDER)?.textContent;
  return text ? (JSON.parse(text) as Opening) : null;
}

/** Tells whether the first screen is what this window would show: the server knows neither its area nor its language now. */
export const fitsHere = ({ language }: Opening): boolean =>
  language === readLanguage() && (chosenArea() === null || new URLSearchParams(window.location.search).has('wilayah'));
