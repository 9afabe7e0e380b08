import type { CorpusReport } from '../corpus-report.ts';
import {
  countIn,
  expecting,
  type Fault,
  lineFault,
  planted,
  replaced,
  textFault,
  withLine,
} from './fault.ts';

/** Faults in numbers of the text. */
export const NUMBER_FAULTS: readonly Fault[] = [
  textFault('new requests', (report, random) => {
    const wrong = countIn(report, 't3.new.total') + random.int(4, 9);
    const inPlace = replaced(report, 1, /(?<=政府信息公开申请(?:共计)?)\d+(?=件(?!（))/u, () =>
      String(wrong),
    );
    const line = `全年${report.set.agency.self}共收到政府信息公开申请${wrong}件。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('requests handled', (report, random) => {
    const wrong = countIn(report, 't3.total.total') + random.int(2, 9);
    const inPlace = replaced(report, 1, /(?<=办结)\d+(?=件)/u, () => String(wrong));
    const line = `本年度共办结政府信息公开申请${wrong}件。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('requests carried on', (report, random) => {
    const wrong = countIn(report, 't3.carryOut.total') + random.int(2, 9);
    const inPlace = replaced(report, 1, /(?<=结转下年度(?:继续办理)?)\d+(?=件)/u, () => String(wrong));
    const line = `政府信息公开申请结转下年度继续办理${wrong}件。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('result of requests', (report, random) => {
    const wrong = countIn(report, 't3.partial.total') + random.int(2, 9);
    const inPlace = replaced(report, 1, /(?<=部分公开)\d+(?=件)/u, () => String(wrong));
    const line = `在办结的政府信息公开申请中，部分公开${wrong}件。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('reviews', (report, random) => {
    const wrong = countIn(report, 't4.review.total') + random.int(2, 9);
    const inPlace = replaced(report, 1, /(?<=行政复议(?:案件)?)\d+(?=件)/u, () => String(wrong));
    const line = `因政府信息公开引发行政复议${wrong}件。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('no request where there were some', (report) => {
    if (countIn(report, 't3.new.total') === 0) return null;
    const line = `${report.set.year}年，${report.set.agency.self}未收到政府信息公开申请。`;
    return planted(withLine(report, 1, line), expecting('AR-N-1', 'part:1'));
  }),
  textFault('no suit where there were some', (report) => {
    if (countIn(report, 't4.direct.total') + countIn(report, 't4.afterReview.total') === 0) return null;
    const line = '全年没有因政府信息公开引起的行政诉讼。';
    return planted(withLine(report, 1, line), expecting('AR-N-10', 'part:1'));
  }),
  textFault('documents made', (report, random) => {
    if (report.set.form === '2019') return null;
    const wrong = countIn(report, 't2.docs.made') + random.int(1, 9);
    const line = `${report.set.year}年制发行政规范性文件${wrong}件，均已公开。`;
    const inPlace = replaced(report, 1, /(?<=制发行政规范性文件)\d+(?=件)/u, () => String(wrong));
    return planted(inPlace ?? withLine(report, 1, line), expecting('X-T2-TEXT', 'part:1'));
  }),
  textFault('sum of parts', (report, random) => {
    const [a, b, c] = [random.int(11, 90), random.int(5, 40), random.int(5, 40)];
    const line = `${report.set.agency.self}主动公开信息${a + b + c + random.pick([-3, 2, 5])}条，其中工作动态${a}条、政策文件${b}条、公示公告${c}条。`;
    return planted(withLine(report, 1, line), expecting('AR-N-2', 'part:1'));
  }),
  textFault('sum of parts, told one by one', (report, random) => {
    const [a, b] = [random.int(11, 90), random.int(5, 40)];
    const line = `通过各类渠道发布解读材料${a + b + 3}篇，分别为文字解读${a}篇、图表解读${b}篇。`;
    return planted(withLine(report, 1, line), expecting('AR-N-2', 'part:1'));
  }),
  textFault('share', (report, random) => {
    const [whole, part] = [random.int(100, 400), random.int(10, 99)];
    const wrong = ((part / whole) * 100 + random.pick([-3, 1, 4])).toFixed(2);
    const line = `全年网站发布信息${whole}条，其中民生类信息${part}条，占${wrong}%。`;
    return planted(withLine(report, 1, line), expecting('AR-N-3', 'part:1'));
  }),
  textFault('growth', (report, random) => {
    const [now, last] = [random.int(200, 400), random.int(100, 199)];
    const wrong = (((now - last) / last) * 100 + 7).toFixed(1);
    const line = `全年主动公开信息${now}条，比上年的${last}条增长${wrong}%。`;
    return planted(withLine(report, 1, line), expecting('AR-N-3', 'part:1'));
  }),
  {
    ...textFault('growth against last year’s report', (report, _random, previous) => {
      const [now, last] = [countIn(report, 't3.new.total'), countIn(previous, 't3.new.total')];
      if (now === 0 || last === 0) return null;
      const line = `全年收到政府信息公开申请${now}件，同比增长${((now / last) * 100 + 50).toFixed(1)}%。`;
      return planted(withLine(report, 1, line), expecting('X-GROWTH', 'part:1'));
    }),
    needsPrevious: true,
  },
  lineFault('points out of order', {
    part: 5,
    rule: 'AR-N-4',
    line: '一是补齐解读材料；二是按月核对栏目；四是加强人员培训。',
  }),
  lineFault('points counted wrongly', {
    part: 5,
    rule: 'X-COUNTED',
    line: '同时抓好以下三个方面：一是补齐解读材料；二是按月核对栏目。',
  }),
];

/** Whether a report says how many parts it has. */
export function saysHowManyParts(report: CorpusReport): boolean {
  return /(?:六|6)个部分/u.test(report.opening.join(''));
}
