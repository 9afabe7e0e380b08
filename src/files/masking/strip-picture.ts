import { UnreadableFile } from '../readers/unreadable-file.ts';
import { readExif } from './exif.ts';
import { type PictureKind, type PicturePiece, picturePieces } from './picture-pieces.ts';

/** What of a picture's own words is kept: how it is turned. Everything else is what the camera and programs say. */
const UPRIGHT = 1;
/** An EXIF block with one entry, how the camera was held, in its JPEG segment. */
const ORIENTATION_ALONE = 'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000';

/**
 * A picture without anything but the picture: no place, time, camera, author, small picture or words, nothing behind its end. It
 * isn't packed anew, so no point of it changes. Throws `UnreadableFile` for broken pictures and for TIFF and HEIC.
 */
export function strippedPicture(bytes: Uint8Array, kind: PictureKind): Uint8Array {
  if (kind === 'tiff' || kind === 'heic')
    throw new UnreadableFile(
      `${kind.toUpperCase()} 图片里的拍摄信息不能单独去掉。请另存为 JPG 或 PNG 后再试。`,
    );
  const pieces = picturePieces(bytes, kind);
  const kept = pieces.filter(({ role }) => role === 'picture').map((piece) => piece.bytes);
  if (kind === 'jpeg') return Buffer.concat(withOrientation(kept, pieces));
  return kind === 'webp' ? webpOf(kept) : Buffer.concat(kept);
}

/** How a camera was held is told beside the picture; without it, people would see it lying. */
function withOrientation(kept: Uint8Array[], pieces: readonly PicturePiece[]): Uint8Array[] {
  const exif = pieces.find(({ name, bytes }) => name === 'APP1' && isExif(bytes));
  const orientation = exif === undefined ? UPRIGHT : readExif(exif.bytes.subarray(10)).orientation;
  if (orientation === UPRIGHT) return kept;
  const [start = new Uint8Array(), ...rest] = kept;
  return [start, orientationPiece(orientation), ...rest];
}

function isExif(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(4, 10)).toString('latin1') === 'Exif\0\0';
}

function orientationPiece(orientation: number): Buffer {
  const piece = Buffer.from(ORIENTATION_ALONE, 'hex');
  piece.writeUInt16BE(orientation, 28);
  return piece;
}

/** Its head says how long it is, and which pieces are in it. */
function webpOf(kept: readonly Uint8Array[]): Buffer {
  const whole = Buffer.concat(kept);
  whole.writeUInt32LE(whole.length - 8, 4);
  if (whole.toString('latin1', 12, 16) === 'VP8X') whole[20] = (whole[20] ?? 0) & ~0x0c;
  return whole;
}
