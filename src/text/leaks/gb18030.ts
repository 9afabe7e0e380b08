/** GB 18030 as a table, so that a place in the text is known as a place in the bytes. */

const LEADS = 0xfe - 0x81 + 1;
const TRAILS = 0xfe - 0x40 + 1;
const decoder = new TextDecoder('gb18030');
let pairs: Uint16Array | null = null;

/** The UTF-16 unit that two bytes stand for; 0 when they stand for none. */
export function unitOfPair(lead: number, trail: number): number {
  pairs ??= allPairs();
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe) return 0;
  return pairs[(lead - 0x81) * TRAILS + (trail - 0x40)] ?? 0;
}

/** Whether four bytes are one character, as rare characters of names are. */
export function isQuad(bytes: Uint8Array, at: number): boolean {
  const [one = 0, two = 0, three = 0, four = 0] = bytes.subarray(at, at + 4);
  return isLead(one) && isDigitByte(two) && isLead(three) && isDigitByte(four);
}

/** The character of four bytes. */
export function quadAt(bytes: Uint8Array, at: number): string {
  return decoder.decode(bytes.subarray(at, at + 4));
}

/** Whether a byte can begin a character of two or four. */
export function isLead(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe;
}

function isDigitByte(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function allPairs(): Uint16Array {
  const table = new Uint16Array(LEADS * TRAILS);
  for (let index = 0; index < table.length; index += 1) {
    const trail = 0x40 + (index % TRAILS);
    if (trail === 0x7f || trail === 0xff) continue;
    const char = decoder.decode(Uint8Array.of(0x81 + Math.floor(index / TRAILS), trail));
    if (char.length === 1 && char !== '\uFFFD') table[index] = char.charCodeAt(0);
  }
  return table;
}
