import { promisify } from 'node:util';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Ctx } from '../auth/ctx.ts';
import { encodeGlobalId, idOf, optionalIdOf } from '../graphql/ids.ts';
import { Forbidden } from '../lib/errors.ts';
import { getRegisterJob } from '../modules/exchange/import-job.ts';
import { receiveList } from '../modules/register/register-acts.ts';
import { writeRefusedList } from '../modules/register/refused-list.ts';
import { assertBringsIn } from '../modules/register/registers.ts';
import { writeRegisterTemplate } from '../modules/register/write-register-template.ts';
import { areaPath } from '../modules/submission/area-path.sql.ts';
import { attach, FILE_TYPES } from './attach.ts';
import { contextOf, type Services } from './context.ts';
import { line, ownPagesOnly, readQuery, UPLOAD_TYPE } from './own-pages.ts';

const listQuery = z.object({ register: line, name: line });
const templateQuery = z.object({
  register: line,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  wilayah: line.optional(),
});

/** The routes by which lists for registers travel: a file or what was pasted in, a template and refused rows out. */
export function registerRoutes(services: Services): Router {
  const router = Router();
  const readBody = promisify(express.raw({ type: UPLOAD_TYPE, limit: services.env.limits.upload }));
  router.post('/list', ownPagesOnly(services), async (req, res) => {
    const { register, name } = readQuery(listQuery, req);
    const ctx = await signedIn(services, req, res);
    // Who may not bring anything in is told so before a file is read.
    assertBringsIn(ctx, register);
    await readBody(req, res);
    const body: unknown = req.body;
    const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const id = await receiveList(ctx, { register, fileName: name, content });
    res.status(202).json({ job: encodeGlobalId('RegisterImport', id) });
  });

  router.get('/template', async (req, res) => {
    const { register: code, format, wilayah } = readQuery(templateQuery, req);
    const ctx = await signedIn(services, req, res);
    const register = assertBringsIn(ctx, code);
    const area = optionalIdOf('Wilayah', wilayah, 'wilayah');
    const path = area === undefined ? null : await areaPath(ctx, area);
    attach(res, `daftar-${code.toLowerCase()}.${format}`, FILE_TYPES[format]);
    await writeRegisterTemplate(ctx, { register, path, format }, res);
  });

  router.get('/list/:job/refused.csv', async (req, res) => {
    const ctx = await signedIn(services, req, res);
    const id = idOf('RegisterImport', req.params.job, 'job');
    const { register } = await getRegisterJob(ctx, id);
    attach(res, `perbaikan-${register.toLowerCase()}.csv`, FILE_TYPES.csv);
    await writeRefusedList(ctx, id, res);
  });
  return router;
}

async function signedIn(services: Services, req: Request, res: Response): Promise<Ctx> {
  const ctx = await contextOf(services, req, res);
  if (ctx.actor.kind === 'anonymous') throw new Forbidden('UNAUTHENTICATED');
  return ctx;
}
