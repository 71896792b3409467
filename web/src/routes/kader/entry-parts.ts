import { askedOf } from '@/features/report-form/entry-findings.ts';
import type { EntryModel } from '@/features/report-form/entry-model.ts';
import { type GroupName, groupsOf, slotsAsked } from '@/features/report-form/question-groups.ts';

/** One page of the form: an element by age and sex, a list of questions, or counts by field. */
export type EntryPart = {
  readonly key: string;
  readonly kind: 'ELEMENT' | 'LIST' | 'FIELDS';
  readonly elements: readonly string[];
  readonly slots: readonly number[];
  readonly group: GroupName;
};

/** The parts one goes through before the check at the end. */
export function partsOf(model: EntryModel): readonly EntryPart[] {
  const codes = model.elements.map(({ code }) => code);
  if (model.fields.length > 0) {
    return [{ key: 'fields', kind: 'FIELDS', elements: codes, slots: model.asked, group: 'all' }];
  }
  if (model.detailed) {
    return codes.map((code) => ({
      key: code,
      kind: 'ELEMENT',
      elements: [code],
      slots: askedOf(model, code),
      group: 'all',
    }));
  }
  return groupsOf(model).map(({ name, elements }) => ({
    key: name,
    kind: 'LIST',
    elements,
    slots: slotsAsked(model, elements),
    group: name,
  }));
}
