const GAP = String.raw`[\s.\-]?`;
/** Sixteen digits, however they are grouped: the length of an identity number (NIK) and of a family card (KK). */
const NIK = new RegExp(String.raw`(?<!\d)(?:\d${GAP}){15}\d(?!\d)`);
/** A telephone number of this country: 08…, 62… or +62…, nine to thirteen digits after it. */
const PHONE = new RegExp(String.raw`(?<!\d)(?:\+?62${GAP}|0)8(?:${GAP}\d){7,11}(?!\d)`);

/** What a free text seems to hold of a person: an identity number, a telephone number, or nothing that is seen. */
export function personalDataIn(text: string): 'NIK' | 'PHONE' | null {
  if (NIK.test(text)) return 'NIK';
  return PHONE.test(text) ? 'PHONE' : null;
}
