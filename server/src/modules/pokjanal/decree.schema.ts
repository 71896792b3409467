import { DecreeKind } from '@pokjanal/prisma/client';
import { visible, visibleDecree } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { uuidOrNobody } from '../../graphql/ids.ts';
import { yearMismatch } from './pokjanal-status.ts';

const DecreeKindEnum = builder.enumType(DecreeKind, {
  name: 'DecreeKind',
  description: 'What a decree does to the group.',
});

builder.prismaNode('Decree', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visibleDecree(ctx.actor)] }),
  fields: (t) => ({
    kind: t.expose('kind', {
      type: DecreeKindEnum,
      description: 'Establishment, change, induction of a chair, dissolution.',
    }),
    number: t.exposeString('number'),
    date: t.expose('date', { type: 'Day', description: 'Day it was signed.' }),
    issuer: t.exposeString('issuer'),
    subject: t.exposeString('subject', { description: 'Subject as written.' }),
    termStart: t.expose('termStart', { type: 'Day', nullable: true, description: 'First day of the term.' }),
    termEnd: t.expose('termEnd', {
      type: 'Day',
      nullable: true,
      description: 'Last day of the term; null when the decree states none.',
    }),
    legalBases: t.exposeStringList('legalBases', { description: 'Rules it cites, in its order.' }),
    yearMismatch: t.boolean({
      description: 'The year in the number differs from the year of the date; worth a second look.',
      select: { number: true, date: true },
      resolve: yearMismatch,
    }),
    supersedes: t.relation('supersedes', { nullable: true, description: 'The decree it replaces.' }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.prismaObject('SeatHolding', {
  fields: (t) => ({
    office: t.exposeString('office'),
    opd: t.relation('opd', { nullable: true, description: 'Agency of the office.' }),
    exOfficio: t.exposeBoolean('exOfficio', { description: 'Held by virtue of the office.' }),
    acting: t.exposeBoolean('acting'),
    from: t.expose('from', { type: 'Day', nullable: true, description: 'First day.' }),
    to: t.expose('to', { type: 'Day', nullable: true, description: 'Last day; null while held.' }),
  }),
});

builder.prismaNode('Seat', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [{ pokjanal: visible(ctx.actor, 'pokjanal.read') }] }),
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name', { description: 'Name of the seat as the decree writes it.' }),
    order: t.exposeInt('order', { description: 'Place in the annex.' }),
    single: t.exposeBoolean('single'),
    isVacant: t.boolean({
      description: 'Nobody holds it today.',
      select: { holdings: { select: { from: true, to: true } } },
      resolve: (seat, _args, ctx) => !seat.holdings.some((held) => inForce(held, ctx.clock.now())),
    }),
    holdings: t.relation('holdings', {
      description: 'Who held it and when, newest first.',
      query: { orderBy: { from: 'desc' } },
    }),
  }),
});

function inForce(span: { from: Date | null; to: Date | null }, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  return (
    (!span.from || span.from.toISOString().slice(0, 10) <= today) &&
    (!span.to || span.to.toISOString().slice(0, 10) >= today)
  );
}
