import { describe, expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { PUNCTUATION_RULES } from './punctuation-rules.ts';

/** For each rule sentences with its fault, and sentences that only look like it. */
const CASES: Readonly<
  Record<string, { readonly fires: readonly string[]; readonly silent: readonly string[] }>
> = {
  P01: {
    fires: [
      '共收到申请12件，，其中网上10件。',
      '请予支持；。',
      '是否属实？，请核实。',
      '各单位：，请认真落实。',
    ],
    silent: [
      '包括教育、医疗。。。',
      '什么叫公开？什么叫透明？！',
      '他问：“能公开吗？”工作人员说可以。',
      '特此通知。',
    ],
  },
  P02: {
    fires: ['（含临时工，）', '《办法、》', '推进“一网通办、”改革。', '（一般程序；）适用于此。'],
    silent: [
      '（均已办结。）',
      '他说：“这项工作，”记者注意到。',
      '“我们一直在改进，”他说。',
      '“，”是逗号。',
      '“可以吗？”',
    ],
  },
  P03: {
    fires: ['完善机制\n，加强监督。', '一、总体情况\n。本年度公开信息10条。', '根据规定\n）执行。'],
    silent: [
      '，开头就是逗号',
      '“放管服”改革\n“一网通办”改革',
      '完善机制，\n加强监督。',
      '第一段。\n（一）第二段。',
    ],
  },
  P04: {
    fires: [
      '信息公开,通过网站发布。',
      '按照《条例》,认真办理。',
      '全年公开12条,同比增长。',
      '办结率100%,群众满意。',
      '结果, 不断提高。',
    ],
    silent: [
      '共有12,345条信息。',
      '编号为A,B,C的文件。',
      '见https://a.gov.cn/x,y。',
      '中文，逗号。',
      'Beijing,China',
      'the word 公开, 指南 and others',
    ],
  },
  P05: {
    fires: [
      '存在以下问题:',
      '现将情况报告如下:一、总体情况',
      '加强学习;提高认识。',
      '是否公开?请答复。',
      '联系电话:12345',
    ],
    silent: [
      '会议9:00开始。',
      '比例为1:2。',
      '网址https://www.a.gov.cn',
      '时间：9:30',
      'Q:A',
      'the column 条例: 规章 and more',
    ],
  },
  P06: {
    fires: ['管理办法(试行)已印发。', '綦江区人民政府(以下简称区政府)'],
    silent: ['管理办法（试行）', '函数f(x)', '(GDP)', '(一'],
  },
  P07: {
    fires: ['"放管服"改革', '推进"一网通办"和"最多跑一次"', '"多规合一"试点'],
    silent: ['“放管服”改革', 'class="标题"', '24"显示器和32"显示器', '"GDP"', '屏幕尺寸为5"。'],
  },
  P08: {
    fires: ['申请均已按期办结.', '工作取得明显成效.下一步将继续努力。', '（见附件）.'],
    silent: ['共3.5万元。', '阿.买提', '1.总体情况', '网站为www.a.gov.cn', '一.总体情况', 'GB/T 9704.'],
  },
  P09: {
    fires: ['教育、医疗。。。', '教育、医疗...', '包括教育、医疗…', '养老、托育………'],
    silent: ['教育、医疗……', '一、总体情况..........3', '版本1...2', 'a...b', '“……”是省略号。'],
  },
  P10: {
    fires: ['教育、医疗……等领域', '教育、医疗等……'],
    silent: ['教育、医疗等领域', '他说：“……等到明天。”', '教育、医疗……', '……等级划分'],
  },
  P11: {
    fires: ['依据《预算法》、《审计法》执行。', '《甲法》、《乙法》、《丙法》'],
    silent: [
      '《预算法》《审计法》',
      '《预算法》（2018年修正）、《审计法》',
      '《预算法》、《审计法》（2021年修正）',
      '《预算法》、审计法',
    ],
  },
  P12: {
    fires: ['“一网通办”、“一网统管”'],
    silent: ['“一网通办”“一网统管”', '“一网通办”（全省）、“一网统管”', '“一网通办”、政务服务'],
  },
  P13: {
    fires: ['他强调：“要坚持公开为常态，不断提高水平”。', '群众说：“办事方便了，心里也踏实了”。'],
    silent: [
      '他强调：“要坚持公开为常态，不断提高水平。”',
      '落实“以公开为常态、不公开为例外”。',
      '口号是：“公开”。',
      '他说：“现在办事很方便，真好！”。',
    ],
  },
  P14: {
    fires: ['1、加强领导', '　　2、完善制度。', '总体情况\n12、“一网通办”改革'],
    silent: ['1.加强领导', '1、2、3号楼', '本季度1、2月', '一、总体情况'],
  },
  P15: {
    fires: ['（一）、总体要求', '(2)、工作目标', '概述\n（三）、保障措施'],
    silent: ['（一）总体要求', '（一）、（二）项规定的情形', '依照第（一）、第（二）项', '一、总体要求'],
  },
  P16: {
    fires: ['第一、加强领导。', '要做到：首先、统一思想。', '已完成。第二、完善制度。'],
    silent: [
      '第一、二、三产业协调发展',
      '第一、第二季度',
      '第一，加强领导。',
      '首先、其次、再次',
      '列全省第一、全国前列',
    ],
  },
  P17: {
    fires: ['1980-1981年', '每日9-11时', '3月-5月', '需要3-5个工作日', '2021-2025年规划'],
    silent: [
      '023-48662222',
      'GB/T 9704-2012',
      '1980—1981年',
      '2024-03-05',
      '编号2024-12号',
      '项目A-3个',
      '0851-5年',
      'GB 190-2009年版',
    ],
  },
  P18: {
    fires: ['公开是原则--这是要求。', '目标－－高质量发展', '公开――政府的义务', '—加强组织领导'],
    silent: ['公开是原则——这是要求。', '北京—上海', '长三角—珠三角', '-----', '1—3月', '——加强组织领导'],
  },
  P19: {
    fires: ['《关于修改《条例》的决定》', '依据《〈条例〉《办法》汇编》'],
    silent: ['《关于修改〈条例〉的决定》', '《条例》《办法》', '《关于修改《条例', '《条例》'],
  },
  P20: {
    fires: [
      '各单位应当按照要求认真组织 实施并报告落实情况，不得拖延推诿。',
      '全镇上下要统一思想认识，切实增强 做好政府信息公开工作的责任感。',
    ],
    silent: [
      '参加会议的有张 三、李 四等同志，会议由王 五主持召开并讲话。',
      '目 录',
      '要把“不忘初心 牢记使命”作为加强党的建设的永恒课题，持续推进。',
      '第一条 为了规范政府信息公开工作，制定本办法并认真贯彻执行。',
      '第十四届全国人民代表大会 第二次会议审议通过，自公布之日起施行。',
      '姓名 性别 年龄 职务 单位，以上各项均应当如实填写清楚无误。',
    ],
  },
  P21: {
    fires: ['提高警惕！！', '是真的吗？？？'],
    silent: ['提高警惕！', '是真的吗？！', '好！好！'],
  },
  P22: {
    fires: ['信息\u200b公开', '信息\ufffd公开', '信息\ue5e5公开', '信息\u00ad公开', '信\u0007息'],
    silent: ['信息公开', '\ufeff信息公开', '第一行\n\t第二行\r\n', 'a\u200db', '😀👨\u200d👩'],
  },
  P23: {
    fires: ['共１２件', '全面实施ＣＣＦＬ标准', '２０２４年'],
    silent: ['共12件', '“４Ａ级”景区', '《１９８４》', '（一）'],
  },
  P24: {
    fires: [
      '第一段。\n（地址：人民路1号，电话123。',
      '第一段。\n《信息公开条例规定了期限。',
      '第一段。\n国发〔2014）45号规定如下。',
      '推进“放管服改革。\n第二段。',
      '办理完毕）。\n第二段。',
    ],
    silent: [
      '（地址：人民路1号）',
      '1）加强领导\n2）完善制度',
      '有两种方式：a）网上；b）信函。',
      '（以下内容\n分两段）',
      '“第一段。\n“第二段。”',
      '《〈条例〉解读》',
      '（试行)',
    ],
  },
  P25: {
    fires: ['深化”放管服”改革', '深化“放管服“改革', '深化”放管服“改革', '推进“甲“和“乙“改革'],
    silent: ['深化“放管服”改革', '“甲”和“乙”', '“第一段。\n“第二段。”', '”'],
  },
  P26: {
    fires: ['要求“推进“一网通办”改革”。'],
    silent: ['要求“推进‘一网通办’改革”。', '“甲”“乙”', '““'],
  },
  P27: {
    fires: ['一、总体情况。\n本年度，全镇主动公开政府信息1200条，其中网站900条。', '第一章总则。'],
    silent: [
      '一、总体情况\n本年度，全镇主动公开政府信息。',
      '一、本通知自印发之日起施行。\n某局',
      '（一）法律规定的其他情形。',
      '三、加强领导。各单位要明确责任。',
      '全年工作平稳。',
    ],
  },
  P28: {
    fires: [
      '本机关高度重视信息公开工作。全年召开专题会议两次，研究部署相关工作，组织开展业务培训，不断提高工作水平',
    ],
    silent: [
      '本机关高度重视信息公开工作。全年召开专题会议两次，研究部署相关工作，组织开展业务培训，不断提高工作水平。',
      '一、总体情况',
      '请各单位于本月底之前将有关材料报送办公室汇总，逾期不再受理，特此通知。重庆市綦江区三角镇人民政府办公室',
      '关于做好政府信息公开工作的通知',
    ],
  },
  P29: {
    fires: ['重点做好两项工作：一是：加强培训', '措施如下：一是加强培训，二是：加强督查'],
    silent: [
      '重点做好两项工作：一是加强培训',
      '一是：加强培训',
      '地址：人民路；电话：123',
      '联系人：张某，电话：123',
    ],
  },
  P30: {
    fires: ['每周有七、八个来电', '走访了三、四十户', '大约五、六天'],
    silent: [
      '七八个来电',
      '第七、八两章',
      '三、四个方面',
      '一、二、三产业',
      '第三、四项',
      '二、五天',
      '列第二、三名',
    ],
  },
  P31: {
    fires: ['提交《营业执照》复印件', '持《不动产权证书》办理', '参加《全市农村工作会议》'],
    silent: [
      '提交《企业信息公示暂行条例》',
      '提交营业执照',
      '《关于换发营业执照的通知》',
      '《全市农村工作会议纪要》',
    ],
  },
  P32: {
    fires: ['根据<政府信息公开条例>规定', '《关于印发<办法>的通知》', '＜信息公开指南＞'],
    silent: ['《关于印发〈办法〉的通知》', '<div>', '1<2', 'a<b且b>c', '</标签>'],
  },
  P33: {
    fires: ['教育、医疗、和养老', '单位、及个人', '教育、医疗、等领域', '机关、以及团体'],
    silent: [
      '教育、医疗和养老',
      '甲、和平路',
      '公开、及时、准确',
      '合法、和谐、有序',
      '资格、等级评定',
      '甲、并行不悖',
      '退回给您的、等您审核的',
    ],
  },
  P34: {
    fires: ['阿不都•热合曼', '列夫．托尔斯泰', '中国•重庆'],
    silent: ['阿不都·热合曼', '一．总体情况', '• 第一项', '1．加强领导', '3．5'],
  },
  P35: {
    fires: ['（试行)', '(试行）已印发'],
    silent: ['（试行）', '(试行)', '1)加强领导'],
  },
  P36: {
    fires: ['促进健康发展 。', '加强领导　，完善制度。', '《条例》 ；'],
    silent: ['促进健康发展。', '姓名 性别', '发展。 下一步', 'a ,b'],
  },
  P37: {
    fires: ['完善公开机制、一是加强领导', '一是加强领导、二是完善制度'],
    silent: ['完善公开机制：一是加强领导', '，二是完善制度', '实事求是、一是一二是二', '第一、是否公开'],
  },
  P38: {
    fires: [
      '登录https//www.a.gov.cn',
      '网址：http:/www.a.gov.cn',
      '见https：//a.gov.cn',
      'www。a.gov.cn',
      'http://http://a.gov.cn',
    ],
    silent: ['登录https://www.a.gov.cn', 'http://a.gov.cn//b', 'https协议', 'www.a.gov.cn'],
  },
  P39: {
    fires: ['根据《》制定', '国发〔〕12号', '根据规定（）执行'],
    silent: ['根据《条例》制定', '“《》”是书名号', '用六角括号〔〕', '签名（    ）', '（甲）'],
  },
  P40: {
    fires: ['已经公布（详见附件。）。'],
    silent: ['已经公布（详见附件）。', '已经公布。（详见附件。）', '他说：“好。”'],
  },
  P41: {
    fires: ['15~20摄氏度', '3月~5月'],
    silent: ['15～20摄氏度', '~/文件', 'a~b', '1—2'],
  },
  P42: {
    fires: ['推进「一网通办」', '『信息公开』'],
    silent: ['推进“一网通办”', '「', '【附件】'],
  },
};

function idsIn(text: string): string[] {
  return PUNCTUATION_RULES.flatMap((rule) => findingsOf(rule, readText(text)).map((found) => found.rule));
}

test('every rule on punctuation has its cases', () => {
  expect(Object.keys(CASES)).toEqual(PUNCTUATION_RULES.map(({ id }) => id));
});

describe.each(Object.entries(CASES))('%s', (id, { fires, silent }) => {
  test.each(fires)('is told of %j', (text) => {
    expect(idsIn(text)).toContain(id);
  });

  test.each(silent)('says nothing of %j', (text) => {
    expect(idsIn(text)).not.toContain(id);
  });
});

test('a comma between titles was right before the standard of 2012 was in force', () => {
  const rule = PUNCTUATION_RULES.filter(({ id }) => id === 'P11');
  const found = (date: string): number =>
    rule.flatMap((each) => findingsOf(each, readText('《甲法》、《乙法》', { date }))).length;
  expect([found('2010-01-01'), found('2020-01-01')]).toEqual([0, 1]);
});

test('a habit is told once, with how often the text has it', () => {
  const text = '甲(试行)、乙(试行)、丙(试行)';
  const found = PUNCTUATION_RULES.filter(({ id }) => id === 'P06').flatMap((each) =>
    findingsOf(each, readText(text)),
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.reason).toContain('全文共有3处');
});

test('lines of a page may begin with any mark, and a bracket that isn’t closed in one is advice only', () => {
  const text = '完善机制\n，加强监督（见附件。\n第二段。';
  const found = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text, { wrapped: true })));
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['P24', 'advice']]);
});

test('blanks and bullets that a page brought along are advice only', () => {
  const severities = (wrapped: boolean): string[] =>
    PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText('\ue06c 健康发展 。', { wrapped }))).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );
  expect(severities(true)).toEqual(['P22 advice', 'P36 advice']);
  expect(severities(false)).toEqual(['P22 gate', 'P36 gate']);
});

test('what is mended is what stood there', () => {
  const text = '信息公开,通过"网站"发布 。';
  const mended = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text)))
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (words, { start, end, suggestion }) => words.slice(0, start) + (suggestion ?? '') + words.slice(end),
      text,
    );
  expect(mended).toBe('信息公开，通过“网站”发布。');
});
