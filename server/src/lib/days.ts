import type { Clock } from './clock.ts';
import { dayIn } from './pure/deadline.ts';

/** Days from one to another, both included; null is open. */
export type Span = { readonly from: Date | null; readonly to: Date | null };

const DAY_MS = 24 * 3600 * 1000;

/** The calendar day of an instant as a date without a clock. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** The day asked for; when none is, today by the clock of Western Indonesia. */
export function dayAsked(ctx: { readonly clock: Clock }, on: Date | null | undefined): Date {
  return on ? dayOf(on) : new Date(`${dayIn('WIB', ctx.clock.now())}T00:00:00Z`);
}

/** Today by the clock of Western Indonesia, as a date without a clock. */
export function today(ctx: { readonly clock: Clock }): Date {
  return dayAsked(ctx, null);
}

/** The day before a day. */
export function dayBefore(day: Date): Date {
  return new Date(day.getTime() - DAY_MS);
}

/** The day after a day. */
export function dayAfter(day: Date): Date {
  return new Date(day.getTime() + DAY_MS);
}

/** Writes a day for people and machines; an open end is three dots. */
export function dayText(day: Date | null): string {
  return day ? day.toISOString().slice(0, 10) : '…';
}

/** The filter of rows whose span holds a day, the days at both ends included. */
export function inForceWhere(on: Date) {
  const day = dayOf(on);
  return { AND: [{ OR: [{ from: null }, { from: { lte: day } }] }, { OR: [{ to: null }, { to: { gte: day } }] }] };
}

/** The filter of rows whose span has a day in common with another. */
export function overlapWhere({ from, to }: Span) {
  return {
    AND: [
      ...(to ? [{ OR: [{ from: null }, { from: { lte: to } }] }] : []),
      ...(from ? [{ OR: [{ to: null }, { to: { gte: from } }] }] : []),
    ],
  };
}
