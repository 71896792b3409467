import type { KeyboardEvent } from 'react';

/** Enter goes to the next field, as the keypad's own key suggests. */
export function nextOnEnter(event: KeyboardEvent<HTMLElement>, onEnd: () => void): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[inputmode="numeric"]')];
  const following = fields[fields.indexOf(event.target) + 1];
  if (following) following.focus();
  else onEnd();
}
