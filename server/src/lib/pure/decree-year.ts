/**
 * True when the number of a decree names a year other than the year of its date: a frequent slip of the pen. A number that
 * names no year is never at odds with its date.
 */
export function decreeYearDiffers(number: string, year: number): boolean {
  const years = number.match(/(?<!\d)(19|20)\d{2}(?!\d)/g);
  return years !== null && !years.includes(String(year));
}
