import { isOffice } from '../masking/office-parts.ts';
import { pictureKind } from '../masking/picture-pieces.ts';
import { isZip, unzipParts } from '../masking/zip-parts.ts';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';
import { hiddenInOfd } from './hidden-in-ofd.ts';
import { hiddenInOffice } from './hidden-in-office.ts';
import { hiddenInPdf } from './hidden-in-pdf.ts';
import { hiddenInPicture } from './hidden-in-pictures.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SHOWN = 3;

/**
 * What a file carries that whoever reads it doesn't see (I09), by its content and not by its name. What can't be looked into is told
 * as advice. Throws `UnreadableFile` for broken files and for those beyond the limits. Unguarded: files of strangers go through a
 * reading pool.
 */
export async function hiddenContent(bytes: Uint8Array): Promise<HiddenFinding[]> {
  if (pictureKind(bytes) !== null) return hiddenInPicture(bytes);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return hiddenInPdf(bytes);
  if (isZip(bytes)) return hiddenInZip(bytes);
  if (OLE.equals(bytes.subarray(0, OLE.length)))
    return [
      hidden(
        'unchecked',
        '旧格式的文件（DOC、XLS、PPT）里有没有批注、修订、隐藏内容，不能自动检查。请另存为 DOCX、XLSX 或 PDF 后上传。',
      ),
    ];
  return [];
}

async function hiddenInZip(bytes: Uint8Array): Promise<HiddenFinding[]> {
  const parts = unzipParts(bytes);
  const own = isOffice(parts) ? hiddenInOffice(bytes) : parts.has('OFD.xml') ? hiddenInOfd(bytes) : null;
  const pictures = [...parts].flatMap(([name, part]) => inPart(name, part));
  const more = pictures.length - SHOWN;
  const others =
    more > 0 ? [hidden('unchecked', `另有 ${more} 张图片也是这样，没有列出。`, { severity: 'gate' })] : [];
  if (own !== null) return [...own, ...pictures.slice(0, SHOWN), ...others];
  const within: HiddenFinding[] = [];
  for (const [name, part] of parts) {
    if (isZip(part) || pictureKind(part) !== null) continue;
    within.push(
      ...(await hiddenContent(part)).map((finding) => ({
        ...finding,
        place: { ...finding.place, within: name },
      })),
    );
  }
  for (const [name, part] of parts) if (isZip(part)) within.push(...inNested(name, part));
  return [...within, ...pictures];
}

/** Office files in an archive are looked into, archives in it aren't. */
function inNested(name: string, part: Uint8Array): HiddenFinding[] {
  const place = { within: name };
  const parts = unzipParts(part);
  if (!isOffice(parts) && !parts.has('OFD.xml'))
    return [hidden('unchecked', `压缩包里还有压缩包“${name}”，没有检查。请解压后逐个上传。`, { place })];
  const found = isOffice(parts) ? hiddenInOffice(part) : hiddenInOfd(part);
  return found.map((finding) => ({ ...finding, place: { ...finding.place, within: name } }));
}

/** Of pictures within a file only what tells a place: their other words are those of programs. */
function inPart(name: string, part: Uint8Array): HiddenFinding[] {
  if (pictureKind(part) === null) return [];
  try {
    return hiddenInPicture(part, { within: name }).filter(({ kind }) => kind === 'place');
  } catch (error) {
    if (error instanceof UnreadableFile)
      return [
        hidden('unchecked', `“${name}”这张图片打不开，没有检查，请人工核对。`, { place: { within: name } }),
      ];
    throw error;
  }
}
