/** What every browser can still draw: pixels along one side, and in all. */
const [LONGEST, MOST] = [16_000, 120_000_000];

/** How far a drawing may be enlarged, at most twice. */
export const enlargement = (width: number, height: number): number =>
  Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(MOST / (width * height)));

/** Saves a drawing as a PNG file. @throws when the browser cannot draw it. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const scale = enlargement(width, height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const url = canvas.toDataURL('image/png');
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
}
