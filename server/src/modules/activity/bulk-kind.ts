import type { BulkActKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Action } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { ErrorCode } from '../../lib/errors.ts';

export type BulkActHead = { readonly id: string; readonly kind: BulkActKind; readonly at: Date };

/** A record of an act that has not gone back yet. */
export type BulkRow<Ref = object, Before = object> = {
  readonly place: number;
  readonly ref: Ref;
  readonly revision: number;
  readonly before: Before | null;
};

export type BulkRefusal = { readonly code: ErrorCode; readonly data: Readonly<Record<string, unknown>> };

/** What would become of a record now: it goes back, or stays for a reason. Who may not read it is told no name. */
export type JudgedRow = {
  readonly place: number;
  readonly name: string | null;
  /** Period it speaks of. */
  readonly period: string | null;
  /** Form or indicator it speaks of. */
  readonly about: string | null;
  readonly refusal: BulkRefusal | null;
};

/** How acts of one kind are taken back; statements take all rows at once. */
export type BulkKind<Ref extends object, Before extends object> = {
  /** The right to do it, which is the right to take it back. */
  readonly right: Action;
  judge(ctx: Ctx, db: SqlFace, act: BulkActHead, rows: readonly BulkRow<Ref, Before>[]): Promise<JudgedRow[]>;
  /** Takes rows back by correcting acts; gives the places of those that did, as another may be faster still. */
  undo(ctx: Ctx, tx: Tx, act: BulkActHead, undo: BulkUndo<Ref, Before>): Promise<ReadonlySet<number>>;
};

export type BulkUndo<Ref = object, Before = object> = {
  readonly rows: readonly BulkRow<Ref, Before>[];
  readonly reason: string;
};
