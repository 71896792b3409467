import type { DecreeKind, Prisma } from '@pokjanal/prisma/client';
import type { Logged } from '../activity/record-change.ts';

/** Everything a person writes down about a decree. */
export type DecreeContent = {
  readonly kind: DecreeKind;
  /** As written on the document; blanks around it are taken off. */
  readonly number: string;
  readonly date: Date;
  readonly issuer: string;
  readonly subject: string;
  readonly termStart: Date | null;
  readonly termEnd: Date | null;
  readonly legalBases: readonly string[];
  /** Groups it forms, changes or ends. */
  readonly groupIds: readonly string[];
  readonly supersedesId: string | null;
  readonly attachmentId: string | null;
};

/** What is read of a decree before it is changed. */
export const decreeStateSelect = {
  id: true,
  kind: true,
  number: true,
  date: true,
  issuer: true,
  subject: true,
  termStart: true,
  termEnd: true,
  legalBases: true,
  supersedesId: true,
  attachmentId: true,
  revision: true,
  withdrawnAt: true,
  isDemo: true,
  attachment: { select: { name: true } },
  pokjanal: {
    select: { pokjanal: { select: { id: true, isDemo: true, wilayah: { select: { no: true, path: true } } } } },
  },
} as const satisfies Prisma.DecreeSelect;

export type DecreeState = Prisma.DecreeGetPayload<{ select: typeof decreeStateSelect }>;
/** A group as the rules about decrees need it. */
export type DecreeGroup = DecreeState['pokjanal'][number]['pokjanal'];

/** The same content without blanks around texts, empty lines and groups named twice. */
export function tidyContent(given: DecreeContent): DecreeContent {
  return {
    ...given,
    number: given.number.trim(),
    issuer: given.issuer.trim(),
    subject: given.subject.trim(),
    legalBases: given.legalBases.map((line) => line.trim()).filter((line) => line !== ''),
    groupIds: [...new Set(given.groupIds)],
  };
}

/** The columns of a content. */
export function columnsOf({ groupIds: _groups, legalBases, ...rest }: DecreeContent) {
  return { ...rest, legalBases: [...legalBases] };
}

/**
 * A decree as its history tells it. Groups and the superseded decree stand there by id: who reads it learns the names of
 * those within reach alone.
 */
export function loggedOf(state: DecreeState): Logged {
  const { kind, number, date, issuer, subject, termStart, termEnd, legalBases, supersedesId, attachment } = state;
  return {
    kind,
    number,
    date,
    issuer,
    subject,
    termStart,
    termEnd,
    legalBases,
    groups: state.pokjanal.map((link) => link.pokjanal.id).sort(),
    supersedes: supersedesId,
    attachment: attachment?.name ?? null,
  };
}
