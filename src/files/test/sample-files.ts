import { strToU8, zipSync } from 'fflate';

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** A small OOXML file; `main` is the content type of its main part before `.main+xml`. */
export function ooxml(main: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
  const types = `<Types><Override PartName="/x.xml" ContentType="${OOXML}.${main}.main+xml"/></Types>`;
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    'word/document.xml': strToU8('<w:document/>'),
    ...parts,
  });
}

/** A container of the old office formats with the named streams. */
export function ole(...streams: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0xfffffffe, 68);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  // Sector 0 is the allocation table, sector 1 the directory.
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes.writeUInt8(index === 0 ? 5 : 2, at + 66);
  });
  return bytes;
}

/** The smallest PDF that counts as one. */
export function pdf(body = ''): Uint8Array {
  return strToU8(`%PDF-1.7\n1 0 obj <</Type/Catalog${body}>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`);
}

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** A ZIP file whose directory promises this many bytes. */
export function bomb(unpacked: number): Uint8Array {
  const bytes = Buffer.from(zipSync({ '名单.txt': strToU8('一') }));
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt32LE(unpacked, directory + 24);
  return bytes;
}

/** A workbook with a part of 20 MB of which the directory says that it has ten bytes. */
export function lyingBomb(): Uint8Array {
  const large = new Uint8Array(20 * 1024 * 1024);
  const bytes = Buffer.from(ooxml('spreadsheetml.sheet', { 'xl/worksheets/sheet1.xml': large }));
  const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml');
  bytes.writeUInt32LE(10, name - 46 + 24);
  return bytes;
}

/** A ZIP file whose entries claim to be encrypted. */
export function locked(): Uint8Array {
  const bytes = Buffer.from(zipSync({ '名单.txt': strToU8('一') }));
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8);
  return bytes;
}
