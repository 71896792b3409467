import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { ctxOf, testClock } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { systemActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { redeemOneTimeCode } from './one-time-code.ts';
import { recoverAccount } from './recover-account.ts';

let db: Database;
let area: Awaited<ReturnType<typeof makeWilayahChain>>;
beforeAll(async () => {
  db = await useDatabase();
  area = await makeWilayahChain(db);
});

const machine = () => ctxOf(db, systemActor('command'), testClock());

describe('a lost account', () => {
  it('is opened again by a code from the machine, also for the topmost admin', async () => {
    const { id, username } = await makeUser(db, { role: 'ADMIN_PROVINSI', wilayah: area.provinsi });
    const { code, userId } = await recoverAccount(machine(), ` ${username.toUpperCase()} `);
    expect(userId).toBe(id);
    expect(await redeemOneTimeCode(machine(), { code, secret: 'jalan pulang 2026' })).toMatchObject({ username });
    await expect(redeemOneTimeCode(machine(), { code, secret: 'jalan pulang 2026' })).rejects.toMatchObject({
      code: 'CODE_EXPIRED',
    });
  });

  it('is nobody’s to open from within: an admin has no right over one of the same rank', async () => {
    const { username } = await makeUser(db, { role: 'ADMIN_PROVINSI', wilayah: area.provinsi });
    const peer = ctxOf(db, officerOf(area.provinsi, 'ADMIN_PROVINSI'), testClock());
    await expect(recoverAccount(peer, username)).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
  });

  it('is not found under a name nobody has', async () => {
    await expect(recoverAccount(machine(), 'tidak.ada')).rejects.toMatchObject({ code: 'USER_NOT_FOUND' });
  });
});
