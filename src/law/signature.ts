const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}日)$/;
/** So many paragraphs may follow the date, itself included. */
const DATE_AMONG_LAST = 3;
const MOST_SIGNERS = 4;
const LONGEST_NAME = 40;

/**
 * Which paragraphs of a text are its 落款 (GB/T 9704—2012 7.3.5), in their order: the names of who signed, and last the date, which
 * stands among the last paragraphs. Empty where there is none.
 * @param textAt a paragraph's words, without tags and space at both ends; asked for the last ones only
 */
export function signatureAmong(count: number, textAt: (index: number) => string): readonly number[] {
  let last = count - 1;
  const first = Math.max(0, count - DATE_AMONG_LAST);
  while (last >= first && !DATE.test(textAt(last))) last -= 1;
  if (last < first) return [];
  const signed = [last];
  // What a text begins with signs nothing.
  for (let at = last - 1; at > 0 && at >= last - MOST_SIGNERS; at -= 1) {
    const text = textAt(at);
    if (text === '' || text.length > LONGEST_NAME || /[。；：！？，、.;:]/.test(text)) break;
    signed.unshift(at);
  }
  return signed;
}
