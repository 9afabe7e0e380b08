import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { STATED_FIGURES, STATED_NONE } from '../text-patterns.ts';
import { fault, remark } from './faults.ts';
import { tableFigures } from './table-figures.ts';
import { everyText } from './text-places.ts';

/** AR-N-1: a figure that the text states is the one in the tables; a text that says there were none is right. */
export function checkStatedFigures(report: AnnualReport): Finding[] {
  const figures = tableFigures(report);
  return everyText(report, (text, where) => [
    ...STATED_FIGURES.flatMap(({ key, label, pattern }) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const [actual, expected] = [Number(found[1]), Number(figures[key])];
        if (actual === expected) return [];
        return [
          fault(
            'AR-N-1',
            where,
            `文中“${found[0]}”与表格不一致：表中“${label}”为 ${expected} 件，文中写的是 ${actual} 件。请改用数据项，或者更正文字。`,
            FORM_SOURCE,
            { expected, actual, quote: found[0] },
          ),
        ];
      }),
    ),
    ...STATED_NONE.flatMap(({ key, label, rule, pattern }) => {
      const [found, expected] = [pattern.exec(text), Number(figures[key])];
      if (found === null || expected === 0) return [];
      const message = `文中写“${found[0]}”，而表中“${label}”为 ${expected} 件，前后矛盾。请更正文字。`;
      const detail = { expected, actual: 0, quote: found[0] };
      return [
        rule === 'AR-N-1'
          ? fault(rule, where, message, FORM_SOURCE, detail)
          : remark(rule, where, message, FORM_SOURCE, detail),
      ];
    }),
  ]);
}

/** AR-N-2: 21条，其中甲4条、乙5条. A list may leave things out on purpose, so it's a warning that can be answered. */
export function checkSums(text: string, where: string): Finding[] {
  return [
    ...text.matchAll(
      /(\d+)\s*(条|件|篇|期|次|份)[，,（(]\s*(?:其中|包括|分别是|分别为)[：:]?([^。；）)]*)/gu,
    ),
  ].flatMap((found) => {
    const [, total = '', unit = '', list = ''] = found;
    const parts = [...list.matchAll(/(\d+)\s*(条|件|篇|期|次|份)/gu)]
      .filter((part) => part[2] === unit)
      .map((part) => Number(part[1]));
    const sum = parts.reduce((left, right) => left + right, 0);
    if (parts.length < 2 || sum === Number(total)) return [];
    return [
      remark(
        'AR-N-2',
        where,
        `文中总数为 ${total}${unit}，列出的各项相加为 ${sum}${unit}，不一致。请更正；如有未列出的项目，请在文中写明。`,
        FORM_SOURCE,
        { expected: sum, actual: Number(total), quote: found[0].slice(0, 60) },
      ),
    ];
  });
}
