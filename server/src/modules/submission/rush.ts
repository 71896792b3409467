const SECOND_MS = 1_000;

/** Forms within a second from which on there is a rush; an office at work gives a few, a country at the end of a month some tens. */
const RUSH_FORMS = 200;

let second = 0;
let before = 0;
let now = 0;

/** Counts forms that this process has taken in. */
export function countForms(forms: number): void {
  turnTo(Math.floor(performance.now() / SECOND_MS));
  now += forms;
}

/** Whether this process takes in so many forms, in this second or the one before, that other work had better wait. */
export function isRush(): boolean {
  turnTo(Math.floor(performance.now() / SECOND_MS));
  return Math.max(before, now) >= RUSH_FORMS;
}

function turnTo(current: number): void {
  if (current === second) return;
  before = current === second + 1 ? now : 0;
  now = 0;
  second = current;
}
