import type { BulkActKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Action } from '../../auth/policy.ts';
import type { BulkActHead, BulkKind, BulkRow, BulkUndo, JudgedRow } from '../activity/bulk-kind.ts';
import { targetsKind } from '../indicator/undo-targets.ts';
import { decreeKind } from '../pokjanal/undo-decree.ts';
import { exemptKind } from '../submission/undo-exempt.ts';
import { verifyKind } from '../submission/undo-verify.ts';

type AnyKind = {
  readonly right: Action;
  judge(ctx: Ctx, db: SqlFace, act: BulkActHead, rows: readonly BulkRow[]): Promise<JudgedRow[]>;
  undo(ctx: Ctx, tx: Tx, act: BulkActHead, undo: BulkUndo): Promise<ReadonlySet<number>>;
};

/** Rows are stored as JSON; the kind of an act says what its own hold. */
const stored = <Ref extends object, Before extends object>({ right, judge, undo }: BulkKind<Ref, Before>): AnyKind => {
  const read = (rows: readonly BulkRow[]) => rows as readonly BulkRow<Ref, Before>[];
  return {
    right,
    judge: (ctx, db, act, rows) => judge(ctx, db, act, read(rows)),
    undo: (ctx, tx, act, { rows, reason }) => undo(ctx, tx, act, { rows: read(rows), reason }),
  };
};

const targets = stored(targetsKind);

/** Every kind of act on many that can be taken back. */
export const bulkKinds: Readonly<Record<BulkActKind, AnyKind>> = {
  VERIFY: stored(verifyKind),
  EXEMPT: stored(exemptKind('EXEMPT')),
  REQUIRE: stored(exemptKind('EXPECTED')),
  TARGET_IMPORT: targets,
  TARGET_CASCADE: targets,
  TARGET_PATH: targets,
  DECREE: stored(decreeKind),
};

export const BULK_KINDS = Object.keys(bulkKinds) as BulkActKind[];
