import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Ctx } from '../auth/ctx.ts';
import { may } from '../auth/policy.ts';
import { visibleAttachment } from '../auth/visible.ts';
import { receiveAttachment } from '../files/attachment.ts';
import { FileTooLarge } from '../files/receive-file.ts';
import { isPlainText } from '../graphql/plain-text.ts';
import { encodeGlobalId, idOf } from '../graphql/ids.ts';
import { errorText, Forbidden, NotFound } from '../lib/errors.ts';
import { contextOf, type Services } from './context.ts';
import { ownPagesOnly, readQuery } from './own-pages.ts';

const uploadQuery = z.object({ name: z.string().trim().min(1).max(300).refine(isPlainText) });

/** The routes of files kept beside records: one in, to be named by a record afterwards, and one out, never as a page. */
export function attachmentRoutes(services: Services): Router {
  const router = Router();
  router.post('/', ownPagesOnly(services), (req, res) => receive(services, req, res));
  router.get('/:id', (req, res) => send(services, req, res));
  return router;
}

async function receive(services: Services, req: Request, res: Response): Promise<void> {
  const { name } = readQuery(uploadQuery, req);
  const ctx = await bringerOf(services, req, res);
  const shelf = { store: services.files, env: services.env };
  try {
    const id = await receiveAttachment(ctx, shelf, { name, content: req });
    res.status(201).json({ attachment: encodeGlobalId('Attachment', id) });
  } catch (error) {
    if (error instanceof FileTooLarge) return refuseSize(req, res, error);
    // Who left in the middle hears no answer; what had come is gone.
    if (!req.complete && req.destroyed) return;
    throw error;
  }
}

/** The rest of the file is read and thrown away: a browser hears no answer while it still has to send. */
function refuseSize(req: Request, res: Response, { limit }: FileTooLarge): void {
  const message = errorText('ATTACHMENT_TOO_LARGE', { mb: limit / 2 ** 20 });
  req.resume();
  res.status(413).json({ code: 'ATTACHMENT_TOO_LARGE', message });
}

async function bringerOf(services: Services, req: Request, res: Response): Promise<Ctx> {
  const ctx = await contextOf(services, req, res);
  if (ctx.actor.kind === 'anonymous') throw new Forbidden('UNAUTHENTICATED');
  if (!may(ctx.actor, 'pokjanal.manage')) throw new Forbidden('FORBIDDEN_ACTION', { action: 'pokjanal.manage' });
  return ctx;
}

async function send(services: Services, req: Request<{ id: string }>, res: Response): Promise<void> {
  const ctx = await contextOf(services, req, res);
  if (ctx.actor.kind === 'anonymous') throw new Forbidden('UNAUTHENTICATED');
  const id = idOf('Attachment', req.params.id);
  const found = await ctx.db.prisma.attachment.findFirst({ where: { AND: [{ id }, visibleAttachment(ctx.actor)] } });
  const content = found && (await services.files.open(found.sha256));
  if (found && !content) ctx.log.error({ attachment: id }, 'the file store lacks the content of an attachment');
  if (!found || !content) throw new NotFound('ATTACHMENT_NOT_FOUND');
  res.set({
    'Content-Type': found.mediaType,
    'Content-Length': String(found.bytes),
    'Content-Disposition': disposition(found.name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  // Who leaves in the middle of a download is no fault of ours.
  await pipeline(content, res).catch((error: unknown) => {
    if (!res.destroyed) throw error;
  });
}

/** Always a download; the name in plain letters for old clients, and as it is for the others. */
function disposition(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
