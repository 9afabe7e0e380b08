/** What a camera or a program wrote beside a picture. */
export interface Exif {
  /** As the format has it, 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** Whether the place where it was taken is told. */
  readonly hasPlace: boolean;
  /** Author, owner, user's comment: whose picture it is. */
  readonly hasPerson: boolean;
  /** Numbers of camera and lens. */
  readonly hasSerial: boolean;
  /** When it was taken. */
  readonly hasTime: boolean;
  /** A small picture, which shows what was cut away or covered in the large one. */
  readonly hasSmallPicture: boolean;
  /** A later list of it is broken, points to itself or goes on without end. */
  readonly isOdd: boolean;
}

const MOST_LISTS = 20;
const MOST_ENTRIES = 1_000;
const LISTS = new Set([0x8769, 0x8825, 0xa005]);
const PLACE = 0x8825;
const PERSON = new Set([0x013b, 0x8298, 0x9286, 0xa430, 0x9c9d, 0x9c9c]);
const SERIAL = new Set([0xa431, 0xa435, 0xc62f]);
const TIME = new Set([0x0132, 0x9003, 0x9004]);
const SMALL_PICTURE = new Set([0x0201, 0x0202]);

/** Reads an EXIF block, from its `II` or `MM` on; within limits, whatever its lists point to. */
export function readExif(bytes: Uint8Array): Exif {
  const found = { orientation: 1, hasPlace: false, hasPerson: false, hasSerial: false, hasTime: false };
  const all = { ...found, hasSmallPicture: false, isOdd: false };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const order = buffer.toString('latin1', 0, 2);
  if (buffer.length < 8 || (order !== 'II' && order !== 'MM')) return { ...all, isOdd: true };
  const little = order === 'II';
  const short = (at: number): number => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const long = (at: number): number => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const seen = new Set<number>();
  const waiting = [{ at: long(4), isPlace: false }];
  let entries = 0;
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    if (list.at === 0) continue;
    if (seen.has(list.at) || list.at + 2 > buffer.length || seen.size >= MOST_LISTS) {
      all.isOdd = true;
      continue;
    }
    seen.add(list.at);
    const count = short(list.at);
    for (let index = 0; index < count; index += 1) {
      const at = list.at + 2 + index * 12;
      entries += 1;
      if (at + 12 > buffer.length || entries > MOST_ENTRIES) return { ...all, isOdd: true };
      const tag = short(at);
      if (LISTS.has(tag)) waiting.push({ at: long(at + 8), isPlace: tag === PLACE });
      else if (list.isPlace) all.hasPlace ||= tag >= 1 && tag <= 6;
      else note(all, tag, { short: short(at + 8), isEmpty: long(at + 4) <= 1 });
    }
    const next = list.at + 2 + count * 12;
    if (next + 4 <= buffer.length && !list.isPlace) waiting.push({ at: long(next), isPlace: false });
  }
  return all;
}

function note(
  all: { -readonly [Key in keyof Exif]: Exif[Key] },
  tag: number,
  value: { readonly short: number; readonly isEmpty: boolean },
): void {
  if (tag === 0x0112 && value.short >= 1 && value.short <= 8) all.orientation = value.short;
  if (SMALL_PICTURE.has(tag)) all.hasSmallPicture = true;
  if (value.isEmpty) return;
  all.hasPerson ||= PERSON.has(tag);
  all.hasSerial ||= SERIAL.has(tag);
  all.hasTime ||= TIME.has(tag);
}
