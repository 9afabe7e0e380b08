/** A file of an archive that a test makes, as bytes of any encoding. */
export interface PlainPart {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
}

/** A ZIP file with stored parts, whose names are the bytes that are given and claim no encoding, as Windows writes them. */
export function plainZip(parts: readonly PlainPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const written = typeof name === 'string' ? Buffer.from(name, 'utf8') : Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(written.length, 26);
    locals.push(local, written, Buffer.from(bytes));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(written.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, written);
    offset += local.length + written.length + bytes.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

const PAIRS = new Map<string, Buffer>();

/** Text as older Chinese programs write it (GBK); characters that it hasn't got throw. */
export function gbk(text: string): Buffer {
  if (PAIRS.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let first = 0x81; first <= 0xfe; first += 1)
      for (let second = 0x40; second <= 0xfe; second += 1) {
        const pair = Buffer.from([first, second]);
        const character = decoder.decode(pair);
        if ([...character].length === 1 && !PAIRS.has(character)) PAIRS.set(character, pair);
      }
  }
  return Buffer.concat(
    [...text].map((character) => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character, 'latin1');
      const pair = PAIRS.get(character);
      if (pair === undefined) throw new RangeError(`not in GBK: ${character}`);
      return pair;
    }),
  );
}
