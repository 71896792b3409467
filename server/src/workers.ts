import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './db/client.ts';
import { type Shelf, sweepAttachments } from './files/attachment.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import { assessDueMonth } from './modules/analytics/assess-posts.ts';
import { startRollupWorker } from './modules/analytics/rollup-worker.ts';
import { startImportWorker } from './modules/exchange/import-worker.ts';
import { watchDefinitions } from './modules/indicator/catalogue-watch.ts';
import { tellDue } from './modules/notification/due-notices.ts';
import { dropOldNotifications, startNotificationWorker } from './modules/notification/notification-worker.ts';
import { tellTerms } from './modules/pokjanal/term-notices.ts';
import { escalateLateProblems } from './modules/problem/late-problems.ts';
import { closeDueMonths } from './modules/submission/close-due-months.ts';
import { openDueMonths } from './modules/submission/open-month.ts';

const EVERY_MS = 3_600_000;
const LONGEST_WAIT_MS = 20_000;

type Needs = { db: Database; clock: Clock; log: Log; shelf: Shelf };

/** Starts what runs beside requests: the roll-up worker, imports, notifications, months, terms and answers that fall due, and the sweep of unused files. */
export async function startWorkers({ db, clock, log, shelf }: Needs) {
  const opening = openDueMonths({ db, clock }).catch((err: unknown) =>
    log.error({ err }, 'opening of months failed, trying again in an hour'),
  );
  // An office is ready with its months open; a country of posts goes on opening while it already answers.
  await Promise.race([opening, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
  watchDefinitions(db);
  const rollups = startRollupWorker(db, { onError: (err) => log.error({ err }, 'roll-up failed, trying again') });
  const imports = startImportWorker({ db, clock, log }, (err) => log.error({ err }, 'import failed, trying again'));
  const people = startNotificationWorker(
    { db, clock },
    { onError: (err) => log.error({ err }, 'telling people failed, trying again') },
  );
  const tell = () =>
    Promise.all([tellTerms({ db, clock }), tellDue({ db, clock }), dropOldNotifications({ db, clock })]).catch(
      (err: unknown) => log.error({ err }, 'telling of what falls due failed, trying again in an hour'),
    );
  const passUp = () =>
    escalateLateProblems({ db, clock }).catch((err: unknown) =>
      log.error({ err }, 'passing up of late problems failed, trying again in an hour'),
    );
  const telling = Promise.all([tell(), passUp()]);
  const timer = setInterval(() => {
    void tell();
    void passUp();
    openDueMonths({ db, clock })
      .then(() => closeDueMonths({ db, clock, log }))
      .then(() => assessDueMonth({ db, clock }))
      .catch((err: unknown) =>
        log.error({ err }, 'opening, closing or scoring of months failed, trying again in an hour'),
      );
    sweepAttachments({ db, clock }, shelf).catch((err: unknown) =>
      log.error({ err }, 'sweeping of files failed, trying again in an hour'),
    );
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await opening;
      await telling;
      await people.stop();
      await imports.stop();
      await rollups.stop();
    },
  };
}
