import { promisify } from 'node:util';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Ctx } from '../auth/ctx.ts';
import { may } from '../auth/policy.ts';
import { encodeGlobalId, idOf, optionalIdOf } from '../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound, problem } from '../lib/errors.ts';
import { parseMonth } from '../lib/pure/month.ts';
import { receiveFile } from '../modules/exchange/import-acts.ts';
import { getImport } from '../modules/exchange/import-job.ts';
import { writeRefusedRows } from '../modules/exchange/refused-rows.ts';
import { makeTemplate } from '../modules/exchange/template.ts';
import { writeCsvTemplate, writeXlsxTemplate } from '../modules/exchange/write-template.ts';
import { areaPath } from '../modules/submission/area-path.sql.ts';
import { answerError } from './answer-error.ts';
import { attach, FILE_TYPES } from './attach.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { contextOf, type Services } from './context.ts';
import { line, ownPagesOnly, readQuery, UPLOAD_TYPE } from './own-pages.ts';
import { registerRoutes } from './register-routes.ts';

const uploadQuery = z.object({ block: line, name: line });
const templateQuery = z.object({
  block: line,
  month: line,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  wilayah: line.optional(),
  puskesmas: line.optional(),
});

/**
 * The routes by which files travel: a file of forms in, the template of one and the refused rows of an import out, and what is
 * kept beside records both ways. Callers
 * are those of the API; what a file says is looked at and confirmed there.
 */
export function fileRoutes(services: Services): Router {
  const { upload } = services.env.limits;
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  router.use('/attachment', attachmentRoutes(services));
  router.use('/register', registerRoutes(services));

  const readBody = promisify(express.raw({ type: UPLOAD_TYPE, limit: upload }));
  router.post('/import', ownPagesOnly(services), async (req, res) => {
    const { block, name } = readQuery(uploadQuery, req);
    // Who may not bring anything in is told so before a file is read.
    const ctx = await submitterOf(services, req, res);
    await readBody(req, res);
    const content: unknown = req.body;
    const bytes = Buffer.isBuffer(content) ? content : Buffer.alloc(0);
    const id = await receiveFile(ctx, { block, fileName: name, content: bytes });
    res.status(202).json({ job: encodeGlobalId('ImportJob', id) });
  });

  router.get('/template', async (req, res) => {
    const asked = readQuery(templateQuery, req);
    const month = parseMonth(asked.month);
    if (month === null) throw new InvalidInput([problem('month', 'BAD_PERIOD', { value: asked.month })]);
    const ctx = await submitterOf(services, req, res);
    const wilayah = optionalIdOf('Wilayah', asked.wilayah, 'wilayah');
    const template = await makeTemplate(ctx, {
      block: asked.block,
      month,
      path: wilayah === undefined ? null : await areaPath(ctx, wilayah),
      puskesmasId: optionalIdOf('Puskesmas', asked.puskesmas, 'puskesmas') ?? null,
    });
    attach(res, `templat-${asked.block}-${asked.month}.${asked.format}`, FILE_TYPES[asked.format]);
    await (asked.format === 'csv' ? writeCsvTemplate : writeXlsxTemplate)(template, res);
  });

  router.get('/import/:job/refused.csv', async (req, res) => {
    const ctx = await submitterOf(services, req, res);
    const id = idOf('ImportJob', req.params.job, 'job');
    const { block } = await getImport(ctx, id);
    attach(res, `perbaikan-${block}.csv`, FILE_TYPES.csv);
    await writeRefusedRows(ctx, id, res);
  });

  router.use((_req, _res, next) => next(new NotFound()));
  router.use(answerError(services, 'file'));
  return router;
}

async function submitterOf(services: Services, req: Request, res: Response): Promise<Ctx> {
  const ctx = await contextOf(services, req, res);
  if (ctx.actor.kind === 'anonymous') throw new Forbidden('UNAUTHENTICATED');
  if (!may(ctx.actor, 'submission.submit')) throw new Forbidden('FORBIDDEN_ACTION', { action: 'submission.submit' });
  return ctx;
}
