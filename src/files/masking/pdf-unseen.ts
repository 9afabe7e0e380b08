import type { PdfEngine } from '../readers/pdf-engine.ts';
import {
  type OpenPage,
  type PageBitmap,
  type PdfCharacter,
  type PointBox,
  bitmapSize,
  drawPage,
  onBitmap,
} from './pdf-pages.ts';

/** A character that can be copied from a page though nothing of it is seen there. */
export interface UnseenCharacter {
  readonly character: PdfCharacter;
  /** `unpainted`: it isn't drawn at all; `beyond`: it stands outside of the page; `covered`: something lies over it; `plain`: it has the ground's colour. */
  readonly why: 'unpainted' | 'beyond' | 'covered' | 'plain';
}

const DPI = 96;
/** By how much points differ where there is anything to be seen: the faintest watermark does more. */
const LEAST_CONTRAST = 10;
/** A stray character under a line is nobody's secret. */
const LEAST_CHARACTERS = 2;
/** Smaller than this nobody reads it. */
const LEAST_SIZE = 1;
const UNPAINTED = new Set([3, 7]);
/** Whether it has ink by itself; blanks haven't. */
const INKED = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Darker than this, and what lies over it is a bar and no white ground. */
const LIGHT = 235;

/**
 * Characters of which nothing is seen: the page is drawn, and where all points of a character's box are alike, nothing stands there
 * for the eye, whatever hides it: a bar, a picture, the ground's colour. Words that a scan was recognised as lie over the picture of
 * themselves and aren't among them.
 */
export function unseenCharacters(
  engine: PdfEngine,
  page: OpenPage,
  characters: readonly PdfCharacter[],
): UnseenCharacter[] {
  const inked = characters.filter(
    ({ text, generated, drawable }) => !generated && drawable && INKED.test(text),
  );
  if (inked.length === 0) return [];
  const size = bitmapSize(page, DPI);
  const bitmap = drawPage(engine, page, { size, boxes: [], colour: 0 });
  const unseen = inked.flatMap((character): UnseenCharacter[] => {
    const { box, mode } = character;
    const place = onBitmap(engine, page, { box, size });
    if (isOutside(place, size)) return [{ character, why: 'beyond' }];
    const { contrast, light } = lookAt(bitmap, place);
    if (contrast >= LEAST_CONTRAST && box.top - box.bottom >= LEAST_SIZE) return [];
    if (UNPAINTED.has(mode)) return [{ character, why: 'unpainted' }];
    return [{ character, why: light < LIGHT ? 'covered' : 'plain' }];
  });
  const counts = Map.groupBy(unseen, ({ why }) => why);
  return unseen.filter(({ why }) => (counts.get(why)?.length ?? 0) >= LEAST_CHARACTERS);
}

function isOutside(place: PointBox, size: { readonly width: number; readonly height: number }): boolean {
  return place.right <= 0 || place.bottom <= 0 || place.left >= size.width || place.top >= size.height;
}

/** How much the points of a box differ, and how light they are. A box is looked at a little within its edges. */
function lookAt(
  bitmap: PageBitmap,
  { left, top, right, bottom }: PointBox,
): { contrast: number; light: number } {
  const inset = right - left > 6 && bottom - top > 6 ? 1 : 0;
  let [least, most, sum, count] = [255, 0, 0, 0];
  for (let y = Math.max(0, top + inset); y < Math.min(bitmap.height, bottom + 1 - inset); y += 1)
    for (let x = Math.max(0, left + inset); x < Math.min(bitmap.width, right + 1 - inset); x += 1) {
      const at = (y * bitmap.width + x) * 4;
      const [blue = 0, green = 0, red = 0] = [bitmap.data[at], bitmap.data[at + 1], bitmap.data[at + 2]];
      const light = Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
      least = Math.min(least, light);
      most = Math.max(most, light);
      sum += light;
      count += 1;
    }
  return count === 0 ? { contrast: 0, light: 255 } : { contrast: most - least, light: sum / count };
}
