import { maskPhone } from '../../auth/phone.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { type Badge, badgeOf, bitOf, nextBadge } from './badge.ts';
import { kaderBook, type Skill } from './kader-book.ts';
import { latestResults, type SkillResult } from './skill-states.sql.ts';

export const KaderBadgeEnum = builder.enumType('KaderBadge', {
  description:
    'Competence badge of a kader (tanda kecakapan kader), derived from the skills shown by the rule in force.',
  values: {
    NONE: { description: 'None yet.' },
    PURWA: { description: 'The first badge.' },
    MADYA: { description: 'The middle badge.' },
    UTAMA: { description: 'All 25 skills.' },
  } satisfies Record<Badge, { description: string }>,
});

export const KaderSkillType = builder.objectRef<Skill>('KaderSkill').implement({
  description: 'One of the 25 basic skills of kader.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code, such as `BALITA_3`.' }),
    number: t.exposeInt('number', { description: 'Its number in the list of 25.' }),
    group: t.exposeString('groupCode', {
      description: 'Code of its group: `KELOLA`, `BALITA`, `HAMIL`, `REMAJA`, `DEWASA`.',
    }),
    groupName: t.field({
      type: Text,
      description: 'Name of the group.',
      resolve: ({ groupName, groupNameEn }) => ({ id: groupName, en: groupNameEn }),
    }),
    name: t.field({
      type: Text,
      description: 'What is done.',
      resolve: ({ name, nameEn }) => ({ id: name, en: nameEn }),
    }),
  }),
});

type SkillState = { readonly skill: Skill; readonly result: SkillResult | null };

const SkillStateType = builder.objectRef<SkillState>('KaderSkillState').implement({
  description: 'Where a kader stands in one skill: the latest result.',
  fields: (t) => ({
    skill: t.field({ type: KaderSkillType, description: 'Which skill.', resolve: ({ skill }) => skill }),
    passed: t.boolean({
      nullable: true,
      description: 'Shown, or not yet; null where it was never assessed.',
      resolve: ({ result }) => result?.passed ?? null,
    }),
    on: t.field({
      type: 'Day',
      nullable: true,
      description: 'Day of the assessment.',
      resolve: ({ result }) => (result ? new Date(`${result.on}T00:00:00Z`) : null),
    }),
    office: t.string({
      nullable: true,
      description: 'Office of the assessor.',
      resolve: ({ result }) => result?.office ?? null,
    }),
  }),
});

const NextBadge = builder.objectRef<{ badge: Badge; missing: readonly Skill[] }>('NextKaderBadge').implement({
  description: 'The badge above the present one, and what it still wants.',
  fields: (t) => ({
    badge: t.field({ type: KaderBadgeEnum, description: 'Which badge.', resolve: ({ badge }) => badge }),
    missing: t.field({
      type: [KaderSkillType],
      description: 'Skills that are still to be shown: of the groups it demands, and of the nearest further ones.',
      resolve: ({ missing }) => [...missing],
    }),
  }),
});

builder.prismaObject('KaderTerm', {
  description: 'Service of a kader at one post.',
  select: { posyanduId: true },
  fields: (t) => ({
    from: t.expose('from', { type: 'Day', description: 'First day.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while it lasts.' }),
    endReason: t.exposeString('endReason', { nullable: true }),
    posyandu: t.loadable({
      type: 'String',
      nullable: true,
      description: 'Name of the post; null for one out of reach.',
      load: async (ids: string[], ctx) => {
        const posts = await ctx.db.prisma.posyandu.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'posyandu.read')] },
          select: { id: true, name: true },
        });
        const names = new Map(posts.map(({ id, name }) => [id, name]));
        return ids.map((id) => names.get(id) ?? null);
      },
      resolve: ({ posyanduId }) => posyanduId,
    }),
  }),
});

/** A kader as people with the right to names see one. */
export const Kader = builder.prismaNode('Kader', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'kader.read')] }),
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name, without any number of a person.' }),
    phoneMasked: t.string({
      nullable: true,
      description: 'Telephone number with its middle left out; `showKaderPhone` gives it in full and writes that down.',
      select: { phone: true },
      resolve: ({ phone }) => phone && maskPhone(phone),
    }),
    rw: t.exposeString('rw', { nullable: true, description: 'Label of the neighbourhood (RW).' }),
    rt: t.exposeString('rt', { nullable: true, description: 'Label of the block (RT).' }),
    decreeNumber: t.exposeString('decreeNumber', { nullable: true }),
    decreeDate: t.expose('decreeDate', { type: 'Day', nullable: true, description: 'Date of that decree.' }),
    trainedOn: t.expose('trainedOn', { type: 'Day', nullable: true }),
    since: t.expose('since', { type: 'Day' }),
    leftOn: t.expose('leftOn', { type: 'Day', nullable: true }),
    assessedOn: t.expose('assessedOn', { type: 'Day', nullable: true }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the personal data was erased at her own request; the name is a stand-in since then.',
    }),
    revision: t.exposeInt('revision'),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
    posyandu: t.relation('posyandu', { description: 'Post of the present service, or of the last one.' }),
    terms: t.relation('terms', { description: 'Posts served at, newest first.', query: { orderBy: { from: 'desc' } } }),
    badge: t.field({
      type: KaderBadgeEnum,
      description: 'The highest badge that the skills shown earn.',
      select: { passed: true },
      resolve: async ({ passed }, _args, ctx) => {
        const { rules, groups } = await kaderBook(ctx);
        return badgeOf(rules, groups, passed);
      },
    }),
    nextBadge: t.field({
      type: NextBadge,
      nullable: true,
      description: 'The badge above, and what it still wants; null at the top.',
      select: { passed: true },
      resolve: async ({ passed }, _args, ctx) => {
        const { rules, groups, skills } = await kaderBook(ctx);
        const next = nextBadge(rules, groups, passed);
        return next && { ...next, missing: skills.filter(({ number }) => (next.missing & bitOf(number)) !== 0) };
      },
    }),
    passedSkills: t.field({
      type: [KaderSkillType],
      description: 'Skills shown in the latest assessment of each.',
      select: { passed: true },
      resolve: async ({ passed }, _args, ctx) =>
        (await kaderBook(ctx)).skills.filter(({ number }) => (passed & bitOf(number)) !== 0),
    }),
    skills: t.loadableList({
      type: SkillStateType,
      description: 'All 25 skills with the latest result in each.',
      load: async (ids: string[], ctx) => {
        const [book, found] = await Promise.all([kaderBook(ctx), latestResults(ctx, ids)]);
        return ids.map((id) => {
          const results = new Map((found.get(id) ?? []).map((result) => [result.skillCode, result]));
          return book.skills.map((skill) => ({ skill, result: results.get(skill.code) ?? null }));
        });
      },
      resolve: ({ id }) => id,
    }),
    abilities: t.stringList({
      description: 'What the caller may do with this record.',
      select: { posyandu: { select: { id: true, puskesmasId: true, wilayah: { select: { path: true } } } } },
      resolve: ({ posyandu }, _args, ctx) =>
        abilitiesFor(ctx.actor, 'kader', {
          path: posyandu.wilayah.path,
          posyanduId: posyandu.id,
          puskesmasId: posyandu.puskesmasId,
        }),
    }),
    changes: t.loadableList({
      type: Change,
      description: 'What was done to the record, newest first; telephone numbers masked.',
      load: async (ids: string[], ctx) => {
        const histories = await changesOf(ctx, 'Kader', ids);
        return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
      },
      resolve: ({ id }) => id,
    }),
  }),
});
