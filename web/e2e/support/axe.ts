import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Demands that axe finds nothing to object to on the page as it stands; a finding is told with its places. Of a page that
 * was looked at before, only what changed since needs to be asked: contrast after the scheme, the rest after the size.
 */
export async function expectNoViolations(page: Page, part: 'ALL' | 'CONTRAST' | 'BUT_CONTRAST' = 'ALL'): Promise<void> {
  await settle(page);
  const axe = new AxeBuilder({ page });
  if (part === 'CONTRAST') axe.withRules(['color-contrast']);
  if (part === 'BUT_CONTRAST') axe.disableRules(['color-contrast']);
  const { violations } = await axe.analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    places: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary ?? ''}`),
  }));
  expect(told, page.url()).toEqual([]);
}

/** Waits for transitions on the way: a colour halfway between two schemes is nobody's choice. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1);
    const ended = Promise.allSettled(passing.map((one) => one.finished));
    // An animation that never ends must not hold the look up.
    const limit = new Promise((resolve) => setTimeout(resolve, 1_000));
    return Promise.race([ended, limit]).then(() => undefined);
  });
