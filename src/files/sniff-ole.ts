import type { FileBytes } from './file-bytes.ts';
import { refused, type Found } from './sniff-result.ts';

/** First bytes of the container of old office files. */
export const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const END_OF_CHAIN = 0xfffffffe;
const MAX_SECTORS = 4_096;

/** What an OLE container is, by the names of its streams. */
export async function sniffOle(file: FileBytes): Promise<Found> {
  const names = await readStreamNames(file).catch(() => null);
  if (names === null)
    return refused('broken', '文件已损坏或没有传完，打不开。请在本机确认能打开后重新上传。');
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) {
    return refused('encrypted', '文件设置了打开密码，公众打不开。请去掉密码后重新上传。');
  }
  if (['Macros', 'VBA', '_VBA_PROJECT_CUR', '_VBA_PROJECT'].some((name) => names.has(name))) {
    return refused(
      'macros',
      '文件中有宏（自动运行的程序），不能公开。请在办公软件中另存为不含宏的格式（docx、xlsx、pptx）后上传。',
    );
  }
  const notices = ['这是旧版办公文件，较新的设备可能打不开。建议另存为 docx、xlsx、pptx 或 PDF 后上传。'];
  if (names.has('WordDocument')) return { ok: true, kind: 'doc', notices };
  if (names.has('Workbook') || names.has('Book')) return { ok: true, kind: 'xls', notices };
  if (names.has('PowerPoint Document')) return { ok: true, kind: 'ppt', notices };
  return refused(
    'unknown_type',
    '无法认定这个文件的类型（可能是安装包、邮件或数据库）。请另存为 PDF 或常用的办公文件后上传。',
  );
}

/** Names in the container's directory. Throws on a broken one. */
async function readStreamNames(file: FileBytes): Promise<ReadonlySet<string>> {
  const header = await readAt(file, 0, 512);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new RangeError('sector size');
  const sectorSize = 2 ** shift;
  const sector = async (index: number): Promise<Buffer> => readAt(file, (index + 1) * sectorSize, sectorSize);
  const fat = await fatSectors(header, sector);
  const perSector = sectorSize / 4;
  const names = new Set<string>();
  const seen = new Set<number>();
  for (let at = header.readUInt32LE(48); at < END_OF_CHAIN;) {
    if (seen.has(at) || seen.size > MAX_SECTORS) throw new RangeError('directory chain');
    seen.add(at);
    for (const name of namesIn(await sector(at))) names.add(name);
    const table = fat[Math.floor(at / perSector)];
    if (table === undefined) throw new RangeError('allocation table');
    at = (await sector(table)).readUInt32LE((at % perSector) * 4);
  }
  return names;
}

/** Which sectors hold the allocation table: 109 in the header, the others in a chain of their own. */
async function fatSectors(header: Buffer, sector: (index: number) => Promise<Buffer>): Promise<number[]> {
  const found: number[] = [];
  for (let at = 76; at < 512; at += 4) found.push(header.readUInt32LE(at));
  let next = header.readUInt32LE(68);
  for (let count = 0; next < END_OF_CHAIN; count += 1) {
    if (count > MAX_SECTORS) throw new RangeError('allocation chain');
    const more = await sector(next);
    for (let at = 0; at < more.length - 4; at += 4) found.push(more.readUInt32LE(at));
    next = more.readUInt32LE(more.length - 4);
  }
  return found;
}

function namesIn(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = directory.readUInt16LE(at + 64);
    if (length >= 2 && length <= 64 && directory.readUInt8(at + 66) !== 0) {
      names.push(directory.toString('utf16le', at, at + length - 2));
    }
  }
  return names;
}

async function readAt(file: FileBytes, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new RangeError('cut off');
  return buffer;
}
