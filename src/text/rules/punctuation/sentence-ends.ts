import type { CheckedText, TextBlock } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { HAN, byPattern } from '../places.ts';

const LINE_BEGINS_WRONG = /^[\s\u3000]{0,8}([，。；：、！？）》”〕】])/u;
const FIRST_LEVEL = /^[\s\u3000]{0,8}[一二三四五六七八九十]{1,3}、/u;
const SENTENCE = /自.{1,12}起|应当|不得|特此|同意|请|已|为|是|的。$/u;
const LONGEST_TITLE = 16;
const ENDS_IN_HAN = new RegExp(`[${HAN}]$`, 'u');
/** A paragraph that is told as one has several sentences, and its last is no signature. */
const SHORTEST_PARAGRAPH = 40;
const SHORTEST_CLAUSE = 14;

function* wrongBeginnings({ blocks, text, context }: CheckedText): Generator<Found> {
  if (context.wrapped === true) return;
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (block.kind === 'cell' || before === undefined || before.kind === 'cell') continue;
    const found = LINE_BEGINS_WRONG.exec(text.slice(block.start, Math.min(block.end, block.start + 10)));
    const mark = found?.[1];
    if (found === null || mark === undefined) continue;
    yield {
      start: block.start + found[0].length - 1,
      end: block.start + found[0].length,
      reason: `“${mark}”不能放在一行的开头，这里可能多了一个换行。请与上一段连起来，或者删去。`,
    };
  }
}

function* endedHeadings({ blocks, text }: CheckedText): Generator<Found> {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const words = text.slice(block.start, block.end).trimEnd();
    const mark = words.charAt(words.length - 1);
    if (!/[。；，、]/u.test(mark) || words.length > LONGEST_TITLE || SENTENCE.test(words)) continue;
    if (FIRST_LEVEL.test(words) && !hasBody(blocks[index + 1])) continue;
    if (/^[\s\u3000]{0,8}(?:[（(]|\d)/u.test(words)) continue;
    yield {
      start: block.start + words.length - 1,
      end: block.start + words.length,
      suggestion: '',
      reason: `标题单独成行，末尾不用“${mark}”。`,
    };
  }
}

/** Items of a list follow each other; below a heading stands a paragraph. */
function hasBody(next: TextBlock | undefined): boolean {
  return next !== undefined && next.kind === 'paragraph' && next.end - next.start > LONGEST_TITLE;
}

function* openParagraphs({ blocks, text, context }: CheckedText): Generator<Found> {
  if (context.wrapped === true) return;
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.end - block.start < SHORTEST_PARAGRAPH) continue;
    const words = text.slice(block.start, block.end).trimEnd();
    const last = words.slice(Math.max(words.lastIndexOf('。'), words.lastIndexOf('；')) + 1);
    const isSentence = last.length >= SHORTEST_CLAUSE && last.includes('，') && last.length < words.length;
    if (!isSentence || !ENDS_IN_HAN.test(words)) continue;
    const at = block.start + words.length - 1;
    yield {
      start: at,
      end: at + 1,
      suggestion: `${words.at(-1) ?? ''}。`,
      reason: `这一段的最后一句“…${words.slice(-8)}”没有句号。`,
    };
  }
}

/** Beginnings and ends of lines, headings, paragraphs and quotations. */
export const SENTENCE_END_RULES: readonly TextRule[] = [
  {
    id: 'P03',
    kind: 'punctuation',
    severity: 'advice',
    name: '行首的点号和后一半标号',
    standard: 'GB/T 15834—2011 5.1.1、5.1.3',
    bad: '完善主动公开机制\n，并加强监督检查。',
    good: '完善主动公开机制，并加强监督检查。',
    check: wrongBeginnings,
  },
  {
    id: 'P13',
    kind: 'punctuation',
    severity: 'advice',
    name: '完整的引文句号在引号之外',
    standard: 'GB/T 15834—2011 附录B.2',
    bad: '他指出：“要坚持以公开为常态，不断提高工作水平”。',
    good: '他指出：“要坚持以公开为常态，不断提高工作水平。”',
    check: byPattern(
      /[说道出调求示为称到]：“[^“”\n。！？…]{0,100}[，。][^“”\n]{2,100}”。/gu,
      ({ 0: words }) =>
        /[。！？…]”。$/u.test(words)
          ? null
          : {
              from: words.length - 2,
              to: words.length,
              suggestion: '。”',
              reason: '冒号之后完整引用别人的话，句号放在引号里面。',
            },
    ),
  },
  {
    id: 'P27',
    kind: 'punctuation',
    severity: 'advice',
    name: '标题末尾有句号',
    standard: 'GB/T 15834—2011 附录B.4',
    bad: '一、总体情况。\n全年主动公开政府信息1200条，受理依申请公开12件。',
    good: '一、总体情况\n全年主动公开政府信息1200条，受理依申请公开12件。',
    check: endedHeadings,
  },
  {
    id: 'P28',
    kind: 'punctuation',
    severity: 'advice',
    name: '段末没有句号',
    standard: 'GB/T 15834—2011 4.1',
    bad: '本机关建立了信息发布审核制度。各科室起草的文件先由负责人审核，再由办公室统一登记，最后报分管领导签发',
    good: '本机关建立了信息发布审核制度。各科室起草的文件先由负责人审核，再由办公室统一登记，最后报分管领导签发。',
    check: openParagraphs,
  },
];
