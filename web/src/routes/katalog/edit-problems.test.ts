import { expect, test } from 'vitest';
import { errorsOf } from './edit-problems.ts';

const text = (id: string) => ({ id, en: `${id} (en)` });

test('each field gets all that is said about it, in the language of the reader', () => {
  const problems = [
    { path: 'numerator', message: text('Kode X tidak dikenal.') },
    { path: 'numerator', message: text('Kode Y tidak dikenal.') },
    { path: 'source', message: text('Wajib diisi.') },
  ];
  expect(errorsOf({ message: text('Belum benar.'), problems }, 'id')).toEqual({
    numerator: 'Kode X tidak dikenal. Kode Y tidak dikenal.',
    source: 'Wajib diisi.',
  });
  expect(errorsOf({ message: text('Sudah berubah.') }, 'en')).toEqual({ form: 'Sudah berubah. (en)' });
});
