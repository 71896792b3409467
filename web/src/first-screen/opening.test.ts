import { afterEach, beforeEach, expect, test } from 'vitest';
import { fitsHere, readOpening, writeOpening } from './opening.ts';

beforeEach(() => {
  sessionStorage.clear();
  window.history.replaceState(null, '', '/dasbor');
});
afterEach(() => document.body.replaceChildren());

test('what comes with a page is read as it was written, and no text in it can end its element', () => {
  const opening = { language: 'id', cache: { 'Posyandu:1': { name: '</script><img src=x>' } } } as const;
  document.body.innerHTML = writeOpening(opening);
  expect(document.querySelector('img')).toBeNull();
  expect(readOpening()).toEqual(opening);
});

test('a page that came bare has no opening', () => {
  expect(readOpening()).toBeNull();
});

test('a first screen of another language, or of another area than the one chosen in this window, is not taken over', () => {
  expect(fitsHere({ language: 'id', cache: {} })).toBe(true);
  expect(fitsHere({ language: 'en', cache: {} })).toBe(false);
  sessionStorage.setItem('pokjanal.area', 'lain');
  expect(fitsHere({ language: 'id', cache: {} })).toBe(false);
  window.history.replaceState(null, '', '/dasbor?wilayah=ini');
  expect(fitsHere({ language: 'id', cache: {} })).toBe(true);
});
