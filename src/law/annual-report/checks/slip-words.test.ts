import { describe } from 'vitest';
import { wordTables } from '../test/word-tables.ts';
import { checkWords } from './punctuation.ts';
import { checkRepealedLaw } from './repealed-law.ts';
import { checkResidue } from './residue.ts';

describe('slips of the pen and of text recognition', () => {
  const { finds, spares } = wordTables((text) =>
    checkWords(text, 'part:1').map(({ message }) => /应为“([^”]*)”/u.exec(message)?.[1] ?? ''),
  );
  finds('of 不予公开', ['不子公开', '不予公幵'], (word) => `${word}2件。`, ['不予公开']);
  finds('of 予以公开', ['子以公开'], (word) => `${word}2件。`, ['予以公开']);
  finds('of 人民', ['中国入民', '入民政府'], (word) => `${word}公报。`, ['人民']);
  finds('of 情况', ['的', '等', '要', '本', '体', '作'], (before) => `公开${before}清况。`, ['情况']);
  finds('of 截至', ['截止目前', '截止2024年', '截止12月'], (word) => `${word}，公开54条。`, ['截至']);
  finds(
    'of 登录',
    ['系统', '网站', '平台', '政府网', '政务网', '门户', '官网', '后', '查询', '微信', '客户端', '“掌上”'],
    (word) => `群众登陆${word}。`,
    ['登录'],
  );
  finds('of 部署', ['布署', '部暑'], (word) => `统一${word}。`, ['部署']);
  finds('of the work', ['信息公开公作', '信息工开'], (word) => `${word}平稳。`, ['信息公开工作']);
  finds('of 账', ['帐号', '帐户'], (word) => `管好${word}。`, ['账']);
  finds('of 不够', ['顺畅', '完善', '规范', '及时', '到位'], (word) => `衔接不过${word}。`, ['不够']);
  finds('of an assembly', ['人民代表大人'], (word) => `${word}会议。`, ['人民代表大会']);
  finds('of one sign', ['松驰'], (word) => `管理${word}。`, ['松弛']);
  finds('of a holiday', ['渡假'], (word) => `${word}区公示。`, ['度假']);
  finds('of martyrs', ['烈土'], (word) => `${word}纪念。`, ['烈士']);
  finds('of a campaign', ['扫黑险恶'], (word) => `${word}斗争。`, ['扫黑除恶']);
  spares('in what only looks like them', ['目的的确', '的的士'], (word) => `出行${word}。`, '的的车');
  spares('of 截止 as a day', ['截止日期', '截止时间'], (word) => `${word}公布。`, '截止12月');
  spares('of 登陆 from the sea', ['登陆作战', '登陆点', '台风登陆'], (word) => `${word}公布。`, '登陆网站');
  spares(
    'in words that are said twice',
    ['一步一步', '两年两年', '几家几家', '每月每月', '个别个别', '社区社区', '政府政府信息'],
    (word) => `${word}公布。`,
    '审核审核',
  );
});

describe('what is left of a template', () => {
  const { finds, spares } = wordTables((text) =>
    checkResidue(text, 'part:1').map(({ severity }) => severity),
  );
  finds(
    'for a place',
    ['省', '市', '区', '县', '镇', '乡', '街道', '局', '委员会'],
    (word) => `X${word}编制。`,
    ['error'],
  );
  finds(
    'for a count',
    ['年', '月', '日', '条', '件', '篇', '次', '期', '份', '项', '场', '个'],
    (word) => `共N${word}。`,
    ['error'],
  );
  finds('for a body', ['镇', '局', '委员会', '单位', '机关'], (word) => `某某${word}编制。`, ['error']);
  finds('to be filled in', ['待填', '待补', '待定', '待补充数据'], (word) => `（${word}）`, ['error']);
  finds(
    'as an example',
    ['示例', '样例', '范例', '样本', '模板', '范本', '范文', '参考示例'],
    (word) => `（${word}）公开54条。`,
    ['error'],
  );
  finds(
    'in place of a name',
    ['本机关全称', '机关名称', '单位全称', '部门简称', '行政机关名称', '乡镇名称', '街道名称', '公司全称'],
    (word) => `【${word}】编制。`,
    ['error'],
  );
  finds(
    'as an order',
    ['省略', '填写', '填报', '输入', '插入', '补充', '描述', '简述', '写明'],
    (word) => `此处${word}内容。`,
    ['error'],
  );
  finds(
    'as a request',
    ['请填写内容', '请如实填写内容', '请据实填写内容', '请自行填写内容'],
    (word) => `（${word}）`,
    ['error'],
  );
  finds(
    'for others to fill in',
    ['由各单位补充', '由各部门填写', '由各单位自行修改'],
    (word) => `本段${word}。`,
    ['error'],
  );
  finds(
    'for a number',
    ['（数字）', '（数据）', '（年份）', '（日期）', '（件数）'],
    (word) => `共${word}件。`,
    ['error'],
  );
  finds('to be adapted', ['填写', '修改', '补充', '删减', '调整'], (word) => `请各单位根据情况${word}。`, [
    'error',
  ]);
  finds('of a sheet', ['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?'], (word) => `共${word}件。`, [
    'error',
  ]);
  finds('of a program', ['NaN', 'undefined', 'null'], (word) => `共${word}件。`, ['error']);
  finds(
    'of a page',
    [
      '&nbsp;',
      '&amp;',
      '&lt;',
      '&gt;',
      '&quot;',
      '<p>',
      '<br/>',
      '</div>',
      '<span class="a">',
      '<td>',
      '<tr>',
      '<strong>',
      '<font>',
    ],
    (word) => `公开${word}信息。`,
    ['error'],
  );
  finds(
    'as something still to be done',
    ['补充', '核实', '核对', '填写', '填报', '更新', '确认'],
    (word) => `数据待${word}。`,
    ['warning'],
  );
  finds('as dots', ['件', '条', '篇', '次', '期'], (word) => `共……${word}。`, ['warning']);
  spares(
    'is nothing that is said rightly',
    ['有', '仍', '亟', '尚', '还', '需'],
    (word) => `内容${word}待更新。`,
    '',
  );
  spares('is no request of a reader', ['申请', '表', '《登记表》'], (word) => `请填写${word}。`, '内容');
});

describe('law that is no longer in force', () => {
  const { finds, spares } = wordTables((text) =>
    checkRepealedLaw(text, 'part:1', 2024).map(({ severity }) => severity),
  );
  finds(
    'a limit that is called the law’s',
    ['应当', '应', '须', '法定', '规定', '条例要求'],
    (word) => `${word}在15个工作日内答复。`,
    ['error'],
  );
  finds('a limit of one’s own', ['在', '承诺'], (word) => `${word}15个工作日内答复。`, ['warning']);
  spares(
    'a limit that is shorter than the law’s',
    ['缩短', '压缩', '力争', '争取', '第三方'],
    (word) => `${word}至15个工作日内答复。`,
    '',
  );
  finds(
    'what one had to need',
    ['生产、生活、科研等特殊需要', '生产、生活、科研特殊需要', '生产、生活、科研等自身特殊需要'],
    (word) => `说明${word}。`,
    ['error'],
  );
  finds(
    'the article that a report was made by',
    ['编制', '公布', '本报告', '本年度报告'],
    (word) => `根据《条例》第三十一条，${word}如下。`,
    ['error'],
  );
  finds(
    'the day it came into force',
    ['起施行', '起实施', '开始施行', '起正式实施', '实施'],
    (word) => `条例2008年5月1日${word}。`,
    ['warning'],
  );
  finds('the year it was made', ['公布', '颁布', '发布'], (word) => `2007年${word}的政府信息公开条例。`, [
    'warning',
  ]);
  finds(
    'its number',
    ['国务院令第492号', '国令第492号', '国务院第492号令', '第492号国务院令', '国令第 492 号令'],
    (word) => `依据${word}办理。`,
    ['error'],
  );
});
