import { Router } from 'express';
import type { Services } from './context.ts';

/** `/sehat` says the process lives; `/siap` says the database answers too, for a proxy that shifts load. */
export function healthRoutes(services: Services): Router {
  const router = Router();
  router.get('/sehat', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/siap', async (_req, res) => {
    const ready = await services.db.sql('select 1').then(
      () => true,
      () => false,
    );
    res.status(ready ? 200 : 503).json({ ok: ready });
  });
  return router;
}
