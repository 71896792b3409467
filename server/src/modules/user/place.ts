import type { Role } from '@pokjanal/prisma/client';
import type { Target } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { type ErrorCode, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { heldOver, type PlaceKind } from './appoint.ts';

/** Ids as they come in; exactly the one the role is held over counts. */
export type PlaceInput = { wilayahId?: string; puskesmasId?: string; posyanduId?: string; opdId?: string };

/** Columns of the assignment, and where the place lies. */
export type Place = {
  readonly column: { wilayahId: string } | { puskesmasId: string } | { posyanduId: string } | { opdId: string };
  readonly target: Target;
  readonly notFound: ErrorCode;
};

/** Finds the place a role is to be held over. @throws InvalidInput when it is missing or of another level. */
export async function findPlace(ctx: Ctx, role: Role, input: PlaceInput): Promise<Place> {
  const { place, level } = heldOver[role];
  const id = input[`${place}Id`];
  if (!id) throw new InvalidInput([problem(place, 'REQUIRED')]);
  const found = await finders[place](ctx, id);
  if (level && found.level !== level) {
    throw new InvalidInput([problem(place, 'WRONG_LEVEL', { level })]);
  }
  return found.place;
}

type Found = { place: Place; level?: string };

const finders: Record<PlaceKind, (ctx: Ctx, id: string) => Promise<Found>> = {
  async wilayah({ db }, id) {
    const row = await db.prisma.wilayah.findUnique({ where: { id }, select: { path: true, level: true } });
    if (!row) throw new NotFound('WILAYAH_NOT_FOUND');
    const place: Place = { column: { wilayahId: id }, target: { path: row.path }, notFound: 'WILAYAH_NOT_FOUND' };
    return { place, level: row.level };
  },
  async puskesmas({ db }, id) {
    const select = { no: true, wilayah: { select: { path: true } } } as const;
    const row = await db.prisma.puskesmas.findUnique({ where: { id }, select });
    if (!row) throw new NotFound('PUSKESMAS_NOT_FOUND');
    const target = { path: row.wilayah.path, puskesmasId: id, puskesmasNo: row.no };
    return { place: { column: { puskesmasId: id }, target, notFound: 'PUSKESMAS_NOT_FOUND' } };
  },
  async posyandu({ db }, id) {
    const select = { puskesmasId: true, wilayah: { select: { path: true } } } as const;
    const row = await db.prisma.posyandu.findUnique({ where: { id }, select });
    if (!row) throw new NotFound('POSYANDU_NOT_FOUND');
    const target = { path: row.wilayah.path, posyanduId: id, puskesmasId: row.puskesmasId };
    return { place: { column: { posyanduId: id }, target, notFound: 'POSYANDU_NOT_FOUND' } };
  },
  async opd({ db }, id) {
    const row = await db.prisma.opd.findUnique({ where: { id }, select: { wilayah: { select: { path: true } } } });
    if (!row) throw new NotFound('OPD_NOT_FOUND');
    return {
      place: { column: { opdId: id }, target: { path: row.wilayah.path, opdId: id }, notFound: 'OPD_NOT_FOUND' },
    };
  },
};
