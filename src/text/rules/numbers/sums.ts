import { checkSums } from '../../../law/annual-report/checks/listed-sums.ts';
import { narrowed, withListsJoined } from '../../../law/annual-report/checks/text-places.ts';
import type { CheckedText, TextBlock } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { wrongTableSums } from './table-sums.ts';

/** Words that say that parts of a whole follow. */
const PARTS_FOLLOW = /\d[^。\n]{0,12}(?:其中|分别|具体|包括)/u;
const LONGEST_PARAGRAPH = 4_000;
/** So much of a quotation is enough to find its place again. */
const FINDABLE = 12;

function* wrongSums(checked: CheckedText): Generator<Found> {
  yield* wrongTableSums(checked);
  for (const block of checked.blocks) {
    if (block.kind !== 'cell' && block.end - block.start <= LONGEST_PARAGRAPH) yield* sumsIn(checked, block);
  }
}

/** 21件，其中甲4件、乙5件: the check that annual reports pass, too, without its hints. */
function* sumsIn({ text }: CheckedText, block: TextBlock): Generator<Found> {
  const words = text.slice(block.start, block.end);
  if (!PARTS_FOLLOW.test(words)) return;
  const joined = withListsJoined(narrowed(words));
  let from = 0;
  for (const { severity, quote = '', expected, actual } of checkSums(words, '')) {
    const at = joined.indexOf(quote.slice(0, FINDABLE), from);
    if (at < 0 || severity === 'info') continue;
    from = at + 1;
    const length = Math.min(quote.length, words.length - at);
    yield {
      start: block.start + at,
      end: block.start + at + length,
      severity: 'advice',
      reason: `总数是${actual ?? ''}，列出的各项相加是${expected ?? ''}，不一致。请核对；没有列全的，写明“等”或者补上其余部分。`,
    };
  }
}

/** D16: totals that their parts don't give, in tables and in sentences. */
export const SUM_RULE: TextRule = {
  id: 'D16',
  kind: 'number',
  severity: 'gate',
  name: '合计与各项之和不符',
  standard: 'GB/T 15835—2011',
  bad: '全年共收到申请21件，其中信函申请10件、网上申请12件。',
  good: '全年共收到申请22件，其中信函申请10件、网上申请12件。',
  check: wrongSums,
};
