import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { serveWire } from './wire-server.ts';

const given = inject('testImage');
const image = given.kind === 'embedded' ? given.file : '';

it.runIf(image)('ends a connection that sits idle in a transaction while another waits', async () => {
  const db = await PGlite.create({ loadDataDir: new Blob([await readFile(image)]) });
  const wire = await serveWire(db, {
    address: { host: '127.0.0.1', port: 0 },
    secret: 'secret',
    maxIdleMs: 50,
    onCrash: (error) => {
      throw error;
    },
  });
  onTestFinished(async () => {
    await wire.close();
    await db.close();
  });
  const connect = async () => {
    const client = new Client({ host: '127.0.0.1', port: wire.port, user: 'postgres', password: 'secret' });
    const lost = new Promise<string>((resolve) => client.on('error', (error) => resolve(error.message)));
    await client.connect();
    return { client, lost };
  };
  const sleeper = await connect();
  const other = await connect();
  await sleeper.client.query('begin');
  await sleeper.client.query('create table mine (n integer)');
  expect((await other.client.query("select to_regclass('mine') as found")).rows).toEqual([{ found: null }]);
  expect(await sleeper.lost).toContain('idle in a transaction');
  await other.client.end();
});
