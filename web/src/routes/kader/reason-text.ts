import { MISSING_REASONS } from '@pokjanal/server/pure';

/** The words of a missing reason in both languages; own words stand for themselves. */
export const reasonText = (reason: keyof typeof MISSING_REASONS, note?: string) =>
  note ? { id: note, en: note } : MISSING_REASONS[reason];
