import { onWake, type Sleeper } from './wake.ts';

export type Loop = { stop(): Promise<void> };

export type LoopOptions = {
  readonly sleeper: Sleeper;
  /** Does one round and says whether there was work; after work the next round follows soon. */
  readonly round: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  readonly busyMs?: number;
  readonly idleMs?: number;
  /**
   * How long a round with work is followed by a rest, from how long it took, so that what comes meanwhile is done in one;
   * asked again as the rest goes on.
   */
  readonly restMs?: (tookMs: number) => number;
};

const LONGEST_PAUSE_MS = 5_000;
const LONGEST_REST_MS = 250;
const LOOK_AGAIN_MS = 100;

/** A rest as long as the round, up to a quarter of a second: a loop then takes half of the time at most. */
export const asLong = (tookMs: number): number => Math.min(tookMs, LONGEST_REST_MS);

/**
 * Runs rounds for ever: at once after a wake-up, after `busyMs` while there is work, after `idleMs` otherwise,
 * and ever more slowly while rounds fail. A rest comes before all that. `stop` resolves when the round under way has ended.
 */
export function startLoop(options: LoopOptions): Loop {
  const { busyMs = 20, idleMs = 100 } = options;
  let stopped = false;
  let woken = false;
  let rouse = (): void => {};
  const unlisten = onWake(options.sleeper, () => {
    woken = true;
    rouse();
  });

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const rest = async (restMs: () => number): Promise<void> => {
    const began = performance.now();
    // A wake-up ends a pause, not the rest: it only means that there will be work.
    for (let left = restMs(); !stopped && left > 0; left = restMs() - (performance.now() - began)) {
      await pause(Math.min(Math.ceil(left), LOOK_AGAIN_MS));
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopped) {
      woken = false;
      let pauseMs = idleMs;
      try {
        const began = performance.now();
        const worked = await options.round();
        const tookMs = performance.now() - began;
        failures = 0;
        if (worked) pauseMs = busyMs;
        if (worked) await rest(() => options.restMs?.(tookMs) ?? 0);
      } catch (error) {
        failures += 1;
        pauseMs = Math.min(LONGEST_PAUSE_MS, idleMs * 2 ** Math.min(failures, 10));
        options.onError(error);
      }
      // A wake-up during a failing round must not turn the back-off into a spin.
      if (!stopped && !(woken && failures === 0)) await pause(pauseMs);
    }
  };

  const ended = run();
  return {
    stop: () => {
      stopped = true;
      unlisten();
      rouse();
      return ended;
    },
  };
}
