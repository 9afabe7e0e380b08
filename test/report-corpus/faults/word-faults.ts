import { expecting, type Fault, linesOf, planted, replaced, withLine, withLines } from './fault.ts';

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
  text('somebody else’s name for itself', (report) => {
    const { self } = report.set.agency;
    const wrong = OTHER_SELF[self] ?? '我局';
    const inPlace = replaced(report, 1, new RegExp(self, 'u'), () => wrong);
    const line = `${wrong}将信息公开纳入日常工作。`;
    return planted(inPlace ?? withLine(report, 1, line), expecting('AR-N-11', 'part:1'));
  }),
  text('name of another town', (report) => {
    if (report.set.agency.kind !== 'township' && report.set.agency.kind !== 'street') return null;
    const line = '青峰镇人民政府高度重视政务公开，定期研究部署。';
    return planted(withLine(report, 1, line), expecting('AR-N-11', 'part:1'));
  }),
  text('last year in the text', (report) => {
    const line = `${report.set.year - 1}年，${report.set.agency.self}组织业务培训2次。`;
    return planted(withLine(report, 1, line), {
      rules: ['AR-N-11', 'AR-STR-3'],
      places: ['part:1'],
    });
  }),
  text('last year as the period', (report) => {
    const year = report.set.year - 1;
    const line = `本报告数据的统计期限为${year}年1月1日至${year}年12月31日。`;
    const inPlace = replaced(report, 0, /20\d{2}(?=年1月1日)/u, () => String(year));
    return planted(inPlace ?? withLine(report, 0, line), expecting('AR-STR-3', 'part:0'));
  }),
  text('plans for a year that is over', (report) => {
    const line = `${report.set.year}年，${report.set.agency.self}将进一步充实公开内容，补齐解读材料。`;
    return planted(withLine(report, 5, line), expecting('AR-N-11', 'part:5'));
  }),
  text('placeholder left', (report) =>
    planted(withLine(report, 1, '全年召开XX会议2次，专题研究公开工作。'), expecting('AR-N-11', 'part:1')),
  ),
  text('bookmark left', (report) =>
    planted(
      withLines(report, 0, ([first = '', ...rest]) => [`[bookmark: _GoBack]${first}`, ...rest]),
      expecting('AR-N-11', 'part:0'),
    ),
  ),
  text('crosses left', (report) =>
    planted(withLine(report, 6, '其他需要报告的事项：××××。'), expecting('AR-N-11', 'part:6')),
  ),
  text('repealed law', (report) =>
    planted(
      withLine(report, 0, '本报告依据《政府信息公开条例》（国令第492号）编制。'),
      expecting('AR-N-11', 'part:0'),
    ),
  ),
  text('term of the repealed law', (report) =>
    planted(
      withLine(report, 1, '依申请公开件应当在15个工作日内答复申请人。'),
      expecting('AR-N-11', 'part:1'),
    ),
  ),
  text('part five too short', (report) =>
    planted(
      withLines(report, 5, () => ['公开不够及时，将改进。']),
      expecting('AR-N-8', 'part:5'),
    ),
  ),
  text('part five without remedies', (report) =>
    planted(
      withLines(report, 5, () => [
        '公开栏目更新不够及时，部分科室报送信息偏晚，有的事项办结后一个多月才对外发布，政策解读多为文字转述，图表和案例偏少。',
      ]),
      expecting('AR-N-8', 'part:5'),
    ),
  ),
  text('fee for information not told', (report) => {
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
    text(`nothing said of ${name}`, (report) => {
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
  text('aspect of part one missing', (report) => {
    const without = withLines(report, 1, (lines) =>
      lines.map((line) => line.replaceAll('监督保障', '工作保障')),
    );
    return planted(without, expecting('AR-N-6', 'part:1'));
  }),
  text('half-width comma', (report) => {
    const changed = replaced(report, 5, /(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])/u, () => ',');
    return planted(changed, expecting('X-PUNCT', 'part:5'));
  }),
  text('bracket never closed', (report) => {
    const line = '如需咨询，可与办公室联系（地址：人民路1号，邮编：400000。';
    return planted(withLine(report, 0, line), expecting('X-BRACKET', 'part:0'));
  }),
  text('document number in square brackets', (report) =>
    planted(withLine(report, 1, '按照国办发[2016]80号文件要求推进公开。'), expecting('X-DOCNO', 'part:1')),
  ),
  text('address of a page cut off', (report) =>
    planted(
      withLine(report, 0, '报告电子版可在政府网站（https//www.example.gov.cn）下载。'),
      expecting('X-URL', 'part:0'),
    ),
  ),
  text('wrong character', (report) =>
    planted(withLine(report, 1, '公开事项由专人负贵，责任到岗。'), expecting('X-WORD', 'part:1')),
  ),
  text('word written twice', (report) =>
    planted(withLine(report, 1, '进一步规范审核审核发布机制，防止出错。'), expecting('X-WORD', 'part:1')),
  ),
  text('mobile telephone', (report) =>
    planted(
      withLine(report, 1, '申请人来电13800000000反映的问题已经答复。'),
      expecting('AR-PII-1', 'part:1'),
    ),
  ),
  text('identity number', (report) =>
    planted(
      withLine(report, 1, '申请人（身份证号11010519491231002X）的申请已经办结。'),
      expecting('AR-PII-1', 'part:1'),
    ),
  ),
  {
    ...text('part five as last year', (report, _random, previous) =>
      planted(
        withLines(report, 5, () => linesOf(previous, 5)),
        expecting('AR-X-SAME', 'part:5'),
      ),
    ),
    needsPrevious: true,
  },
];

function text(key: string, plant: Fault['plant']): Fault {
  return { key, changes: 'text', plant };
}
