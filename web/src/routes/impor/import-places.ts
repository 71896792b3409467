/** Whose forms a template is for: a puskesmas, a village of one, or an area. */
export type ImportPlace = {
  readonly puskesmas: string | null;
  readonly wilayah: string | null;
  readonly name: string;
  readonly detail: string;
};

type Named = { readonly id: string; readonly name: string };
type Assignment = {
  readonly wilayah: { readonly id: string; readonly fullName: string } | null;
  readonly puskesmas: Named | null;
  readonly posyandu: Named | null;
};
type Village = { readonly id: string; readonly fullName: string; readonly code: string };

/** The places a person holds, each as a whole. */
export function ownPlaces(assignments: readonly Assignment[]): ImportPlace[] {
  return assignments.flatMap(({ puskesmas, wilayah, posyandu }): ImportPlace[] => {
    if (puskesmas) return [{ puskesmas: puskesmas.id, wilayah: null, name: puskesmas.name, detail: '' }];
    if (wilayah) return [{ puskesmas: null, wilayah: wilayah.id, name: wilayah.fullName, detail: '' }];
    // Who holds a post alone has no other forms within reach.
    return posyandu ? [{ puskesmas: null, wilayah: null, name: posyandu.name, detail: '' }] : [];
  });
}

/** The villages that a puskesmas serves, each as a part of it. */
export function villagesOf(puskesmas: string, workArea: readonly Village[]): ImportPlace[] {
  return workArea.map(({ id, fullName, code }) => ({ puskesmas, wilayah: id, name: fullName, detail: code }));
}

/** Names a place in lists. */
export const keyOf = ({ puskesmas, wilayah }: ImportPlace): string => `${puskesmas} ${wilayah}`;

/** The places whose name or code holds what was typed. */
export function placesWith(places: readonly ImportPlace[], typed: string): ImportPlace[] {
  const wanted = typed.trim().toLowerCase();
  return places.filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(wanted));
}

/** The place that an address names; the first of the person's own where it names none of them. */
export function chosenPlace(
  search: URLSearchParams,
  own: readonly ImportPlace[],
  villages: readonly ImportPlace[],
): ImportPlace | null {
  const [puskesmas, wilayah] = [search.get('puskesmas'), search.get('wilayah')];
  const home = own.find((place) => puskesmas !== null && place.puskesmas === puskesmas);
  const area = [...villages, ...own].find((place) => wilayah !== null && place.wilayah === wilayah);
  return area ?? home ?? own[0] ?? null;
}
