import type { ChangeCheck } from './change-check.ts';
import type { AreaRow, Created, Draft, GivenCode } from './change-types.ts';
import { fullName } from './full-name.ts';
import { dottedCode, nosOfPath } from './wilayah-code.ts';

/** Codes that change, by id of the area; those of new areas too. */
export type NewCodes = ReadonlyMap<string, { readonly code: string; readonly at: string }>;

/** Path of the input for a code that follows from another. */
const FOLLOWS = 'codes';

/**
 * Works out the official codes after an act: what lies below an area with another code, or came to another parent, takes
 * over its prefix and keeps its own end, unless another code was given. Collects codes that are badly formed or double.
 */
export function workOutCodes(check: ChangeCheck, draft: Draft, codes: readonly GivenCode[]): NewCodes {
  const work: Work = { check, draft, given: new Map(draft.given), found: new Map() };
  for (const [index, { wilayahId, code }] of codes.entries())
    work.given.set(wilayahId, { code, at: `codes.${index}.code` });
  for (const area of draft.created) setGiven(work, area, area.parentId);
  const ended = new Set(draft.ended);
  const staying = [...check.scene.areas.values()].filter((area) => !area.endedOn && !ended.has(area));
  for (const area of staying.sort((one, other) => depthOf(one) - depthOf(other))) followUp(work, area);
  checkAsked(check, codes, work.found);
  refuseDoubles(work);
  return work.found;
}

type Placed = { readonly code: string; readonly at: string };
type Work = {
  readonly check: ChangeCheck;
  readonly draft: Draft;
  readonly given: Map<string, Placed>;
  readonly found: Map<string, Placed>;
};

function codeNow({ check, found }: Work, id: string): string {
  return found.get(id)?.code ?? check.scene.areas.get(id)?.code ?? '';
}

/** Gives an area the code that follows from its parent, or the one given by hand where it may have another. */
function followUp(work: Work, area: AreaRow): void {
  const { draft, found, given } = work;
  const parentId = draft.parentOf.get(area.id) ?? area.parentId ?? '';
  const isUprooted = parentId !== area.parentId || found.has(parentId);
  if (given.has(area.id) && (isUprooted || draft.given.has(area.id))) setGiven(work, area, parentId);
  else if (isUprooted) found.set(area.id, { code: `${codeNow(work, parentId)}.${endOf(area.code)}`, at: FOLLOWS });
}

/** Says of whom a code is, for a message. */
export function nameOfCoded(check: ChangeCheck, draft: Draft, id: string): string {
  const area = draft.created.find((made) => made.id === id) ?? check.scene.areas.get(id);
  return area ? fullName(area) : '';
}

function setGiven(work: Work, area: AreaRow | Created, parentId: string): void {
  const given = work.given.get(area.id);
  if (!given) return;
  const code = dottedCode(given.code);
  checkShape(work.check, { code: code || given.code, at: given.at }, area, codeNow(work, parentId));
  if (!('no' in area) || code !== area.code) work.found.set(area.id, { code, at: given.at });
}

function checkShape(check: ChangeCheck, { code, at }: Placed, { level }: AreaRow | Created, parentCode: string): void {
  const prefix = level === 'PROVINSI' ? '' : `${parentCode}.`;
  const digits = level === 'DESA' ? 4 : 2;
  const form = `${prefix}${'N'.repeat(digits)}`;
  const isFormed =
    code.split('.').length === form.split('.').length && new RegExp(`^\\d{${digits}}$`).test(endOf(code));
  if (code.trim() === '') check.refuse(at, 'REQUIRED');
  else if (!isFormed) check.refuse(at, 'CODE_FORM', { code, form });
  else if (!code.startsWith(prefix)) check.refuse(at, 'CODE_PREFIX', { code, prefix });
}

/** A code given for an area that the act leaves alone is a slip of the pen and not passed over. */
function checkAsked(check: ChangeCheck, codes: readonly GivenCode[], found: NewCodes): void {
  for (const [index, { wilayahId }] of codes.entries()) {
    const at = `codes.${index}.wilayah`;
    const area = check.area(wilayahId, at);
    if (area && !found.has(wilayahId)) check.refuse(at, 'AREA_NOT_RECODED', { name: fullName(area) });
  }
}

function refuseDoubles({ check, draft, found }: Work): void {
  const holders = new Map<string, string>();
  for (const [id, { code, at }] of found) {
    const holder = holders.get(code);
    if (holder === undefined) holders.set(code, id);
    else {
      const data = { code, area: nameOfCoded(check, draft, id), holder: nameOfCoded(check, draft, holder) };
      check.refuse(at, 'CODE_TAKEN', data);
    }
  }
}

const endOf = (code: string): string => code.split('.').at(-1) ?? '';
const depthOf = (area: AreaRow): number => nosOfPath(area.path).length;
