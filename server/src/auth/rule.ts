import type { Role, WilayahLevel } from '@pokjanal/prisma/client';

/**
 * How far a role reaches: the area given to it and all below, what lies below it without the area itself, its own post,
 * the posts it mentors, its own agency.
 */
export type ReachKind = 'subtree' | 'below' | 'own-posyandu' | 'own-puskesmas' | 'own-opd' | 'everywhere' | 'self';

/** What an action is about; decides what a reach means (the area of one's post, or the post itself). */
export type Subject =
  | 'wilayah'
  | 'pokjanal'
  | 'meeting'
  | 'commitment'
  | 'problem'
  | 'opd'
  | 'duty'
  | 'puskesmas'
  | 'pustu'
  | 'posyandu'
  | 'kader'
  | 'report'
  | 'figures'
  | 'user'
  | 'token'
  | 'settings';

export type Grant = { readonly roles: readonly Role[]; readonly reach: ReachKind; readonly notBelow?: WilayahLevel };

export type Rule = {
  readonly subject: Subject;
  readonly kind: 'read' | 'write';
  readonly grants: readonly Grant[];
};
