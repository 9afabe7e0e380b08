/** Text with the encoding it was read by. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/**
 * Bytes as text: UTF-8 where they are valid UTF-8, else GB18030, which holds GBK and GB2312. What a page claims of itself counts
 * for nothing: the bytes of the two can hardly be taken for each other, and servers often claim wrongly.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}
