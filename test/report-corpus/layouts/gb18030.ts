/** A text in GB18030, two bytes a character. Throws a RangeError for a character that needs four. */
export function gb18030(text: string): Uint8Array {
  known ??= table();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : known.get(character);
    if (pair === undefined) throw new RangeError(`not in GBK: ${character}`);
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}

let known: Map<string, readonly number[]> | null = null;

/** Node decodes GB18030 and doesn't encode it: the table is what decoding tells. */
function table(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && character.length === 1) found.set(character, [lead, trail]);
    }
  return found;
}
