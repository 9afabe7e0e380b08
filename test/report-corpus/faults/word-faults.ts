import {
  expecting,
  type Fault,
  lineFault,
  linesOf,
  planted,
  replaced,
  textFault,
  withLine,
  withLines,
} from './fault.ts';

const OTHER_SELF: Readonly<Record<string, string>> = {
  我镇: '我局',
  我乡: '我镇',
  我街道: '我局',
  我区: '我局',
  我县: '我委',
  我市: '我局',
  我局: '我委',
  我委: '我局',
  我中心: '我局',
};

/** Faults in the words. */
export const WORD_FAULTS: readonly Fault[] = [
  textFault('somebody else’s name for itself', (report) => {
    const { self } = report.set.agency;
    const wrong = OTHER_SELF[self] ?? '我局';
    const inPlace = replaced(report, 1, new RegExp(self, 'u'), () => wrong);
    const line = `${wrong}将信息公开纳入日常工作。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-11', 'part:1'));
  }),
  textFault('name of another town', (report) => {
    if (report.set.agency.kind !== 'township' && report.set.agency.kind !== 'street') return null;
    const line = '青峰镇人民政府高度重视政务公开，定期研究部署。';
    return planted(withLine(report, 1, line), expecting('AR-N-11', 'part:1'));
  }),
  textFault('last year in the text', (report) => {
    const line = `${report.set.year - 1}年，${report.set.agency.self}组织业务培训2次。`;
    return planted(withLine(report, 1, line), {
      rules: ['AR-N-11', 'AR-STR-3'],
      places: ['part:1'],
    });
  }),
  textFault('last year as the period', (report) => {
    const year = report.set.year - 1;
    const line = `本报告数据的统计期限为${year}年1月1日至${year}年12月31日。`;
    const inPlace = replaced(report, 0, /20\d{2}(?=年1月1日)/u, () => String(year));
    return planted(inPlace ?? withLine(report, 0, line), expecting('AR-STR-3', 'part:0'));
  }),
  textFault('plans for a year that is over', (report) => {
    const line = `${report.set.year}年，${report.set.agency.self}将进一步充实公开内容，补齐解读材料。`;
    return planted(withLine(report, 5, line), expecting('AR-N-11', 'part:5'));
  }),
  lineFault('placeholder left', { part: 1, rule: 'AR-N-11', line: '全年召开XX会议2次，专题研究公开工作。' }),
  textFault('bookmark left', (report) =>
    planted(
      withLines(report, 0, ([first = '', ...rest]) => [`[bookmark: _GoBack]${first}`, ...rest]),
      expecting('AR-N-11', 'part:0'),
    ),
  ),
  lineFault('crosses left', { part: 6, rule: 'AR-N-11', line: '其他需要报告的事项：××××。' }),
  lineFault('repealed law', {
    part: 0,
    rule: 'AR-N-11',
    line: '本报告依据《政府信息公开条例》（国令第492号）编制。',
  }),
  lineFault('term of the repealed law', {
    part: 1,
    rule: 'AR-N-11',
    line: '依申请公开件应当在15个工作日内答复申请人。',
  }),
  textFault('part five too short', (report) =>
    planted(
      withLines(report, 5, () => ['公开不够及时，将改进。']),
      expecting('AR-N-8', 'part:5'),
    ),
  ),
  textFault('part five without remedies', (report) =>
    planted(
      withLines(report, 5, () => [
        '公开栏目更新不够及时，部分科室报送信息偏晚，有的事项办结后一个多月才对外发布，政策解读多为文字转述，图表和案例偏少。',
      ]),
      expecting('AR-N-8', 'part:5'),
    ),
  ),
  textFault('fee for information not told', (report) => {
    if (report.set.form === '2019' || report.set.year < 2021) return null;
    return planted(
      withLines(report, 6, () => ['没有其他需要报告的事项。']),
      expecting('AR-N-9', 'part:6'),
    );
  }),
  ...(
    [
      ['考核', /(?:考核|考评)/u],
      ['评议', /评议/u],
      ['责任追究', /(?:责任追究|追究责任|问责)/u],
    ] as const
  ).map(([name, pattern]) =>
    textFault(`nothing said of ${name}`, (report) => {
      if (report.set.agency.kind === 'department') return null;
      const without = withLines(report, 1, (lines) =>
        lines.map((line) =>
          line
            .split(/(?<=[。，；])/u)
            .filter((clause) => !pattern.test(clause))
            .join('')
            .replace(/，$/u, '。'),
        ),
      );
      return planted(without, expecting('AR-N-7', 'part:1'));
    }),
  ),
  textFault('aspect of part one missing', (report) => {
    const without = withLines(report, 1, (lines) =>
      lines.map((line) => line.replaceAll('监督保障', '工作保障')),
    );
    return planted(without, expecting('AR-N-6', 'part:1'));
  }),
  textFault('half-width comma', (report) => {
    const changed = replaced(report, 5, /(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])/u, () => ',');
    return planted(changed, expecting('X-PUNCT', 'part:5'));
  }),
  textFault('bracket never closed', (report) => {
    const line = '如需咨询，可与办公室联系（地址：人民路1号，邮编：400000。';
    return planted(withLine(report, 0, line), expecting('X-BRACKET', 'part:0'));
  }),
  lineFault('document number in square brackets', {
    part: 1,
    rule: 'X-DOCNO',
    line: '按照国办发[2016]80号文件要求推进公开。',
  }),
  lineFault('address of a page cut off', {
    part: 0,
    rule: 'X-URL',
    line: '报告电子版可在政府网站（https//www.example.gov.cn）下载。',
  }),
  lineFault('wrong character', { part: 1, rule: 'X-WORD', line: '公开事项由专人负贵，责任到岗。' }),
  lineFault('word written twice', {
    part: 1,
    rule: 'X-WORD',
    line: '进一步规范审核审核发布机制，防止出错。',
  }),
  lineFault('mobile telephone', {
    part: 1,
    rule: 'AR-PII-1',
    line: '申请人来电13800000000反映的问题已经答复。',
  }),
  lineFault('identity number', {
    part: 1,
    rule: 'AR-PII-1',
    line: '申请人（身份证号11010519491231002X）的申请已经办结。',
  }),
  {
    ...textFault('part five as last year', (report, _random, previous) =>
      planted(
        withLines(report, 5, () => linesOf(previous, 5)),
        expecting('AR-X-SAME', 'part:5'),
      ),
    ),
    needsPrevious: true,
  },
];
