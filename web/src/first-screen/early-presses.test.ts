import { beforeAll, expect, test, vi } from 'vitest';

beforeAll(async () => void (await import('./early-presses.ts')));

test('the last press before the console is there is handed on to it, once', () => {
  document.body.innerHTML = '<button>satu</button><button><b>dua</b></button><a href="#x">tiga</a>';
  const [one, two] = document.querySelectorAll('button');
  const pressed = vi.fn();
  one?.click();
  two?.querySelector('b')?.click();
  document.querySelector('a')?.click();
  for (const button of [one, two]) button?.addEventListener('click', () => pressed(button.textContent));
  document.dispatchEvent(new Event('pokjanal:open'));
  expect(pressed.mock.calls).toEqual([['dua']]);
  document.dispatchEvent(new Event('pokjanal:open'));
  expect(pressed).toHaveBeenCalledTimes(1);
});
