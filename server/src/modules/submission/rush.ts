/** So many forms under way at once, on average, that whoever sends one feels the others. */
const RUSH_FORMS = 6;

/** The average looks back about as long. */
const MEMORY_MS = 1_000;

let underWay = 0;
let mean = 0;
let at = 0;

/** Notes that this process takes in a form; the function returned notes that it is answered. */
export function beginForm(): () => void {
  remember();
  underWay += 1;
  return () => {
    remember();
    underWay -= 1;
  };
}

/** Whether so many forms are under way in this process that other work had better wait. */
export function isRush(): boolean {
  remember();
  return mean >= RUSH_FORMS;
}

/** Brings the average up to now: what was counts less and less. */
function remember(): void {
  const now = performance.now();
  const kept = Math.exp((at - now) / MEMORY_MS);
  mean = mean * kept + underWay * (1 - kept);
  at = now;
}
