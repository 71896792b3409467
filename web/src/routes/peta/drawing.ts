/** The outline of an area in the units of its drawing, with a label where it has one. */
export type Shape = {
  readonly code: string;
  readonly d: string;
  readonly label?: { readonly x: number; readonly y: number; readonly text: string };
};

/** Outlines ready to be put on screen. */
export type Drawing = {
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  readonly shapes: readonly Shape[];
};
