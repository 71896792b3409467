/** The only source of "now" for verbs, rules and workers, so that tests and the demo decide what day it is. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at an instant until `set` or `advance` (milliseconds) moves it. */
export function fixedClock(at: Date | string): Clock & { set(to: Date | string): void; advance(ms: number): void } {
  let time = toTime(at);
  return {
    now: () => new Date(time),
    set: (to) => {
      time = toTime(to);
    },
    advance: (ms) => {
      time += ms;
    },
  };
}

function toTime(at: Date | string): number {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) throw new RangeError(`Not an instant: ${String(at)}`);
  return time;
}
