import { Pool } from 'pg';
import { startEmbedded } from './embedded.ts';

// Writes rows one by one into the folder it is given and says each number once it is committed, until it is killed.
const [, , dataDir, image] = process.argv;
if (!dataDir || !image) throw new Error('Which folder, which image?');
const embedded = await startEmbedded({ dataDir, image });
const pool = new Pool(embedded.connection);
await pool.query('create table if not exists kept (n serial primary key)');
for (;;) {
  const { rows } = await pool.query<{ n: number }>('insert into kept default values returning n');
  process.stdout.write(`${rows[0]?.n}\n`);
}
