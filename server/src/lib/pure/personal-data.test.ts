import { expect, it } from 'vitest';
import { personalDataIn } from './personal-data.ts';

it('warns of identity and telephone numbers however they are written, and of no other number', () => {
  for (const text of ['NIK 6210012345678901', 'KK: 6210 0123 4567 8901.', '62.10.01.23456789.01']) {
    expect(personalDataIn(text), text).toBe('NIK');
  }
  for (const text of ['hubungi 081234567890', 'WA +62 812-3456-7890', '0812.3456.789', '6281234567890']) {
    expect(personalDataIn(text), text).toBe('PHONE');
  }
  for (const text of [
    'Rp26.900.000,00 untuk 8 posyandu',
    '14 Agustus 2024 sampai 30-09-2024',
    'SK 002.3/400.7.27.2/683/V/2024',
    'Register 62.10.02.2001 RT 03 RW 08',
    'panjang pipa 1.250 m, 80 kepala keluarga',
    '08.00–11.00 WIB',
  ]) {
    expect(personalDataIn(text), text).toBeNull();
  }
});
