import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** Shorter lines are titles, forms of address and cells that lost their table. */
const SHORTEST = 12;
/** Levels of ordinals, the highest first. */
const LEVELS = [
  /^[\s\u3000]{0,8}第[一二三四五六七八九十百零〇\d]{1,8}[编章节条]/u,
  /^[\s\u3000]{0,8}[一二三四五六七八九十]{1,3}、/u,
  /^[\s\u3000]{0,8}[（(][一二三四五六七八九十]{1,3}[）)]/u,
  /^[\s\u3000]{0,8}\d{1,2}[.．、](?!\d)/u,
  /^[\s\u3000]{0,8}[（(]\d{1,2}[）)]/u,
] as const;

function levelOf(words: string): number {
  return LEVELS.findIndex((level) => level.test(words));
}

function* openLines({ blocks, text, context }: CheckedText): Generator<Found> {
  if (context.wrapped === true) return;
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.end - block.start < SHORTEST) continue;
    const words = text.slice(block.start, block.end).trimEnd();
    const mark = words.charAt(words.length - 1);
    if (mark !== '，' && mark !== '、') continue;
    // What ends with 、 or a remark by itself was cut out of something longer.
    if (blocks.length < 2 && (mark === '、' || words.startsWith('（'))) continue;
    yield {
      start: block.start + words.length - 1,
      end: block.start + words.length,
      reason: `这一段以“${mark}”结束，话没有说完。请与下一段连起来，或者改用句号。`,
    };
  }
}

function* openLists({ blocks, text, context }: CheckedText): Generator<Found> {
  if (context.wrapped === true) return;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'cell') continue;
    const words = text.slice(block.start, block.end).trimEnd();
    if (!words.endsWith('；')) continue;
    const level = levelOf(words);
    const next = blocks[index + 1];
    const after =
      next === undefined ? -1 : levelOf(text.slice(next.start, Math.min(next.end, next.start + 24)));
    // The next item, its own items and its own lines go on; a higher level begins something else.
    if (level < 0 || after < 0 || after >= level) continue;
    const at = block.start + words.length - 1;
    yield { start: at, end: at + 1, suggestion: '。', reason: '这是列举的最后一项，末尾用句号，不用分号。' };
  }
}

/** Lines and lists that end with a mark that goes on. */
export const LIST_END_RULES: readonly TextRule[] = [
  {
    id: 'P43',
    kind: 'punctuation',
    severity: 'advice',
    name: '段末是逗号、顿号',
    standard: 'GB/T 15834—2011 4.4、4.5',
    bad: '各单位要切实加强组织领导，明确责任分工，\n各项任务应于年底前完成。',
    good: '各单位要切实加强组织领导，明确责任分工。\n各项任务应于年底前完成。',
    check: openLines,
  },
  {
    id: 'P44',
    kind: 'punctuation',
    severity: 'advice',
    name: '列举的最后一项用了分号',
    standard: 'GB/T 15834—2011 4.6',
    bad: '第五条　申请应当包括：\n（一）申请人的姓名；\n（二）申请公开的内容；\n第六条　申请可以当面提出。',
    good: '第五条　申请应当包括：\n（一）申请人的姓名；\n（二）申请公开的内容。\n第六条　申请可以当面提出。',
    check: openLists,
  },
];
