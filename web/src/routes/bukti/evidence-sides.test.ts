import { expect, test } from 'vitest';
import type { EvidenceForm } from './evidence-form-state.ts';
import { differing } from './evidence-sides.ts';

const form = (over: Partial<EvidenceForm>): EvidenceForm => ({
  kind: 'PLAN',
  opd: 'o',
  period: '2026',
  title: 'Rencana',
  values: {},
  rows: { activities: [{ title: 'Pelatihan', month: '2026-05' }] },
  files: [],
  alsoFor: [],
  links: [],
  checklist: null,
  answers: {},
  reason: '',
  ...over,
});

test('both sides of a record differ part by part, and a part that is taken over ends its difference alone', () => {
  const typed = form({
    title: 'Rencana baru',
    rows: { activities: [{ title: 'Pelatihan', month: '2026-06' }] },
    links: [{ kind: 'POSYANDU', id: 'p', name: 'Melati' }],
    reason: 'salah ketik',
  });
  const stored = form({ files: [{ id: 'f', name: 'rencana.pdf' }] });
  const parts = differing(typed, stored);
  expect(parts.map(({ key }) => key)).toEqual(['title', 'activities', 'files', 'links']);
  const taken = { ...typed, ...parts.find(({ key }) => key === 'activities')?.take(stored, typed) };
  expect(differing(taken, stored).map(({ key }) => key)).toEqual(['title', 'files', 'links']);
  // What was typed elsewhere is still there.
  expect(taken).toMatchObject({ title: 'Rencana baru', reason: 'salah ketik' });
  const all = parts.reduce((into, part) => ({ ...into, ...part.take(stored, into) }), typed);
  expect(differing(all, stored)).toEqual([]);
});
