import type { CheckedText } from '../../checked-text.ts';
import { DIGNITY_WORDINGS, PLACE_WORDINGS, STYLE_SOURCE, type StyleEntry } from '../../data/style-list.ts';
import { type TermScanner, termScanner } from '../../term-scanner.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOthersWord, isOwnDraft } from './own-drafts.ts';

const ofPlaces = termScanner(PLACE_WORDINGS);
const ofDignity = termScanner(DIGNITY_WORDINGS);

/** T10 and T11: entries of a published list. An office excepts an entry by its words, or adds expressions of its own (T09). */
export const STYLE_RULES: readonly TextRule[] = [
  {
    id: 'T10',
    kind: 'expression',
    severity: 'advice',
    name: '涉港澳台和国名的表述',
    standard: STYLE_SOURCE,
    bad: '加强中国与香港在科技领域的合作。',
    good: '加强内地与香港在科技领域的合作。',
    check: (checked) => listed(checked, ofPlaces),
  },
  {
    id: 'T11',
    kind: 'expression',
    severity: 'advice',
    name: '歧视性称呼',
    standard: `${STYLE_SOURCE}；《残疾人保障法》第三条`,
    bad: '为残废人提供辅助器具。',
    good: '为残疾人提供辅助器具。',
    check: (checked) => listed(checked, ofDignity),
  },
];

function listed(checked: CheckedText, scan: TermScanner<StyleEntry>): Found[] {
  if (!isOwnDraft(checked)) return [];
  return scan(checked.text)
    .filter(({ term, at }) => standsAlone(checked, term, at))
    .map(({ term: { words, right, reason }, at }) => ({
      start: at,
      end: at + words.length,
      ...(right === undefined ? {} : { suggestion: right }),
      reason: `${reason}。${right === undefined ? `请改写“${words}”。` : `“${words}”宜写作“${right}”。`}`,
    }));
}

function standsAlone(checked: CheckedText, term: StyleEntry, at: number): boolean {
  const end = at + term.words.length;
  const [before, behind] = [checked.text.charAt(at - 1), checked.text.charAt(end)];
  if (before !== '' && (term.notBehind ?? '').includes(before)) return false;
  if (behind !== '' && (term.notBefore ?? '').includes(behind)) return false;
  return !isOthersWord(checked, at, end);
}
