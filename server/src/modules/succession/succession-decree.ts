import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { dayText } from '../../lib/days.ts';
import { InvalidInput, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { contentProblems, linkProblems } from '../pokjanal/decree-check.ts';
import { knownDocument } from '../pokjanal/decree-conflict.ts';
import {
  type DecreeContent,
  type DecreeGroup,
  decreeStateSelect,
  loggedOf,
  tidyContent,
} from '../pokjanal/decree-content.ts';
import { manageableDecree, tellOfDecree } from '../pokjanal/decree-groups.ts';
import { createDecree } from '../pokjanal/decree-record.ts';

/** A document as a person writes it down; the groups it serves are those that come out of the succession. */
export type DecreeFacts = Omit<DecreeContent, 'groupIds' | 'supersedesId'>;

/** A decree on record, or one to be recorded with the succession. */
export type DecreeChoice = { readonly decreeId: string } | { readonly content: DecreeFacts };

/** Alike for two choices of one document. */
export const documentKey = (choice: DecreeChoice): string =>
  'decreeId' in choice
    ? choice.decreeId
    : JSON.stringify([choice.content.issuer.trim(), choice.content.number.trim(), dayText(choice.content.date)]);

/** The decree of one group or of many, made with the first of them. */
export class SuccessionDecree {
  readonly day: Date;
  /** Groups it served before, by id; null for a decree that is being made. */
  readonly #before: readonly string[] | null;
  readonly #content: DecreeContent | null;
  #id: string | null;
  readonly #linked: DecreeGroup[] = [];

  private constructor(
    day: Date,
    known: { id: string; groupIds: readonly string[] } | null,
    content: DecreeContent | null,
  ) {
    this.day = day;
    this.#id = known?.id ?? null;
    this.#before = known?.groupIds ?? null;
    this.#content = content;
  }

  /** Opens what was chosen. @throws InvalidInput with everything wrong with it, NotFound out of reach, Conflict for a known document. */
  static async open(ctx: Ctx, choice: DecreeChoice, path: string): Promise<SuccessionDecree> {
    if ('decreeId' in choice) return SuccessionDecree.#known(ctx, choice.decreeId, path);
    const content = tidyContent({ ...choice.content, groupIds: [], supersedesId: null });
    const problems = contentProblems(content, ctx.clock.now()).filter(({ path: field }) => field !== 'groups');
    if (!FORMS.includes(content.kind))
      problems.push(problem('kind', 'SUCCESSION_DECREE_KIND', { number: content.number }));
    refuseProblems(problems.map((one) => ({ ...one, path: `${path}.${one.path}` })));
    const known = await knownDocument(ctx.db.prisma, ctx, content);
    if (known) throw known;
    return new SuccessionDecree(content.date, null, content);
  }

  static async #known(ctx: Ctx, id: string, path: string): Promise<SuccessionDecree> {
    const { number, date, kind, withdrawnAt, pokjanal } = await manageableDecree(ctx, id);
    if (withdrawnAt) throw new InvalidInput([problem(path, 'DECREE_WITHDRAWN')]);
    if (!FORMS.includes(kind)) throw new InvalidInput([problem(path, 'SUCCESSION_DECREE_KIND', { number })]);
    return new SuccessionDecree(date, { id, groupIds: pokjanal.map((link) => link.pokjanal.id) }, null);
  }

  /** Lets the decree serve a group: it is recorded with the first one where it is new. Gives its id and whether it was made. */
  async serve(tx: Tx, ctx: Ctx, group: DecreeGroup): Promise<{ id: string; isNew: boolean }> {
    const isNew = this.#content !== null;
    if (this.#id !== null) {
      await tx.decreePokjanal.createMany({
        data: [{ decreeId: this.#id, pokjanalId: group.id }],
        skipDuplicates: true,
      });
      return { id: this.#id, isNew };
    }
    if (!this.#content) throw new InvalidInput([problem('decree', 'REQUIRED')]);
    const content = { ...this.#content, groupIds: [group.id] };
    refuseProblems(await linkProblems(tx, ctx, content, null));
    const { id } = await createDecree(tx, ctx, content, [group]);
    return { id, isNew };
  }

  /** Remembers what was committed: the next group is served by the same decree. */
  served(id: string, group: DecreeGroup): void {
    this.#id = id;
    this.#linked.push(group);
  }

  /** Writes into the history of the decree which groups came to it. */
  async tell(ctx: Ctx): Promise<void> {
    const id = this.#id;
    const fresh =
      this.#before === null
        ? this.#linked.slice(1)
        : this.#linked.filter(({ id: group }) => !this.#before?.includes(group));
    if (id === null || fresh.length === 0) return;
    await inTransaction(ctx, async (tx) => {
      const { revision } = await tx.decree.update({
        where: { id },
        data: { revision: { increment: 1 } },
        select: { revision: true },
      });
      const state = await tx.decree.findUniqueOrThrow({ where: { id }, select: decreeStateSelect });
      const after = loggedOf(state);
      const added = new Set(fresh.map((group) => group.id));
      const groups = state.pokjanal.map((link) => link.pokjanal.id).filter((group) => !added.has(group));
      await recordChange(tx, ctx, {
        subject: 'Decree',
        subjectId: id,
        revision,
        action: 'decree.corrected',
        before: { ...after, groups: groups.sort() },
        after,
      });
      await tellOfDecree(tx, ctx, 'decree.corrected', { id, revision, groups: fresh });
    });
  }
}

const FORMS: readonly string[] = ['ESTABLISHMENT', 'CHANGE'];
