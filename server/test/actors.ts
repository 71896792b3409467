import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import { randomUUID } from 'node:crypto';
import type { Assignment, UserActor } from '../src/auth/actor.ts';

type Area = { id: string; no: number; path: string; level: string };
type Post = { id: string; unitNo: number; desa: Area; puskesmas: { id: string; no: number } | null };

function actorWith(assignment: Omit<Assignment, 'id'>, readOnly = false): UserActor {
  return {
    kind: 'user',
    userId: randomUUID(),
    name: assignment.role,
    locale: 'id',
    via: readOnly ? 'token' : 'session',
    readOnly,
    assignments: [{ id: randomUUID(), ...assignment }],
  };
}

/** A person with a role over an area and all below it. */
export function officerOf(area: Area, role: Role = 'ADMIN_KABKOTA'): UserActor {
  return actorWith({ role, wilayah: { id: area.id, no: area.no, path: area.path, level: area.level as WilayahLevel } });
}

/** The kader of one post. */
export function kaderOf(post: Post): UserActor {
  return actorWith({
    role: 'KADER',
    posyandu: {
      id: post.id,
      unitNo: post.unitNo,
      path: post.desa.path,
      ...(post.puskesmas ? { puskesmas: { id: post.puskesmas.id, no: post.puskesmas.no } } : {}),
    },
  });
}

/** A petugas of the puskesmas that mentors the post. */
export function petugasOf(post: Post): UserActor {
  const { puskesmas, desa } = post;
  if (!puskesmas) throw new Error('This post has no puskesmas');
  return actorWith({
    role: 'PETUGAS_PUSKESMAS',
    puskesmas: { id: puskesmas.id, no: puskesmas.no, path: desa.path, areaPaths: [desa.path] },
  });
}
