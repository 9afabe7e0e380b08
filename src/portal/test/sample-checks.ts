import { writeHtmlFragment } from '../../files/html-writer.ts';
import { readHtml } from '../../files/readers/read-html.ts';
import { distinctTables, sampleReport } from '../../files/test/sample-report.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { checkPage } from '../report-check/check-page.ts';
import { checkedPage } from '../report-check/result-page.ts';
import type { ShownFinding } from '../text-check/marked-text.ts';
import { checkedTextPage, textCheckPage } from '../text-check/text-check-page.ts';
import { SITE } from './sample-site.ts';

const TEXT_LIMITS = { characters: 50_000, megabytes: 10 };
const FILE_LIMIT = 20;
const TEXT = `全年收到申请12件。。\n截止2024年底，共办理，${'网址https://www.example.gov.cn/'.repeat(8)}`;

/** A doubled mark, a word, and a place where something is missing: with a suggestion, with one that is empty, without. */
const FINDINGS: readonly ShownFinding[] = [
  {
    start: TEXT.indexOf('。。'),
    end: TEXT.indexOf('。。') + 2,
    severity: 'gate',
    kind: '标点符号',
    rule: 'P01',
    suggestion: '。',
    reason: '几个点号连在一起，同一处停顿只用一个。',
  },
  {
    start: TEXT.indexOf('截止'),
    end: TEXT.indexOf('截止') + 2,
    severity: 'gate',
    kind: '数字与日期',
    rule: 'D02',
    suggestion: '截至',
    reason: '“截至”是到某个时间为止还没有结束，后面接时间。',
  },
  {
    start: TEXT.indexOf('共办理') + 3,
    end: TEXT.indexOf('共办理') + 4,
    severity: 'advice',
    kind: '标点符号',
    rule: 'P13',
    suggestion: '',
    reason: '这里不用停顿。',
  },
  {
    start: TEXT.length,
    end: TEXT.length,
    severity: 'advice',
    kind: '多字漏字',
    rule: 'S03',
    suggestion: null,
    reason: '句子没有写完，或者缺少句号。',
  },
];

/** The pages on which anybody has a text or a report looked over, by name. */
export function sampleChecks(): [string, string][] {
  const text = { limits: TEXT_LIMITS, text: '', error: '' };
  const file = { maxMegabytes: FILE_LIMIT, error: '' };
  const result = { fileName: '', text: TEXT, limits: TEXT_LIMITS };
  return [
    ['text-check', textCheckPage(SITE, text)],
    [
      'text-check-wrong',
      textCheckPage(SITE, {
        ...text,
        text: `\n  ${'这一段文字很长。'.repeat(60)}`,
        error: '共 50480 个字符，超过 50000 个的上限，请分成几段检查。',
      }),
    ],
    ['text-check-result', checkedTextPage(SITE, { ...result, findings: FINDINGS })],
    [
      'text-check-clean',
      checkedTextPage(SITE, { ...result, fileName: '关于春季造林的通知.docx', findings: [] }),
    ],
    ['report-check', checkPage(SITE, file)],
    ['report-check-wrong', checkPage(SITE, { ...file, error: '没有收到文件，请选择一份年度报告后再提交。' })],
    ['report-check-result', reportResult()],
  ];
}

/** A report with a slip in its text and a sum that isn't one, read back from its page. */
function reportResult(): string {
  const written = writeHtmlFragment(sampleReport(distinctTables()), { titleLevel: 1 });
  const document = readHtml(new TextEncoder().encode(written));
  const report = readReport(document);
  return checkedPage(SITE, {
    fileName: '石桥镇人民政府2025年政府信息公开工作年度报告.html',
    document,
    report,
    findings: checkReadReport(report, {}),
    maxMegabytes: FILE_LIMIT,
  });
}
