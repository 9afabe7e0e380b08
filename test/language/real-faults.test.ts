import { describe, expect, test } from 'vitest';
import { spellingChecker } from '../../src/files/spelling-model.ts';
import { type TextContext, readText } from '../../src/text/checked-text.ts';
import { ruleById } from '../../src/text/rules.ts';
import { findingsOf } from '../../src/text/text-rule.ts';
import { HAS_SHARED_CASES, SKIP_NOTE, readSharedCase } from '../shared-cases.ts';

/** A fault that was found in something published. */
interface RealFault {
  /** As the list of cases quotes it. */
  readonly found: string;
  /** Rules that find it; 'S' is the model of the language, which has tests of its own. Empty: nobody finds it. */
  readonly by: readonly string[];
  /** A sentence around it, where the quotation alone isn't one. */
  readonly text?: string;
  readonly context?: TextContext;
  /** Why nobody finds it, or who else does. */
  readonly why?: string;
}

const FAULTS: readonly RealFault[] = [
  { found: '拔款', by: ['T03', 'S'] },
  { found: '关健', by: ['T03', 'S'] },
  { found: '登陆系统', by: ['T02', 'S'] },
  { found: '负贵', by: ['T03', 'S'] },
  { found: '复盖', by: ['T03', 'S'] },
  { found: '清况', by: ['T03', 'S'] },
  { found: '攻府', by: ['T03', 'S'] },
  { found: '中国入民', by: ['T03', 'S'] },
  { found: '烈土', by: ['T03', 'S'] },
  { found: '人民代表大人', by: ['T03', 'S'] },
  { found: '扫黑险恶', by: ['T03', 'S'] },
  { found: '规范审核审核发布机制', by: ['S'] },
  { found: '统一的的', by: ['T01', 'S'] },
  { found: '行政法复议', by: ['T03', 'S'] },
  { found: '仍在不足', by: ['T03', 'S'] },
  {
    found: '移交不过顺畅',
    by: ['T06'],
  },
  { found: '残差不齐', by: ['T03', 'S'] },
  { found: '图标图解', by: ['T03', 'S'] },
  { found: '不子公开', by: ['T03', 'S'] },
  { found: '年废纸件数', by: ['T03', 'S'] },
  { found: '承但', by: ['T03', 'S'] },
  { found: '工作号领导小组', by: ['T03', 'S'] },
  { found: '关于关于印发', by: ['T01', 'S'] },
  { found: '齐齐哈市', by: ['T03', 'S'] },
  { found: '截止目前', by: ['D02'] },
  { found: '截止2023年12月31日', by: ['D02'] },
  {
    found: '群众的和互动',
    by: ['T15'],
  },
  { found: '办事结果,不断', by: ['P04'] },
  { found: '信息公开,通过', by: ['P04'] },
  { found: '问题:', by: ['P05'] },
  { found: '完善公开机制、一是', by: ['P37'] },
  { found: '健康发展 。', by: ['P36'] },
  { found: '一是…三是…三是', by: ['W19'], text: '一是完善制度；三是加强培训；三是强化监督。' },
  { found: '三三、本年度办理结果', by: ['W13'] },
  {
    found: '（联系地址… never closed',
    by: ['P24'],
    text: '如有疑问，请与我镇联系（联系地址：三角镇迎宾路1号。',
  },
  { found: '国令第 711 号', by: ['W05'] },
  { found: 'https//www', by: ['P38'] },
  { found: '国发[2014]45号', by: ['W01'] },
  {
    found: '"我局" in a township',
    by: ['W17'],
    text: '本年度我局主动公开政府信息54条。',
    context: { issuer: '三角镇人民政府' },
  },
  {
    found: '"由7个部分组成" but six listed',
    by: ['W14'],
    text: '本报告由7个部分组成。\n一、总体情况\n二、主动公开\n三、收到和处理\n四、复议诉讼\n五、问题\n六、其他',
  },
];

/** Whether a rule marks anything in the fault's sentence. */
function isFoundBy(id: string, { found, text = found, context = {} }: RealFault): boolean {
  if (id === 'S') return spellingChecker().check(readText(text, context)).length > 0;
  const rule = ruleById(id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return findingsOf(rule, readText(text, context)).length > 0;
}

describe.each(FAULTS.map((fault) => [fault.found, fault] as const))('%s', (_, fault) => {
  test('is found by each that is named', () => {
    // Where rules find it, whether the model does too is its own business.
    const named = fault.by.length > 1 ? fault.by.filter((id) => id !== 'S') : fault.by;
    expect(named.filter((id) => !isFoundBy(id, fault))).toEqual([]);
  });

  test('is told by somebody, or it is written down why not', () => {
    expect(fault.by.length > 0 || fault.why !== undefined).toBe(true);
  });
});

test.runIf(HAS_SHARED_CASES)(`every row of the list of real faults stands here${SKIP_NOTE}`, () => {
  const rows = readSharedCase('real-faults.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| found'))
    .map((line) => line.split('|')[1]?.trim() ?? '');
  expect(rows.length).toBeGreaterThan(30);
  const known = new Set(FAULTS.map(({ found }) => found));
  expect(rows.filter((row) => !known.has(row))).toEqual([]);
});
