import type { Readable } from 'node:stream';
import type { Ctx } from '../auth/ctx.ts';
import { assertPerson } from '../auth/policy.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Env } from '../env.ts';
import type { Clock } from '../lib/clock.ts';
import type { FileStore } from './file-store.ts';
import { tidyName } from './media-type.ts';
import { clearArrivals, receiveStream } from './receive-file.ts';

const DAY_MS = 24 * 3600 * 1000;
/** An attachment that no record names by then was brought for a form that was never sent. */
const KEPT_UNLINKED_DAYS = 7;

export type Shelf = { readonly store: FileStore; readonly env: Pick<Env, 'files' | 'limits'> };

/**
 * Takes a file in and gives its id; a record then names it. Its row comes first and its content second, so that a content
 * in the store always has a row that says so.
 */
export async function receiveAttachment(
  ctx: Ctx,
  { store, env }: Shelf,
  input: { readonly name: string; readonly content: Readable },
): Promise<string> {
  assertPerson(ctx.actor);
  const createdById = ctx.actor.userId;
  return receiveStream(input.content, { dir: env.files.dir, limit: env.limits.attachment }, async (received) => {
    const { sha256, bytes, mediaType } = received;
    const name = tidyName(input.name, mediaType);
    const { id } = await inTransaction(ctx, async (tx) => {
      await lockContent(tx, sha256);
      return tx.attachment.create({
        data: { name, mediaType, bytes, sha256, createdById, createdAt: ctx.clock.now() },
        select: { id: true },
      });
    });
    await store.keep(received);
    return id;
  });
}

/** Who brings a content in and who sweeps it out stand in line, content by content. */
const lockContent = (tx: Tx, sha256: string) =>
  tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`attachment:${sha256}`]);

/** Forgets attachments that no record names a week after they came, and contents that no attachment names any more. */
export async function sweepAttachments(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { store, env }: Shelf,
): Promise<number> {
  const now = clock.now().getTime();
  await clearArrivals(env.files.dir, new Date(now - DAY_MS));
  const gone = await db.sql<{ sha256: string }>(
    `delete from "Attachment" a
      where a."createdAt" < $1 and not exists (select from "Decree" d where d."attachmentId" = a.id)
        and not exists (select from "EvidenceFile" e where e."attachmentId" = a.id)
        and not exists (select from "MeetingFile" f where f."attachmentId" = a.id)
        and not exists (select from "MeetingOutput" o where o."attachmentId" = a.id)
        and not exists (select from "JointCommitment" j where j."attachmentId" = a.id)
        and not exists (select from "CommitmentStep" s where s."attachmentId" = a.id)
      returning a.sha256`,
    [new Date(now - KEPT_UNLINKED_DAYS * DAY_MS)],
  );
  for (const sha256 of new Set(gone.map((row) => row.sha256))) {
    await inTransaction(db, async (tx) => {
      await lockContent(tx, sha256);
      const [still] = await tx.sql('select 1 from "Attachment" where sha256 = $1 limit 1', [sha256]);
      if (!still) await store.remove(sha256);
    });
  }
  return gone.length;
}
