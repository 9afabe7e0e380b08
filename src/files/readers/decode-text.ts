/** Text with the encoding it was read by. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/** In UTF-8 one of so many characters may be damaged, as where a page was cut; of GB 18030 read as UTF-8 most are. */
const DAMAGED_AT_MOST = 1 / 20;

/**
 * Bytes as text: by their mark, else UTF-8 where they are UTF-8 (a few damaged characters stay `U+FFFD`), else GB 18030, which
 * holds GBK and GB 2312. What a page claims of itself is right only where the bytes agree, and those two can hardly be taken for
 * each other; so the claim isn't asked: servers and office programs often claim wrongly.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    if (isHardlyDamaged(text)) return { text, encoding: 'utf-8' };
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

function markedEncoding(bytes: Uint8Array): DecodedText['encoding'] | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function isHardlyDamaged(text: string): boolean {
  let [damaged, beyondAscii] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) beyondAscii += 1;
    if (code === 0xfffd) damaged += 1;
  }
  return damaged <= beyondAscii * DAMAGED_AT_MOST;
}
