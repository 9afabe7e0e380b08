import { expecting, type Fault, lineFault, planted, textFault, withLine } from './fault.ts';

/** What must be found of a line, and where it is put. */
type Line = Parameters<typeof lineFault>[1];

/** Lines that no report should have, by what is wrong with them. */
const LINES: Readonly<Record<string, Line>> = {
  'signed too late': { part: 6, rule: 'AR-PUB-1', line: ({ set }) => `${set.year + 1}年8月3日` },
  'signed before the year’s end': { part: 6, rule: 'AR-PUB-1', line: ({ set }) => `${set.year}年1月15日` },
  'signed on no day': { part: 6, rule: 'AR-PUB-1', line: ({ set }) => `${set.year + 1}年1月32日` },
  'no such day': { part: 1, rule: 'X-DATE', line: ({ set }) => `${set.year}年4月31日组织业务培训。` },
  'next year in the text': {
    part: 1,
    rule: 'AR-N-11',
    line: ({ set }) => `${set.year + 1}年，${set.agency.self}共组织业务培训2次。`,
  },
  'circles left': { part: 1, rule: 'AR-N-11', line: '全年公开信息○○条。' },
  'blank left to fill in': { part: 1, rule: 'AR-N-11', line: '全年公开信息____条。' },
  'example left': { part: 5, rule: 'AR-N-11', line: '（示例）健全公开制度，压实工作责任。' },
  'instruction left': { part: 1, rule: 'AR-N-11', line: '此处填写本单位的工作情况。' },
  'letter for a number': { part: 1, rule: 'AR-N-11', line: '全年公开信息N条。' },
  'note of an editor': { part: 5, rule: 'AR-N-11', line: '［批注：请办公室核对］' },
  'number to follow': { part: 1, rule: 'AR-N-11', line: '此项数据待补充。' },
  'article that there isn’t': {
    part: 1,
    rule: 'AR-N-11',
    line: '根据《政府信息公开条例》第五十八条开展工作。',
  },
  'article of the older law': {
    part: 1,
    rule: 'AR-N-11',
    line: '根据《政府信息公开条例》第三十二条规定，编制本报告。',
  },
  'opinion on the older law': { part: 1, rule: 'AR-N-11', line: '按照国办发〔2008〕36号文件办理。' },
  'bank account': { part: 6, rule: 'AR-PII-1', line: '退回申请人银行账号6222020000000000000。' },
  'straight quotes': { part: 1, rule: 'X-PUNCT', line: '深化"放管服"改革信息公开。' },
  'blank in a document number': { part: 1, rule: 'X-DOCNO', line: '执行国办函〔2020〕 109号文件。' },
  'list in the next sentence': {
    part: 1,
    rule: 'AR-N-2',
    line: '通过各栏目发布信息90条。其中，规划类50条；年报类43条。',
  },
  'share of a whole in the sentence before': {
    part: 1,
    rule: 'AR-N-3',
    line: '发布信息400条。其中，规划类300条，占比75%；年报类100条，占比35%。',
  },
  'growth against the clause before': {
    part: 1,
    rule: 'AR-N-3',
    line: '组织业务培训30次，上年为20次，同比增长40%。',
  },
  'first point twice': { part: 5, rule: 'AR-N-4', line: '还有短板：一是解读材料偏少；一是栏目更新偏慢。' },
};

/** Faults that are a line too much, and those of the fees. */
export const LINE_FAULTS: readonly Fault[] = [
  ...Object.entries(LINES).map(([key, line]) => lineFault(key, line)),
  textFault('fees denied and told', (report) => {
    if (report.set.form === '2019' || report.set.year < 2021) return null;
    const line = '本年度未收取信息处理费，共收取信息处理费3件320元。';
    return planted(withLine(report, 6, line), expecting('AR-N-9', 'part:6'));
  }),
];
