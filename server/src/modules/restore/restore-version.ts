import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, problem, refuseProblems } from '../../lib/errors.ts';
import { changesOf } from '../activity/changes.ts';
import { type Diff, diffOf } from '../activity/record-change.ts';
import { valuesAt } from '../activity/restored-values.ts';
import { RESTORABLE } from './restorable.ts';

export type RestoreVersion = {
  /** Name of the type of the record, and its id. */
  readonly type: string;
  readonly id: string;
  /** Revision whose content comes back. */
  readonly revision: number;
  readonly expectedRevision: number;
  readonly dryRun: boolean;
};

export type Restored = { readonly id: string; readonly type: string; readonly isDryRun: boolean; readonly diff: Diff };

/**
 * Puts the descriptive fields of a record back as a revision left them, by the act that a person would do by hand: with its
 * checks, rights and notices. The history goes on; nothing of it is taken away, so a restored version is undone by
 * restoring the one before. A dry run says what would change, and everything that no longer holds.
 */
export async function restoreVersion(ctx: Ctx, input: RestoreVersion): Promise<Restored> {
  const { type, id, revision, expectedRevision, dryRun } = input;
  const restorable = RESTORABLE.get(type);
  if (!restorable) throw new InvalidInput([problem('record', 'NOT_RESTORABLE')]);
  const ref = { id, expectedRevision };
  const now = await restorable.read(ctx, ref);
  refuseProblems(
    revision >= 0 && revision < expectedRevision
      ? []
      : [problem('revision', 'OUT_OF_RANGE', { min: 0, max: Math.max(0, expectedRevision - 1) })],
  );
  const history = (await changesOf(ctx, type, [id])).get(id) ?? [];
  const then = valuesAt(now, history, revision, restorable.datedActs);
  const diff = diffOf(now, then);
  refuseProblems(Object.keys(diff).length === 0 ? [problem('revision', 'NOTHING_TO_RESTORE')] : []);
  await restorable.write(ctx, { ...ref, dryRun }, then);
  return { id, type, isDryRun: dryRun, diff };
}
