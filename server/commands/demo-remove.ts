import { hasDemo, removeDemo } from '@pokjanal/prisma/seed/demo-remove';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { withSeedDb } from '../src/db/seed-face.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { officeState } from '../src/office.ts';
import { printProgress } from '../src/start-screen.ts';
import { runCommand, say } from './run-command.ts';

await runCommand(async (env) => {
  const db = await openDatabase(env);
  try {
    await migrate(db.pool);
    if (!(await withSeedDb(db, hasDemo))) return say('Tidak ada data contoh. / There is no demo data.');
    await withSeedDb(db, (seed) => removeDemo(seed, { progress: printProgress, rebuild: () => rebuild(db) }));
    say('\nData contoh dihapus. / The demo data is gone.');
    const { hasUsers } = await officeState(db);
    if (!hasUsers)
      say('Start berikutnya membuka halaman admin pertama. / The next start opens the page of the first admin.');
  } finally {
    await db.close();
  }
});
