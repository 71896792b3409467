/**
 * Brings an Indonesian telephone number into one form, `+62…`, from 08…, 62… or +62… with any spacing.
 * Returns null for what is no telephone number; foreign numbers keep their own country code.
 */
export function normalizePhone(typed: string): string | null {
  const compact = typed.replace(/[\s().-]/g, '');
  if (!/^\+?\d{8,15}$/.test(compact)) return null;
  if (compact.startsWith('+')) return compact;
  if (compact.startsWith('0')) return compact.startsWith('00') ? `+${compact.slice(2)}` : `+62${compact.slice(1)}`;
  return compact.startsWith('62') ? `+${compact}` : null;
}

/** Shows enough of a number to recognise it and not enough to call: `+62812•••••90`. */
export function maskPhone(phone: string): string {
  const shown = phone.slice(0, 6);
  const last = phone.slice(-2);
  return shown + '•'.repeat(Math.max(3, phone.length - 8)) + last;
}
