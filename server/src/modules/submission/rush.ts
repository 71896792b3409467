/** So many forms under way at once, on average, that whoever sends one feels the others. */
const RUSH_FORMS = 6;

/** The average looks back about as long. */
const MEMORY_MS = 1_000;

/** Keeps the average number of forms under way by a steady clock in milliseconds; what was counts less and less. */
export function openRushGauge(now: () => number) {
  let underWay = 0;
  let mean = 0;
  let at = now();

  const remember = (): void => {
    const kept = Math.exp((at - now()) / MEMORY_MS);
    mean = mean * kept + underWay * (1 - kept);
    at = now();
  };

  return {
    /** Notes that a form is taken in; the function returned notes that it is answered. */
    beginForm: (): (() => void) => {
      remember();
      underWay += 1;
      return () => {
        remember();
        underWay -= 1;
      };
    },
    /** Whether so many forms are under way that other work had better wait. */
    isRush: (): boolean => {
      remember();
      return mean >= RUSH_FORMS;
    },
  };
}

/** The forms of this process. */
export const { beginForm, isRush } = openRushGauge(() => performance.now());
