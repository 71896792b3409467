import type { Translated } from '../catalogue.ts';
import type { BothSidesTexts } from './both-sides.ts';

export const en: Translated<BothSidesTexts> = {
  title: 'This changed while you were typing',
  lead: 'Somebody else saved a change first. Compare what you typed with what is stored now, and choose.',
  leadFields:
    'Somebody else saved a change first. Choose field by field which one is used and save again: where you change nothing, what you typed is used.',
  leadAct:
    'Somebody saved a change after you opened this. What you typed is still here: see whether this step still fits, then press the button again.',
  seen: 'What you saw',
  none: 'What changed is not shown here; see its history.',
  yours: 'What you typed',
  current: 'Stored now',
  keepMine: 'Save what I typed',
  takeTheirs: 'Use what is stored',
  takeOne: 'Use what is stored: {{field}}',
  same: 'What you typed is what is stored now.',
};
