import { isInTitle } from '../../cited-titles.ts';
import { COLLOCATIONS } from '../../data/collocations.ts';
import { formsIn, standsAlone } from '../../data/form-list.ts';
import { termScanner } from '../../term-scanner.ts';
import type { TextRule } from '../../text-rule.ts';

const collocations = termScanner(formsIn(COLLOCATIONS));

/** T06: one of two words that are mixed up, beside words that only the other goes with. */
export const COLLOCATION_RULE: TextRule = {
  id: 'T06',
  kind: 'word',
  severity: 'advice',
  name: '易混词用错',
  standard: '《现代汉语词典》；法律、行政法规、政府工作报告的用词统计',
  bad: '保障公民权力，如实反应群众诉求。',
  good: '保障公民权利，如实反映群众诉求。',
  check: (checked) =>
    collocations(checked.text)
      .filter(
        ({ term, at }) =>
          standsAlone(term, checked.text, at) && !isInTitle(checked, at, at + term.words.length),
      )
      .map(({ term: { words, right }, at }) => ({
        start: at,
        end: at + words.length,
        suggestion: right,
        reason: `法律法规和公文里写作“${right}”，“${words}”像是用错了同音或者近义的词。`,
      })),
};
