import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleAttachment, visibleEvidence } from '../../auth/visible.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { DutyGroup } from './duty-scope.ts';
import type { EvidenceContent, EvidenceLinkTo } from './evidence-content.ts';

type How = { readonly group: DutyGroup; readonly keep: readonly string[] };
/** Some ids, each with its path in the input, and how those of them are found that may be named. */
type Look = {
  readonly named: readonly { readonly path: string; readonly id: string }[];
  readonly find: (ids: string[]) => Promise<readonly { readonly id: string }[]>;
};

/** What is wrong with the records a content points to: unknown, or out of reach. */
export async function linkProblems(ctx: Ctx, content: EvidenceContent, how: How): Promise<Problem[]> {
  const looks = [...figureLooks(ctx, content, how), ...recordLooks(ctx, content, how)];
  return (await Promise.all(looks.map(missing))).flat();
}

async function missing({ named, find }: Look): Promise<Problem[]> {
  if (named.length === 0) return [];
  const known = new Set((await find([...new Set(named.map(({ id }) => id))])).map(({ id }) => id));
  return named.flatMap(({ path, id }) => (known.has(id) ? [] : [problem(path, 'LINK_NOT_FOUND')]));
}

const listed = (path: string, ids: readonly string[]): Look['named'] =>
  ids.map((id, at) => ({ path: `${path}.${at}`, id }));

const select = { id: true } as const;

const refsOf = (content: EvidenceContent, kind: EvidenceLinkTo['kind']): string[] =>
  content.links.flatMap((link) => (link.kind === kind ? [link.ref] : []));

/** What rows of a plan name in a field; `shown` is that field in the input. */
const inActivities = ({ activities }: EvidenceContent, name: string, shown = name): Look['named'] =>
  activities.flatMap((row, at) => {
    const id = row[name];
    return typeof id === 'string' ? [{ path: `activities.${at}.${shown}`, id }] : [];
  });

function recordLooks({ db: { prisma }, actor }: Ctx, content: EvidenceContent, { group, keep }: How): Look[] {
  const inGroup = { wilayah: { path: { startsWith: group.wilayah.path } } };
  return [
    {
      named: listed('posyandu', refsOf(content, 'POSYANDU')),
      find: (ids) =>
        prisma.posyandu.findMany({
          where: { id: { in: ids }, OR: [inGroup, visible(actor, 'posyandu.read')] },
          select,
        }),
    },
    {
      named: listed('meetings', refsOf(content, 'MEETING')),
      find: (ids) =>
        prisma.meeting.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'meeting.read')] }, select }),
    },
    {
      named: listed('commitments', refsOf(content, 'COMMITMENT')),
      find: (ids) =>
        prisma.commitment.findMany({
          where: { AND: [{ id: { in: ids } }, visible(actor, 'commitment.read')] },
          select,
        }),
    },
    {
      named: listed('problems', refsOf(content, 'PROBLEM')),
      find: (ids) =>
        prisma.problem.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'problem.read')] }, select }),
    },
    {
      named: listed('referrals', refsOf(content, 'REFERRAL')),
      find: (ids) =>
        prisma.evidence.findMany({
          where: { AND: [{ id: { in: ids }, kind: 'REFERRAL' }, visibleEvidence(actor)] },
          select,
        }),
    },
    {
      named: listed(
        'attachments',
        content.attachmentIds.filter((id) => !keep.includes(id)),
      ),
      find: (ids) =>
        prisma.attachment.findMany({ where: { AND: [{ id: { in: ids } }, visibleAttachment(actor)] }, select }),
    },
  ];
}

/** Indicators, of the record and of the effects expected of its activities, and the areas of those effects. */
function figureLooks({ db: { prisma } }: Ctx, content: EvidenceContent, { group }: How): Look[] {
  const byCode = async (ids: string[]) =>
    (await prisma.indicator.findMany({ where: { code: { in: ids } }, select: { code: true } })).map(({ code }) => ({
      id: code,
    }));
  return [
    { named: listed('indicators', refsOf(content, 'INDICATOR')), find: byCode },
    { named: inActivities(content, 'effectIndicator'), find: byCode },
    {
      named: inActivities(content, 'effectWilayahId', 'effectWilayah'),
      find: (ids) =>
        prisma.wilayah.findMany({ where: { id: { in: ids }, path: { startsWith: group.wilayah.path } }, select }),
    },
  ];
}
