import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleAttachment, visibleEvidence } from '../../auth/visible.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { DutyGroup } from './duty-scope.ts';
import type { EvidenceContent, EvidenceLinkTo } from './evidence-content.ts';

type How = { readonly group: DutyGroup; readonly keep: readonly string[] };
/** Some ids under the path of an input, and how those of them are found that may be named. */
type Look = {
  readonly path: string;
  readonly ids: readonly string[];
  readonly find: (ids: string[]) => Promise<readonly { readonly id: string }[]>;
};

/** What is wrong with the records a content points to: unknown, or out of reach. */
export async function linkProblems(ctx: Ctx, content: EvidenceContent, how: How): Promise<Problem[]> {
  const looks = [...figureLooks(ctx, content, how), ...recordLooks(ctx, content, how)];
  return (await Promise.all(looks.map(missing))).flat();
}

async function missing({ path, ids, find }: Look): Promise<Problem[]> {
  if (ids.length === 0) return [];
  const known = new Set((await find([...ids])).map(({ id }) => id));
  return ids.flatMap((id, at) => (known.has(id) ? [] : [problem(`${path}.${at}`, 'LINK_NOT_FOUND')]));
}

const select = { id: true } as const;

const refsOf = (content: EvidenceContent, kind: EvidenceLinkTo['kind']): string[] =>
  content.links.flatMap((link) => (link.kind === kind ? [link.ref] : []));

function recordLooks({ db: { prisma }, actor }: Ctx, content: EvidenceContent, { group, keep }: How): Look[] {
  const inGroup = { wilayah: { path: { startsWith: group.wilayah.path } } };
  return [
    {
      path: 'posyandu',
      ids: refsOf(content, 'POSYANDU'),
      find: (ids) =>
        prisma.posyandu.findMany({
          where: { id: { in: ids }, OR: [inGroup, visible(actor, 'posyandu.read')] },
          select,
        }),
    },
    {
      path: 'meetings',
      ids: refsOf(content, 'MEETING'),
      find: (ids) =>
        prisma.meeting.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'meeting.read')] }, select }),
    },
    {
      path: 'problems',
      ids: refsOf(content, 'PROBLEM'),
      find: (ids) =>
        prisma.evidence.findMany({
          where: { AND: [{ id: { in: ids }, kind: 'REFERRAL' }, visibleEvidence(actor)] },
          select,
        }),
    },
    {
      path: 'attachments',
      ids: content.attachmentIds.filter((id) => !keep.includes(id)),
      find: (ids) =>
        prisma.attachment.findMany({ where: { AND: [{ id: { in: ids } }, visibleAttachment(actor)] }, select }),
    },
  ];
}

/** Indicators, of the record and of the effects expected of its activities, and the areas of those effects. */
function figureLooks({ db: { prisma } }: Ctx, content: EvidenceContent, { group }: How): Look[] {
  const textsOf = (name: string) =>
    content.activities.flatMap((row) => (typeof row[name] === 'string' ? [row[name]] : []));
  const byCode = async (ids: string[]) =>
    (await prisma.indicator.findMany({ where: { code: { in: ids } }, select: { code: true } })).map(({ code }) => ({
      id: code,
    }));
  return [
    { path: 'indicators', ids: refsOf(content, 'INDICATOR'), find: byCode },
    { path: 'activities', ids: textsOf('effectIndicator'), find: byCode },
    {
      path: 'activities',
      ids: textsOf('effectWilayahId'),
      find: (ids) =>
        prisma.wilayah.findMany({ where: { id: { in: ids }, path: { startsWith: group.wilayah.path } }, select }),
    },
  ];
}
