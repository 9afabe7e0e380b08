import type { CheckedText, TextBlock } from '../../checked-text.ts';
import { wordsOf } from '../../checked-text.ts';
import { sentenceAround } from '../../sentence-around.ts';
import { blockAt } from '../places.ts';
import { quotationsIn } from '../punctuation/bracket-pairs.ts';

/** 县水利局来函称，…: somebody else says what follows. */
const SPEAKS =
  /(?:[局委厅办院所队镇乡村]|中心|公司|部门|单位|街道|政府|群众|市民|居民|村民|网民|网友|申请人|信访人|来信人|代表|委员|负责人|[局镇县区市科处]长|主任|书记)[^，。；：]{0,12}?(?:来函|来信|来文|来电|称|表示|介绍|反映|询问|提问|回复|答复|回应|函告|函复|提出|说|指出)[称说]?[，：:“][^。；]{0,60}$/u;
/** 问：…, 来信：…: what a visitor asks. */
const ASKS =
  /^[\s\u3000]{0,8}(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)?[\s\u3000]{0,2}(?:问|提问|来信|网友|留言|咨询)[^：:\n]{0,6}[：:]/u;
/** A text that passes another agency's on. */
const PASSES_ON = /转发|批转|印发[《〈]?[^》〉]{2,20}(?:局|委员会|办公室|厅)/u;
const ATTACHED = /^[\s\u3000]{0,4}附\s?件\s?\d{0,2}[\s\u3000:：]{0,4}$/u;

/** Whether somebody else speaks at a place, by the words before it in its sentence or because it is a question of a visitor. */
export function isOthersSpeech(checked: CheckedText, at: number): boolean {
  const { text, start } = sentenceAround(checked.text, at);
  if (SPEAKS.test(text.slice(0, at - start))) return true;
  const block = blockAt(checked, at);
  return block !== undefined && ASKS.test(wordsOf(checked, block));
}

/**
 * Whether a place may belong to somebody else's words: within a quotation of any length, in a text that passes another one on, behind the head of
 * an attachment.
 */
export function mayBeOthersText(checked: CheckedText, at: number): boolean {
  return isWithin(quotationsIn(checked), at) || passesOn(checked) || at > attachedFrom(checked);
}

const LINES_OF_TITLE = 3;

function passesOn({ context, blocks, text }: CheckedText): boolean {
  const titles = blocks
    .slice(0, LINES_OF_TITLE)
    .map(({ start, end }) => text.slice(start, Math.min(end, start + 120)));
  const title = context.title ?? titles.find((line) => /[通知函复见]$/u.test(line.trim())) ?? '';
  return PASSES_ON.test(title);
}

const attached = new WeakMap<CheckedText, number>();

/** Where the first attachment within the text begins; Infinity where none does. */
function attachedFrom(checked: CheckedText): number {
  const known = attached.get(checked);
  if (known !== undefined) return known;
  const isHead = (block: TextBlock): boolean =>
    block.end - block.start < 20 && ATTACHED.test(wordsOf(checked, block));
  const from = checked.blocks.find(isHead)?.start ?? Infinity;
  attached.set(checked, from);
  return from;
}

function isWithin(spans: readonly (readonly [start: number, end: number])[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return at < (spans[low - 1]?.[1] ?? 0);
}
