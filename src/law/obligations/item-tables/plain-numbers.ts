const DIGITS = '零一二三四五六七八九';

/**
 * Small Chinese numbers before a unit of time as digits: 二十个工作日 → 20个工作日, 一次 → 1次. Others, as 一级, stay.
 */
export function plainNumbers(text: string): string {
  return text.replaceAll(
    /([一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?=个?(?:工作日|自然日|日|天|月|次))/gu,
    (word) => String(numberOf(word)),
  );
}

function numberOf(word: string): number {
  const [tens = '', ones = ''] = word.includes('十') ? word.split('十') : ['', word];
  const ten = word.includes('十') ? (tens === '' ? 1 : digitOf(tens)) : 0;
  return ten * 10 + (ones === '' ? 0 : digitOf(ones));
}

function digitOf(character: string): number {
  return character === '两' ? 2 : DIGITS.indexOf(character);
}
