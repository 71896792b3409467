/** From a measured value in one year to the value wanted in a later one. */
export type TargetLine = {
  readonly baselineYear: number;
  readonly baselineValue: number;
  readonly goalYear: number;
  readonly goalValue: number;
};

/** Gives the yearly targets on the straight line, from the year after the baseline to the goal itself. */
export function targetsOnLine(line: TargetLine): { year: number; value: number }[] {
  const { baselineYear, baselineValue, goalYear, goalValue } = line;
  const years = goalYear - baselineYear;
  return Array.from({ length: Math.max(0, years) }, (_, index) => {
    const passed = index + 1;
    const value = (baselineValue * (years - passed) + goalValue * passed) / years;
    // Ten decimals are beyond any measurement; what lies after them is noise of the division.
    return { year: baselineYear + passed, value: passed === years ? goalValue : Number(value.toFixed(10)) };
  });
}

/** Gives the part of a year's target that is due when some of its twelve months are over. */
export function targetToDate(yearTarget: number, months: number): number {
  return (yearTarget * months) / 12;
}
