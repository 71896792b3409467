/** Lets the browser draw and answer before the work goes on. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
