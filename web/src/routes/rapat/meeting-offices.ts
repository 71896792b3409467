import { blankParty, type Office, type PartyRow } from './meeting-form-state.ts';
import type { MeetingFormGroupFragment } from './meeting-pages.generated.ts';

/** Offices one can choose for a group: who holds its seats, and its member agencies that hold none. */
export function officesOf(group: MeetingFormGroupFragment): Office[] {
  const held = group.seats.flatMap(({ id, holders }) =>
    holders.map(({ office, opd }) => ({ label: office, seat: id, opd: opd?.id ?? null })),
  );
  const members = group.memberships.map(({ opd }) => ({ label: opd.name, seat: null, opd: opd.id }));
  const labels = new Set<string>();
  return [...held, ...members].filter(({ label }) => {
    const isNew = !labels.has(label.toLowerCase());
    labels.add(label.toLowerCase());
    return isNew;
  });
}

/** Everybody who is invited when a group meets: each office that holds a seat, and each agency none of these stands for. */
export function invitedByDefault(group: MeetingFormGroupFragment): PartyRow[] {
  const offices = officesOf(group);
  const seated = new Set(offices.flatMap(({ seat, opd }) => (seat !== null && opd !== null ? [opd] : [])));
  return offices
    .filter(({ seat, opd }) => seat !== null || !seated.has(opd ?? ''))
    .map((office) => blankParty(false, office));
}
