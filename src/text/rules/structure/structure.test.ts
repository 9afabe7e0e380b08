import { describe, expect, test } from 'vitest';
import { type TextContext, readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { STRUCTURE_RULES } from './structure.ts';

/** What a rule marks in a text, as `words→suggestion`. */
function marks(id: string, text: string, context: TextContext = {}): string[] {
  const rule = STRUCTURE_RULES.find((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return findingsOf(rule, readText(text, context)).map(
    ({ start, end, suggestion }) => `${text.slice(start, end)}→${suggestion ?? '?'}`,
  );
}

const TOWN: TextContext = { issuer: '石角镇人民政府' };
const SENTENCE = '现就做好今年政务公开有关工作，提出以下要求，请认真贯彻落实。';

describe.each<[id: string, text: string, expected: readonly string[], context?: TextContext]>([
  ['W13', '一、甲\n（一）子\n（二）丑\n（二）寅\n（四）卯\n二、乙', ['二→三']],
  ['W13', '一、甲\n二、乙\n二、丙\n四、丁', ['二→三']],
  ['W13', '1.甲\n2.乙\n4.丙', ['4→3']],
  ['W13', '一、甲\n一、乙', ['一→二']],
  ['W13', '三三、本年度办理结果', ['三三→三']],
  ['W13', '一、甲\n二、乙\n六、丙', ['六→?']],
  ['W13', '（一）甲\n一、乙\n（二）丙', ['（一）→?']],
  ['W13', '问：条件？\n答：1.甲；\n3.乙。', ['3→2']],
  ['W13', '申请材料：1.甲；2.乙；\n4.丙。', ['4→3']],
  ['W14', '存在以下三个问题。', []],
  ['W14', '抓好以下三项工作：\n（一）甲\n（二）乙\n二、其他', ['三→?']],
  ['W14', '报告由六个部分组成。\n一、甲\n二、乙\n三、丙\n四、丁\n五、戊', ['六→?']],
  ['W14', '做好如下4点：一是甲甲；二是乙乙；三是丙丙。', ['4→?']],
  ['W15', '附件：1.任务清单；\n2.责任表', ['；→']],
  ['W15', '附件：1.任务清单\n3.责任表', ['责任表→?']],
  ['W15', '附件：1.任务清单\n2.责任表', ['责任表→?'], { attachments: ['附件1 任务清单.docx'] }],
  ['W16', '会议定于2024年01月08日召开。', ['2024年01月08日→2024年1月8日']],
  ['W16', `关于做好公开工作的通知\n各村民委员会、镇属各单位\n${SENTENCE}`, ['位→位：']],
  ['W16', `${SENTENCE}\n三角镇人民政府\n2024年1月8日`, ['三角镇人民政府→?'], TOWN],
  ['W17', '我局高度重视，我镇抓好落实。', ['我局→我镇'], TOWN],
  ['W17', '本报告由三角镇人民政府编制。', ['三角镇人民政府→?'], TOWN],
  ['W18', '三角镇人民政府关于申请拨付经费的请示', ['申请→']],
  ['W18', '三角镇人民政府关于机构设置的请示报告', ['请示报告→?']],
  ['W18', '三角镇人民政府关于转发渝府发8号文件通知的通知', ['通知的通知→?']],
  ['W18', '三角镇人民政府关于关于修路的通知', ['关于关于→关于']],
  ['W19', '一是甲甲；三是乙乙；三是丙丙。', ['三→二']],
  ['W19', '一是甲甲，二是乙乙，二是丙丙。', ['二→三']],
  ['W19', '一要甲甲，二要乙乙，四要丙丙。', ['四→?']],
])('%s marks %s', (id, text, expected, context) => {
  test(`as ${expected.join('，') || 'nothing'}`, () => {
    expect(marks(id, text, context)).toEqual(expected);
  });
});

describe.each<[id: string, text: string, context?: TextContext]>([
  ['W13', '三、甲\n四、乙'],
  ['W13', '一、甲\n1.子\n2.丑\n二、乙\n1.寅'],
  ['W13', '三、收到和处理\n一、本年新收\n二、上年结转\n三、办理结果\n四、结转下年\n四、复议诉讼\n五、问题'],
  ['W13', '\t一、本年新收\t0\n\t三、办理结果\t0'],
  ['W13', '一、甲\n二、乙\n附件1\n一、丙\n二、丁'],
  ['W13', '第一章 总则\n一、甲\n二、乙\n第二章 职责\n三、丙'],
  ['W13', '一、甲\n三、四类企业可以申请。\n（二）、（三）项除外。\n二、乙'],
  ['W13', '3.5万元\n10.2万元'],
  ['W13', '问：条件？\n答：1.甲；\n2.乙。\n问：材料？\n答：1.丙；\n2.丁。'],
  ['W13', '1．什么是政府信息？\n答：（1）甲；\n（2）乙。\n2．如何申请？\n答：（1）丙；\n（2）丁。'],
  ['W13', '一、什么是政府信息？\n一、定义\n二、范围\n二、如何申请？'],
  ['W13', '申请条件：1.甲；\n2.乙。\n申请材料：1.丙；\n2.丁。'],
  ['W13', '办理流程：1.甲，满2、3年的除外，再2.乙；\n3.丙。'],
  ['W13', '1.甲\n2.乙\n附件：1.任务清单\n2.责任表'],
  ['W13', '（一）甲\n（二）乙\n附件1 任务分工\n一、丙\n二、丁'],
  ['W14', '抓好以下三项工作：一是甲甲；二是乙乙；三是丙丙。'],
  ['W14', '由六个部分组成的报告。'],
  ['W14', '以下两点：一是甲甲，（一是子，二是丑）；二是乙乙。'],
  ['W14', '提出以下三条意见：请认真落实。'],
  ['W15', '附件：1.任务清单\n2.责任表', { attachments: ['任务清单.docx', '附件2：责任表.xlsx'] }],
  ['W15', '附件：任务清单\n三角镇人民政府\n附件\n任务清单', { attachments: [] }],
  ['W15', '详见附件。'],
  ['W16', '开标时间：2024年01月08日09:00。'],
  ['W16', '2024年10月8日、2024年1月10日。'],
  ['W16', '发布日期：2024年04月06日'],
  ['W16', `关于做好公开工作的通知\n各村民委员会、镇属各单位：\n${SENTENCE}`],
  ['W16', `${SENTENCE}\n某县石角镇人民政府\n2024年1月8日`, TOWN],
  ['W16', `${SENTENCE}\n三角镇人民政府\n2024年1月8日`],
  ['W17', '自我局限，我办理，我镇。', TOWN],
  ['W17', '转发《我局工作要点》。', TOWN],
  ['W17', '我局来信收悉。', { ...TOWN, author: 'others' }],
  ['W17', '我局主动公开。'],
  ['W17', '县水利局来函称，我局已完成整改。', TOWN],
  ['W17', '县水利局局长李某表示：“我局将继续推进。”', TOWN],
  ['W17', '问：我局何时公开？\n答：20个工作日内。', TOWN],
  ['W17', '现将綦江区人民政府2024年政务公开工作要点转发给你们。', TOWN],
  ['W18', '三角镇人民政府关于对口帮扶工作的通知'],
  ['W18', '三角镇人民政府关于转发《渝府发8号文件》的通知'],
  ['W18', '本文关于对企业的监管提出了要求。'],
  ['W19', '一是甲甲；二是乙乙，一是子子，二是丑丑；三是丙丙。'],
  ['W19', '三是完善制度。四是强化监督。'],
  ['W19', '唯一是人民，万一是真的，三是不是。'],
  ['W19', '一是甲甲。\n二是乙乙。'],
])('%s says nothing of %s', (id, text, context) => {
  test('that is right', () => {
    expect(marks(id, text, context)).toEqual([]);
  });
});

test('another agency’s own name in a text that was passed on, quoted or attached is advice', () => {
  const severities = (text: string): string[] =>
    STRUCTURE_RULES.filter(({ id }) => id === 'W17').flatMap((rule) =>
      findingsOf(rule, readText(text, TOWN)).map(({ severity }) => severity),
    );
  expect(severities('石角镇人民政府关于转发县水利局防汛方案的通知\n我局定于6月1日开展检查。')).toEqual([
    'advice',
  ]);
  expect(severities(`批复全文为：“${'防汛工作须抓紧。'.repeat(20)}我局同意。”`)).toEqual(['advice']);
  expect(severities('请遵照执行。\n附件\n我局定于6月1日开展检查。')).toEqual(['advice']);
  expect(severities('石角镇人民政府关于报送总结的报告\n我局定于6月1日开展检查。')).toEqual(['gate']);
  expect(severities('按照区政府提出的要求，我局定于6月1日开展检查。')).toEqual(['gate']);
  expect(severities('附件已经上传。\n我局定于6月1日开展检查。')).toEqual(['gate']);
});

test('a list whose beginning isn’t there is advice', () => {
  const rule = STRUCTURE_RULES.find(({ id }) => id === 'W13');
  if (rule === undefined) throw new RangeError('no rule');
  const severities = (text: string): string[] =>
    findingsOf(rule, readText(text)).map(({ severity }) => severity);
  expect(severities('三、甲\n五、乙')).toEqual(['advice']);
  expect(severities('一、甲\n三、乙')).toEqual(['gate']);
});
