import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { chooseLanguage, defineCatalogue } from './i18n.ts';

const { useT } = defineCatalogue('probe', { hello: 'Halo {{name}}', rows_other: '{{count}} baris' }, () =>
  Promise.resolve({ hello: 'Hello {{name}}', rows_one: '{{count}} row', rows_other: '{{count}} rows' }),
);
const Probe = ({ count }: { count: number }) => {
  const t = useT();
  return (
    <p>
      {t('hello', { name: '<Melati>' })}, {t('rows', { count })}
    </p>
  );
};
afterEach(() => chooseLanguage('id'));

test('a new language reaches what is on screen, with its plurals, and the document', async () => {
  render(<Probe count={1} />);
  expect(screen.getByText('Halo <Melati>, 1 baris')).toBeTruthy();
  await act(() => chooseLanguage('en'));
  expect(screen.getByText('Hello <Melati>, 1 row')).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
});

test('a text is found by its path, in Indonesian where there is no other, and a value stands in it as it is', async () => {
  const { t } = defineCatalogue(
    'paths',
    { state: { one: '{{a}} dari {{b}}', two: 'dua' }, size_other: '{{count, number}} kg' },
    () => Promise.resolve({ state: { one: '{{a}} of {{b}}' }, size_other: '{{count, number}} kg' } as never),
  );
  expect(t('state.one', { a: '{{b}}', b: 0 })).toBe('{{b}} dari 0');
  expect(t('size', { count: 1200 })).toBe('1.200 kg');
  await chooseLanguage('en');
  expect(t('state.one', { a: '$1', b: 2 })).toBe('$1 of 2');
  expect(t('state.two')).toBe('dua');
  expect(t('size', { count: 1200 })).toBe('1,200 kg');
});

test('a page that arrives while the language is still loading comes in that language', async () => {
  let arrive: (texts: { slow: string }) => void = () => {};
  const slow = new Promise<{ slow: string }>((resolve) => (arrive = resolve));
  defineCatalogue('slow', { slow: 'lambat' }, () => slow);
  const chosen = chooseLanguage('en');
  const late = defineCatalogue('late', { hello: 'Halo' }, () => Promise.resolve({ hello: 'Hello' }));
  const Late = () => <p>{late.useT()('hello')}</p>;
  render(<Late />);
  await act(async () => {
    arrive({ slow: 'slow' });
    await chosen;
  });
  expect(screen.getByText('Hello')).toBeTruthy();
});

test('the choice is kept on this device', async () => {
  await chooseLanguage('en');
  const kept = Array.from({ length: localStorage.length }, (_, i) => localStorage.getItem(localStorage.key(i) ?? ''));
  expect(kept).toContain('en');
});
