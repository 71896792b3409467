import { describe, expect, it } from 'vitest';
import { codeOf } from './seat-code.ts';

describe('the code of an own seat', () => {
  it('is made of the capitals and digits of its name', () => {
    expect(codeOf('Koordinator lapangan 2')).toBe('KOORDINATOR_LAPANGAN_2');
    expect(codeOf(' 1. Bidang KIE & humas ')).toBe('BIDANG_KIE_HUMAS');
  });

  it('is never empty, never longer than forty, and never ends in an underscore', () => {
    expect(codeOf('…')).toBe('KURSI');
    expect(codeOf('a'.repeat(60))).toHaveLength(40);
    expect(codeOf(`${'a'.repeat(39)} b`)).toBe('A'.repeat(39));
  });
});
