/** 统一社会信用代码 (GB 32100—2015): 18 characters, the last one a check character, modulus 31. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** Whether the code is well formed and its check character right. */
export function isUscc(text: string): boolean {
  return SHAPE.test(text) && text[17] === usccCheckCharacter(text.slice(0, 17));
}

/** What is wrong with a code, in Chinese; null when it is right. */
export function usccProblem(text: string): string | null {
  if (!SHAPE.test(text)) {
    return '统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z），第 3 至 8 位是 6 位行政区划代码。';
  }
  return isUscc(text) ? null : '统一社会信用代码的末位校验不符，请逐位核对是否抄错。';
}

/**
 * The check character for the first 17 characters.
 * @throws RangeError when they aren't 17 characters of the code's alphabet
 */
export function usccCheckCharacter(body: string): string {
  if (body.length !== 17) throw new RangeError('17 characters wanted');
  let [sum, weight] = [0, 1];
  for (const char of body) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) throw new RangeError(`${char} can't stand in a code`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
