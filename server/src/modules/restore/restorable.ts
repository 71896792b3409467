import type { FormSet, OpdForm, ProblemField, PustuKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { Conflict } from '../../lib/errors.ts';
import { dayText, today } from '../../lib/days.ts';
import type { LoggedValue } from '../activity/record-change.ts';
import type { DryRun, Values } from '../activity/restored-values.ts';
import { findManagedKader } from '../kader/managed-kader.ts';
import { correctKader } from '../kader/register-kader.ts';
import { findManagedOpd } from '../opd/managed-opd.ts';
import { correctOpd } from '../opd/opd-acts.ts';
import { setGroupOffices } from '../pokjanal/group-offices.ts';
import { findManagedGroup } from '../pokjanal/group-scope.ts';
import { correctPosyandu } from '../posyandu/correct-posyandu.ts';
import { findManagedPost } from '../posyandu/managed-post.ts';
import { correctPuskesmas, findManagedPuskesmas } from '../posyandu/puskesmas-acts.ts';
import { findManagedPustu } from '../pustu/managed-pustu.ts';
import { correctPustu } from '../pustu/open-pustu.ts';
import { correctProblem } from '../problem/correct-problem.ts';
import { findManaged as findManagedProblem } from '../problem/problem-scope.ts';

type Ref = { readonly id: string; readonly expectedRevision: number };

/** How an earlier version of a kind of record comes back: by the act that a person would do by hand. */
export type Restorable = {
  /** Acts that made a field true from a day on, rather than putting it right. */
  readonly datedActs: readonly string[];
  /** Its descriptive fields as they stand. @throws what the act throws for who may not do it or saw another revision. */
  readonly read: (ctx: Ctx, ref: Ref) => Promise<Values>;
  /** Writes the fields by the act, with its checks, rights and notices. */
  readonly write: (ctx: Ctx, ref: Ref & DryRun, values: Values) => Promise<unknown>;
};

const text = (value: LoggedValue | undefined): string | null => (typeof value === 'string' ? value : null);
const name = (value: LoggedValue | undefined): string => text(value) ?? '';
const day = (value: LoggedValue | undefined): Date | null =>
  text(value) ? new Date(`${text(value)}T00:00:00Z`) : null;
const texts = (value: LoggedValue | undefined): string[] =>
  (Array.isArray(value) ? value : []).filter((one): one is string => typeof one === 'string');
const said = (value: Date | null): string | null => value && dayText(value);

const opd: Restorable = {
  datedActs: ['opd.renamed', 'opd.renameUndone'],
  read: async (ctx, ref) => {
    const { name, shortName, form, kinds, from } = await findManagedOpd(ctx, ref);
    return { name, shortName, form, kinds: kinds.map(({ kindCode }) => kindCode).toSorted(), from: said(from) };
  },
  write: (ctx, ref, { name: named, shortName, form, kinds, from }) =>
    correctOpd(ctx, {
      ...ref,
      name: name(named),
      shortName: text(shortName),
      form: name(form) as OpdForm,
      kinds: texts(kinds),
      from: day(from),
    }),
};

const posyandu: Restorable = {
  datedActs: [],
  read: async (ctx, ref) => {
    const { name, regNo, openingDay, address, formSet, decree } = await findManagedPost(ctx, ref);
    return { name, regNo, openingDay, address, formSet, decree };
  },
  write: (ctx, ref, values) =>
    correctPosyandu(ctx, {
      ...ref,
      name: name(values.name),
      regNo: text(values.regNo),
      openingDay: text(values.openingDay),
      address: text(values.address),
      formSet: name(values.formSet) as FormSet,
      decree: text(values.decree),
    }),
};

/** Its work area is in force from a day on and is no description. */
const puskesmas: Restorable = {
  datedActs: [],
  read: async (ctx, ref) => {
    const { name, code } = await findManagedPuskesmas(ctx, ref);
    return { name, code };
  },
  write: async (ctx, ref, values) => {
    const { wilayahId, areas } = await findManagedPuskesmas(ctx, ref);
    const areaIds = areas.map((area) => area.wilayahId);
    const on = today(ctx);
    return correctPuskesmas(ctx, { ...ref, name: name(values.name), code: text(values.code), wilayahId, areaIds, on });
  },
};

/** Where it is, whose it is and the villages it serves stay as they are. */
const pustu: Restorable = {
  datedActs: [],
  read: async (ctx, ref) => {
    const { name, kind } = await findManagedPustu(ctx, ref);
    return { name, kind };
  },
  write: async (ctx, ref, values) => {
    const { wilayahId, puskesmasId, areas } = await findManagedPustu(ctx, ref);
    const villageIds = areas.map((area) => area.wilayahId);
    const facts = { name: name(values.name), kind: name(values.kind) as PustuKind, wilayahId, puskesmasId, villageIds };
    return correctPustu(ctx, { ...ref, ...facts, on: today(ctx) });
  },
};

const pokjanal: Restorable = {
  datedActs: [],
  read: async (ctx, { id, expectedRevision }) => {
    await findManagedGroup(ctx, id);
    const { revision, ...offices } = await ctx.db.prisma.pokjanal.findUniqueOrThrow({
      where: { id },
      select: { revision: true, contactOffice: true, secretariat: true },
    });
    if (revision !== expectedRevision) {
      throw new Conflict('STALE_GROUP', { expected: expectedRevision, actual: revision, pokjanalId: id });
    }
    return offices;
  },
  write: (ctx, { id, ...ref }, values) =>
    setGroupOffices(ctx, {
      ...ref,
      pokjanalId: id,
      contactOffice: text(values.contactOffice),
      secretariat: text(values.secretariat),
    }),
};

const problem: Restorable = {
  datedActs: [],
  read: async (ctx, ref) => {
    const { field, title, description } = await findManagedProblem(ctx, ref, 'problem.manage');
    return { field, title, description };
  },
  write: (ctx, ref, values) =>
    correctProblem(ctx, {
      ...ref,
      content: {
        field: name(values.field) as ProblemField,
        title: name(values.title),
        description: text(values.description),
        isImpersonal: false,
      },
    }),
};

/** The history keeps telephone numbers masked: the number stays as it is. */
const kader: Restorable = {
  datedActs: [],
  read: async (ctx, ref) => {
    const { name, rw, rt, decreeNumber, decreeDate, trainedOn } = await findManagedKader(ctx, ref, 'kader.manage');
    return { name, rw, rt, decreeNumber, decreeDate: said(decreeDate), trainedOn: said(trainedOn) };
  },
  write: (ctx, ref, values) =>
    correctKader(ctx, {
      ...ref,
      keepPhone: true,
      phone: null,
      name: name(values.name),
      rw: text(values.rw),
      rt: text(values.rt),
      decreeNumber: text(values.decreeNumber),
      decreeDate: day(values.decreeDate),
      trainedOn: day(values.trainedOn),
    }),
};

/**
 * The records that describe something and may be put back, by name of their type. Decrees, holdings, commitments and
 * reports are not among them: they say what was decided or reported, and are put right by an act of their own.
 */
export const RESTORABLE: ReadonlyMap<string, Restorable> = new Map([
  ['Opd', opd],
  ['Posyandu', posyandu],
  ['Puskesmas', puskesmas],
  ['Pustu', pustu],
  ['Pokjanal', pokjanal],
  ['Problem', problem],
  ['Kader', kader],
]);
