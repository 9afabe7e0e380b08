import type { DemoReportText } from '../types.ts';

/** The town's own words for its annual report of 2024; the figures stay with the template. */
export const townReportTexts: readonly DemoReportText[] = [
  {
    block: 'management',
    text: '{自称}明确由分管副镇长负责、党政综合办公室承办政府信息公开工作，各机构和村（社区）指定信息员。信息发布前确定公开属性，经三级审核和保密审查后公开；对在栏目中的文件逐件核对有效性，对公示名单中的个人信息作去标识处理。',
  },
  {
    block: 'platform',
    text: '{自称}以政府信息公开专栏为主要平台，按统一目录维护各栏目，在便民服务大厅设置政务公开专区，各村（社区）设置公开栏，方便老年人和不使用互联网的群众查阅。',
  },
  {
    block: 'supervision-training',
    text: '{自称}全年组织信息员业务培训2次，内容包括条例、保密审查和个人信息保护；每季度检查栏目更新、文字表述和链接，对发现的问题列出清单、当月改正。',
  },
  {
    block: 'supervision-assessment',
    text: '工作考核方面，政府信息公开列入各机构和村（社区）年度考核。',
  },
  {
    block: 'supervision-opinion',
    text: '社会评议方面，10月至11月公开征集意见，采纳的建议已用于改进栏目设置。',
  },
  {
    block: 'supervision-liability',
    text: '责任追究方面，本年没有因政府信息公开工作被追究责任的情形。',
  },
  {
    block: 'problems',
    text: '{自称}的政府信息公开工作主要存在两个问题。一是精细程度不够，个别信息有用字、标点差错，少数旧链接失效后没有及时清理。二是有的事项在工作全部完成后才公开，过程中的进展公开得少。',
  },
  {
    block: 'improvements',
    text: '{下一年}年，{自称}将着重做好两项改进：一是发布前使用校对工具检查文字和链接，每月抽查一个栏目并通报。二是把公开列入项目进度表，开工、中期和完工三个节点分别公开，由党政综合办公室按月提醒。',
  },
];
