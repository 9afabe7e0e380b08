import { type Exif, readExif } from '../masking/exif.ts';
import { pictureKind, picturePieces, type PictureKind } from '../masking/picture-pieces.ts';
import { type AttachmentPlace, hidden, type HiddenFinding } from './hidden-finding.ts';

/** How far into a HEIC file its EXIF may begin, and how much of it is looked at. */
const LONGEST_EXIF = 256 * 1024;
const LEAST_TAIL = 64;

/** What a picture tells beside itself: where it was taken, by whom, with what. Throws `UnreadableFile` for broken ones. */
export function hiddenInPicture(bytes: Uint8Array, place: AttachmentPlace = {}): HiddenFinding[] {
  const kind = pictureKind(bytes);
  if (kind === null) return [];
  const exif = exifOf(bytes, kind);
  const pieces = picturePieces(bytes, kind);
  const said = [...(exif === null ? [] : wordsOf(exif)), ...(hasXmp(bytes) ? ['编辑软件的记录（XMP）'] : [])];
  if (pieces.some(({ name }) => name === 'APP13')) said.push('图片说明（IPTC）');
  if (pieces.some(({ name, role }) => role === 'metadata' && /^(?:COM|tEXt|zTXt|iTXt|comment)$/u.test(name)))
    said.push('文字注释');
  const findings: HiddenFinding[] = [];
  if (exif?.hasPlace === true)
    findings.push(
      hidden('place', '照片里记着拍摄地点的经纬度，公开后可以查到具体位置。请去除图片信息后重新上传。', {
        place,
      }),
    );
  if (said.length > 0)
    findings.push(
      hidden('properties', `图片里写有${said.join('、')}。请去除图片信息后重新上传。`, { place }),
    );
  if (exif?.hasSmallPicture === true)
    findings.push(
      hidden(
        'thumbnail',
        '照片里另有一张缩略图，裁剪或打码以前的画面可能还在图里。请去除图片信息后重新上传。',
        { place },
      ),
    );
  const tail = pieces.find(({ role }) => role === 'tail');
  if (tail !== undefined && tail.bytes.length >= LEAST_TAIL)
    findings.push(
      hidden(
        'leftovers',
        `图片末尾之后还有${tail.bytes.length}字节不属于图片的内容（动态照片、另一张图片等）。请去除图片信息后重新上传。`,
        {
          place,
        },
      ),
    );
  return findings;
}

function wordsOf(exif: Exif): string[] {
  return [
    ...(exif.hasPerson ? ['作者或版权人'] : []),
    ...(exif.hasSerial ? ['相机、镜头的编号'] : []),
    ...(exif.hasTime ? ['拍摄时间'] : []),
    ...(exif.isOdd ? ['无法读懂的拍摄信息'] : []),
  ];
}

/** The EXIF block of a picture; null where there is none. */
function exifOf(bytes: Uint8Array, kind: PictureKind): Exif | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'tiff') return readExif(bytes.subarray(0, LONGEST_EXIF * 4));
  if (kind === 'heic') {
    const at = buffer.indexOf('Exif\0\0', 0, 'latin1');
    return at < 0 ? null : readExif(buffer.subarray(at + 6, at + 6 + LONGEST_EXIF));
  }
  for (const { name, bytes: piece } of picturePieces(bytes, kind)) {
    const data = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    if (name === 'APP1' && data.toString('latin1', 4, 10) === 'Exif\0\0') return readExif(data.subarray(10));
    if (name === 'eXIf') return readExif(data.subarray(8, -4));
    if (name === 'EXIF') return readExif(data.subarray(data.toString('latin1', 8, 12) === 'Exif' ? 14 : 8));
  }
  return null;
}

function hasXmp(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('<x:xmpmeta');
}
