/** The working area is chosen in the bar and goes with the person, not with a view. */
const NOT_OF_A_VIEW = ['wilayah', 'puskesmas'];

/** What of an address belongs to a view, in one order, so that equal views read alike. */
export function viewQuery(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name]) => !NOT_OF_A_VIEW.includes(name)));
  kept.sort();
  return kept.toString();
}
