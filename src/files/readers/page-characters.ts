/** Radicals that fonts draw exactly as the character, so that a printed file may name them instead of it. */
const RADICALS = new Map(
  Object.entries({
    '⺁': '厂',
    '⺓': '幺',
    '⺠': '民',
    '⺫': '目',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻑': '長',
    '⻓': '长',
    '⻔': '门',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
    '⻳': '龟',
  }),
);

/** Kangxi radicals, radicals of the supplement that Unicode maps, compatibility forms of characters. */
const OTHER_FORMS = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/**
 * The character that was meant where a printed file names its radical or another form of it, which looks the same. Everything
 * else stays as it is, full-width digits too.
 */
export function meantCharacter(text: string): string {
  if (!OTHER_FORMS.test(text)) return text;
  return RADICALS.get(text) ?? text.normalize('NFKC');
}
