import { expect, it } from 'vitest';
import { maskPhone, normalizePhone } from './phone.ts';

it('brings every way of writing a number into one', () => {
  for (const typed of ['081234567890', '0812-3456-7890', '6281234567890', '+62 812 3456 7890', '006281234567890']) {
    expect(normalizePhone(typed), typed).toBe('+6281234567890');
  }
  expect(normalizePhone('+60 12 345 6789')).toBe('+60123456789');
});

it('leaves user names and nonsense alone', () => {
  for (const typed of ['kader.melati', '1234', '81234567890', '0812x345678', '']) {
    expect(normalizePhone(typed), typed).toBeNull();
  }
});

it('hides the middle of a number', () => {
  expect(maskPhone('+6281234567890')).toBe('+62812••••••90');
});
