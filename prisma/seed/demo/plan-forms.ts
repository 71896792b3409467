import { type Random, randomOf } from '../ids.ts';
import type { Cells } from '../wide.ts';
import { binomial, type BlockLife, type Counts, drawBlock, drawVillage } from './blocks.ts';
import { type FormSlots, readFormSlots } from './form-slots.ts';
import type { PlannedAct, PlannedReport } from './planned.ts';

/** Months at the end of the demonstration in which all forms are there; before them only the SKDN form is. */
export const FORM_MONTHS = 13;

const FIELDS = ['SPM_PENDIDIKAN', 'SPM_KESEHATAN', 'SPM_PU', 'SPM_PERUMAHAN', 'SPM_TRANTIB', 'SPM_SOSIAL'];

let known: FormSlots | undefined;

/** The lists are read once. */
function formSlots(): FormSlots {
  known ??= readFormSlots();
  return known;
}

/** Plans the other forms of a month beside the SKDN form of the same post: they come with it and share its fate. */
export function planOtherForms(seed: number, base: PlannedReport, life: Omit<BlockLife, 'month'>): PlannedReport[] {
  const slots = formSlots();
  const month = (base.month % 12) + 1;
  const { formSet, key } = base.post;
  return slots.blocksOf(formSet, month).map((block) => {
    const random = randomOf(seed, 'form', key, base.month, block);
    const cells =
      block === 'SP'
        ? requests(random, slots, life.opened)
        : cellsOf(slots, base, block, drawBlock(block, random, { ...life, month }));
    return alike(base, block, cells);
  });
}

/** Plans a month of what a puskesmas gives for a village, in the way of a post of it that reports well. */
export function planVillage(seed: number, base: PlannedReport, month: { isFirst: boolean }): PlannedReport {
  const { village } = base.post;
  const children = 40 + randomOf(seed, 'village', village)() * 120;
  // Targets come with January; some villages give them late or again at half-year.
  const givesTargets = month.isFirst || [0, 1, 6].includes(base.month % 12);
  const counts = drawVillage(randomOf(seed, 'village', village, base.month), children, givesTargets);
  const cells = new Map([...counts].map(([code, count]) => [villageSlot(code), count]));
  return { ...alike({ ...base, opened: true, header: {} }, 'PK', cells), village };
}

function villageSlot(code: string): number {
  const slot = formSlots().villageSlotOf(code);
  if (slot === undefined) throw new Error(`The puskesmas form does not ask ${code}`);
  return slot;
}

function cellsOf(slots: FormSlots, base: PlannedReport, block: string, counts: Counts): Cells {
  const cells = new Map<number, number>();
  for (const [code, count] of counts) {
    const slot = slots.slotOf(block, base.post.formSet, code);
    if (slot !== undefined) cells.set(slot, count);
  }
  return cells;
}

/** Requests of citizens by field of minimum service, few of each. */
function requests(random: Random, slots: FormSlots, opened: boolean): Cells {
  const cells = new Map<number, number>();
  for (const field of FIELDS) {
    const asked = opened ? binomial(random, 3, 0.18) : 0;
    for (const [code, count] of [
      ['SP_MASUK', asked],
      ['SP_TEPAT', binomial(random, asked, 0.7)],
    ] as const) {
      const slot = slots.slotOf('SP', 'ILP', code, field);
      if (slot !== undefined) cells.set(slot, count);
    }
  }
  return cells;
}

/** The same acts on another form; a slip stands in the SKDN form alone, so this one was never returned or half done. */
function alike(base: PlannedReport, block: string, cells: Cells): PlannedReport {
  const sent = base.acts.find(({ action }) => action === 'SUBMIT');
  if (!sent) return { ...base, block, status: 'NONE', arrival: 'NONE', arrivedAt: null, acts: [] };
  const later = base.acts.filter(({ action }) => action === 'VERIFY' || action === 'APPROVE');
  const submit: PlannedAct = { action: 'SUBMIT', who: sent.who, at: sent.at, cells };
  return { ...base, block, status: base.status === 'RETURNED' ? 'SUBMITTED' : base.status, acts: [submit, ...later] };
}
