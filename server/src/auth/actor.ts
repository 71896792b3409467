import type { Role, WilayahLevel } from '@pokjanal/prisma/client';

/** Everybody who has not signed in; an object like any other caller, never null. */
export type Anonymous = { readonly kind: 'anonymous' };

/** Our own workers, seeds and commands; may do everything and is never built from a request. */
export type SystemActor = { readonly kind: 'system'; readonly name: string };

/** A person, by a session of the console or by a personal access token. */
export type UserActor = {
  readonly kind: 'user';
  readonly userId: string;
  readonly name: string;
  readonly locale: string;
  readonly via: 'session' | 'token';
  readonly sessionId?: string;
  readonly tokenId?: string;
  /** A token can only read, whatever its owner may do. */
  readonly readOnly: boolean;
  /** The assignments in force on the day the actor was resolved, and no others. */
  readonly assignments: readonly Assignment[];
};

export type Actor = Anonymous | SystemActor | UserActor;

/** A role over one area, puskesmas, post or agency, with the values its reach is built from. */
export type Assignment = {
  readonly id: string;
  readonly role: Role;
  readonly wilayah?: AreaOf;
  readonly puskesmas?: PuskesmasOf;
  readonly posyandu?: PostOf;
  readonly opd?: AgencyOf;
};

type AreaOf = { readonly id: string; readonly no: number; readonly path: string; readonly level: WilayahLevel };

/** `areaPaths` are the villages and districts of its work area today. */
type PuskesmasOf = {
  readonly id: string;
  readonly no: number;
  readonly path: string;
  readonly areaPaths: readonly string[];
};

/** `path` is the village of the post; `unitNo` is absent until the post reports. */
type PostOf = {
  readonly id: string;
  readonly unitNo?: number;
  readonly path: string;
  readonly puskesmas?: { readonly id: string; readonly no: number };
};

/** `path` is the area the agency belongs to; memberships count as of the day `on`, all of them where none is said. */
type AgencyOf = { readonly id: string; readonly path: string; readonly on?: string };

/**
 * How far an actor reaches for one action: the single value from which Prisma filters, SQL fragments and event
 * filters are built. A thing is within reach when any one of the lists holds it.
 */
export type Reach = {
  readonly everywhere: boolean;
  /** Whole subtrees, as path prefixes. */
  readonly paths: readonly string[];
  /** Subtrees read from the top down to the level `notBelow` and no deeper. */
  readonly shallowPaths: readonly string[];
  readonly notBelow?: WilayahLevel;
  /** Subtrees without the area at their top. */
  readonly innerPaths: readonly string[];
  readonly puskesmasNos: readonly number[];
  readonly puskesmasIds: readonly string[];
  readonly posyanduIds: readonly string[];
  readonly unitNos: readonly number[];
  readonly opdIds: readonly string[];
  /** Day as of which those agencies are members of groups; absent: at any time. */
  readonly on?: string;
};

/** Where a thing lies; give every fact that is known, one match suffices. */
export type Target = {
  readonly path?: string;
  readonly puskesmasNo?: number | null;
  readonly puskesmasId?: string | null;
  readonly unitNo?: number;
  readonly posyanduId?: string;
  readonly opdId?: string;
  /** Several agencies, such as the members of a group. */
  readonly opdIds?: readonly string[];
};

export const ANONYMOUS: Anonymous = { kind: 'anonymous' };

/** Names the actor of a worker, a seed or a command. */
export function systemActor(name: string): SystemActor {
  return { kind: 'system', name };
}

/** Names the person who acts, for what is written down; nobody for the system itself. */
export function userIdOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.userId : null;
}
