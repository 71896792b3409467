import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { expect, it, vi } from 'vitest';
import { useOwnDatabase } from '../../../test/database.ts';
import { appendEvent } from '../../events/outbox.ts';
import { startEvents } from '../../events/start-events.ts';
import { systemClock } from '../../lib/clock.ts';
import { silentLog } from '../../lib/log.ts';
import { catalogueOf } from '../analytics/analytics-catalogue.ts';
import { watchDefinitions } from './catalogue-watch.ts';

it('reads the definitions anew once another process says that one changed', async () => {
  const db = await useOwnDatabase();
  await seedCatalogues(db);
  const events = await startEvents({ db, clock: systemClock, log: silentLog, idleMs: 20 });
  watchDefinitions(db);
  const before = await catalogueOf(db);
  expect(await catalogueOf(db)).toBe(before);
  await db.sql(`update "IndicatorVersion" set decimals = 3 where "indicatorCode" = 'SKDN_DS'`);
  await appendEvent(db, { type: 'indicator.changed', payload: { codes: ['SKDN_DS'] } });
  await vi.waitFor(async () => {
    const { versions } = await catalogueOf(db);
    expect(versions.get('SKDN_DS')?.[0]?.decimals).toBe(3);
  }, 10_000);
  await events.stop();
}, 60_000);
