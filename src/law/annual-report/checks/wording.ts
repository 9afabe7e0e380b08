import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { OWN_SELF_NAMES, PLACE_SELF_NAMES, REPEALED_LAW, RESIDUE } from '../text-patterns.ts';
import { fault, remark } from './faults.ts';
import type { NarrativeOptions } from './narrative-options.ts';
import { around } from './text-places.ts';

/** AR-N-11: the text speaks of its own agency by its own name, and of no other by mistake. */
export function checkNames(
  text: string,
  where: string,
  report: AnnualReport,
  options: NarrativeOptions,
): Finding[] {
  const selfNames = [...OWN_SELF_NAMES, ...PLACE_SELF_NAMES].filter(
    (name) => name !== options.selfName && !options.selfName.startsWith(name),
  );
  const wrongSelf = selfNames.flatMap((name) => {
    const at = text.indexOf(name);
    if (at < 0) return [];
    const detail = { quote: around(text, at, name.length) };
    const isPlace = PLACE_SELF_NAMES.some((place) => place === name);
    return isPlace
      ? [
          remark(
            'AR-N-11',
            where,
            `文中用了“${name}”，本机关的自称是“${options.selfName}”。如果是指所在地区，请写明地名；否则请更正。`,
            FORM_SOURCE,
            detail,
          ),
        ]
      : [
          fault(
            'AR-N-11',
            where,
            `文中用了“${name}”，本机关的自称是“${options.selfName}”，请更正。`,
            FORM_SOURCE,
            detail,
          ),
        ];
  });
  const others = (options.otherAgencies ?? [])
    .filter((name) => name !== report.agencyName && !report.agencyName.includes(name) && text.includes(name))
    .map((name) =>
      remark(
        'AR-N-11',
        where,
        `文中出现了其他机关的名称“${name}”。如果是误抄，请更正；确需提到的，请写明原因。`,
        FORM_SOURCE,
        { quote: name },
      ),
    );
  return [...wrongSelf, ...others];
}

/** AR-N-11: nothing is left of a template, a program, or repealed law. */
export function checkLeftovers(text: string, where: string): Finding[] {
  const residue = RESIDUE.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [
          fault(
            'AR-N-11',
            where,
            `文中残留了模板或软件的标记“${found[0]}”，请删除或者填写实际内容。`,
            FORM_SOURCE,
            { quote: found[0] },
          ),
        ];
  });
  const repealed = REPEALED_LAW.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [
          fault(
            'AR-N-11',
            where,
            `文中“${found[0]}”出自已经失效的规定，${instead}，请更正。`,
            '条例（国令第711号）',
            { quote: found[0] },
          ),
        ];
  });
  return [...residue, ...repealed];
}
