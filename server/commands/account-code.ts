import { systemActor } from '../src/auth/actor.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { systemClock } from '../src/lib/clock.ts';
import { NotFound } from '../src/lib/errors.ts';
import { silentLog } from '../src/lib/log.ts';
import { recoverAccount } from '../src/modules/user/recover-account.ts';
import { runCommand, say } from './run-command.ts';

const HOW = 'Pakai / use: npm run account:code -- <nama pengguna atau nomor telepon / user name or telephone>';

await runCommand(async (env, [login]) => {
  if (!login) return say(HOW);
  const db = await openDatabase(env);
  try {
    await migrate(db.pool);
    const actor = systemActor('account:code');
    const ctx = { actor, db, clock: systemClock, log: silentLog, requestId: 'command' };
    const { name, code, expiresAt } = await recoverAccount(ctx, login);
    say(`${name}: ${code}`);
    say(`Berlaku sampai / valid until ${expiresAt.toISOString()}, sekali pakai / once: /masuk/kode`);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    say(`${error.texts.id} / ${error.texts.en}`);
    process.exitCode = 1;
  } finally {
    await db.close();
  }
});
