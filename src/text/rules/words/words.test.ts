import { describe, expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { formsIn } from '../../data/form-list.ts';
import { COLLOCATIONS } from '../../data/collocations.ts';
import { COMMON_PAIRS, FIRST_SERIES } from '../../data/variant-words.ts';
import { WRONG_FORMS } from '../../data/wrong-forms.ts';
import { findingsOf } from '../../text-rule.ts';
import { WORD_RULES } from './words.ts';

function marks(id: string, text: string): string[] {
  const rule = WORD_RULES.find((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return findingsOf(rule, readText(text)).map(
    ({ start, end, suggestion }) => `${text.slice(start, end)}→${suggestion ?? '?'}`,
  );
}

describe.each<[id: string, text: string, expected: string]>([
  ['T01', '健全完善的的制度。', '的的→的'],
  ['T01', '取得了了明显成效。', '了了→了'],
  ['T01', '下发关于关于印发要点的通知。', '关于关于→关于'],
  ['T01', '拟在在镇政府办理。', '在在→在'],
  ['T02', '其它有关事项。', '其它→其他'],
  ['T02', '开设专用帐户。', '帐户→账户'],
  ['T02', '请登陆“渝快办”系统查询。', '登陆→登录'],
  ['T02', '合作火伴很多。', '火伴→伙伴'],
  ['T02', '认真子细核对。', '子细→仔细'],
  ['T02', '活动丰富多采。', '丰富多采→丰富多彩'],
  ['T02', '房屋座落于镇中心。', '座落→坐落'],
  ['T03', '全力推进攻府信息公开。', '攻府→政府'],
  ['T03', '这是关健环节。', '关健→关键'],
  ['T03', '由专人负贵。', '负贵→负责'],
  ['T03', '既使遇到困难，仍按时办结。', '既使→即使'],
  ['T03', '做到防范于未然。', '防范于未然→防患于未然'],
  ['T05', '發布公告。', '發→发'],
  ['T06', '依法保障公民的民主权力。', '民主权力→民主权利'],
  ['T06', '推行权利清单制度。', '权利清单→权力清单'],
  ['T06', '各单位必需遵守本办法。', '必需遵守→必须遵守'],
  ['T06', '如实反应情况。', '如实反应→如实反映'],
  ['T06', '在公示其间提出。', '公示其间→公示期间'],
  ['T06', '建设法制政府。', '法制政府→法治政府'],
  ['T06', '依法做出行政处罚决定。', '做出行政→作出行政'],
  ['T06', '工作取的了明显成效。', '取的了→取得了'],
  ['T06', '做好新形式下的工作。', '新形式下→新形势下'],
  ['T06', '发布招聘启示。', '招聘启示→招聘启事'],
  ['T06', '部门之间移交不过顺畅。', '不过顺畅→不够顺畅'],
  ['T15', '加强群众的和互动。', '的和互动→?'],
  ['T15', '完善部门的与协作机制。', '的与协作→?'],
  ['T05', '调査了情况。', '査→查'],
])('%s marks %s', (id, text, expected) => {
  test(`as ${expected}`, () => {
    expect(marks(id, text)).toEqual([expected]);
  });
});

describe.each<[id: string, text: string]>([
  ['T01', '达到目的的途径。'],
  ['T01', '为了了解情况，有了了结。'],
  ['T01', '关键在在座的各位，重点在在建项目。'],
  ['T01', '现在在办，存在在职人员问题。'],
  ['T01', '参与与会人员讨论。'],
  ['T01', '的的确确。'],
  ['T02', '统一标识和本份报告。'],
  ['T02', '提案语言精炼，部分付款，骨干与群众，供热中心，农户订单。'],
  ['T02', '上山查看火情，村委过渡期，希有关部门支持，主要末端，发展转型。'],
  ['T02', '5元来自财政，电子细胞仪，高端五金，此刻日期，水平空间。'],
  ['T02', '确定户型，法定婚龄，框架式结构，下跌交易，刻划文物，网站标识。'],
  ['T02', '台风登陆后，平台及时发布信息。'],
  ['T02', '应当做好鉴定单位和指定单位的工作。'],
  ['T02', '《关于银行帐户管理的规定》继续有效。'],
  ['T02', '5月份内完成，通过份额转让。'],
  ['T03', '相关健全措施，有关健康知识。'],
  ['T03', '按装机容量补助，重复盖章，恢复盖章。'],
  ['T03', '既使群众满意，又使企业受益。'],
  ['T03', '传承但不守旧，继承但有创新。'],
  ['T03', '交通迅速恢复，部署期间，研究竞争规则。'],
  ['T03', '从事顶岗实习，在已经挤占的用地上，举措失当。'],
  ['T03', '采购了数千部手机。'],
  ['T05', '乾隆年间，藉此机会，瞭望塔，著名。'],
  ['T05', '政府信息公开。'],
  ['T06', '国家权力机关，权利和义务，办公权利，权力人民授予。'],
  ['T06', '生活必需品，所必需依法采取的措施，药品不良反应情况。'],
  ['T06', '制订规章制度，收取的了结费用，收获的感动，价值的肯定。'],
  ['T06', '工作好准备，合作好服务，过度期望，公共财务管理。'],
  ['T06', '落实《关于做出行政处罚的规定》。'],
  ['T06', '进度较慢，不过完善了制度；只不过规范了程序。'],
  ['T15', '公开的和不公开的信息，群众的和企业的诉求。'],
  ['T15', '加强与群众的互动，主动的和联系群众的服务。'],
])('%s says nothing of %s', (id, text) => {
  test('that is right', () => {
    expect(marks(id, text)).toEqual([]);
  });
});

test('traditional characters in a person’s name are advice, for a certificate may have them', () => {
  const rule = WORD_RULES.find(({ id }) => id === 'T05');
  const severities = (text: string): string[] =>
    rule === undefined ? [] : findingsOf(rule, readText(text)).map(({ severity }) => severity);
  expect(severities('局长陳志强出席。')).toEqual(['advice']);
  expect(severities('姓名：張麗')).toEqual(['advice']);
  expect(severities('李明、于振興、黄河清')).toEqual(['advice']);
  expect(severities('鍾華同志')).toEqual(['advice']);
  expect(severities('李鍾、鍾山、方正同志')).toEqual([]);
  expect(severities('做好審查、復查工作。')).toEqual(['gate', 'gate']);
});

test('a page in traditional script is nobody’s slip', () => {
  expect(
    marks('T05', '國務院關於實施義務教育經費保障機製的報告已經審議通過並發佈實行，請認真貫徹執行。'),
  ).toEqual([]);
});

test('a wrong form between quotation marks may be what the text is about', () => {
  const rule = WORD_RULES.find(({ id }) => id === 'T03');
  const severities = ['将“攻府”改正。', '攻府信息。'].map((text) =>
    rule === undefined ? [] : findingsOf(rule, readText(text)).map(({ severity }) => severity),
  );
  expect(severities).toEqual([['advice'], ['gate']]);
});

describe.each([
  ['the first series', FIRST_SERIES],
  ['the common pairs', COMMON_PAIRS],
  ['the wrong forms', WRONG_FORMS],
  ['the collocations', COLLOCATIONS],
])('in %s', (_, list) => {
  const forms = formsIn(list);

  test('no form is told twice, and none is right', () => {
    const words = forms.map((form) => form.words);
    expect(words.filter((one, at) => words.indexOf(one) !== at)).toEqual([]);
    expect(forms.filter(({ words: one, right }) => one === right)).toEqual([]);
  });

  test('what is put in the place of a form is told by no form', () => {
    const told = forms.filter(({ right }) => WORD_RULES.some(({ id }) => marks(id, right).length > 0));
    expect(told).toEqual([]);
  });
});
