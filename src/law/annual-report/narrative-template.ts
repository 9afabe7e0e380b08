import type { PartNumber } from './form.ts';
import type { NarrativeBlock, NarrativeTemplate } from './narrative.ts';
import type { AgencyLevel } from './ties.ts';

/**
 * The text that a new report starts with. It covers what 条例第50条 and 国办公开办函〔2021〕30号 ask for; sentences with figures
 * come in a form for zero and one for more. What no register knows must be confirmed, and part five should be rewritten
 * each year: the notice forbids reports that are the same year after year.
 */
export function defaultNarrative(level: AgencyLevel): NarrativeTemplate {
  return [
    ...OPENING,
    ...PROACTIVE,
    ...ON_REQUEST,
    ...managementOf(level),
    ...PLATFORM,
    ...supervisionOf(level),
    ...PROBLEMS,
    ...OTHER_MATTERS,
  ];
}

const NO_REQUESTS = 'requestsNew=0&requestsCarryIn=0';

const OPENING: NarrativeTemplate = [
  paragraph(
    0,
    'opening',
    '本报告依据《中华人民共和国政府信息公开条例》第五十条和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项六个部分组成。数据统计期限为{年份}年1月1日至{年份}年12月31日。对本报告如有疑问，请与{机关全称}联系（地址：{地址}，邮编：{邮编}，电话：{电话}）。',
  ),
];

const PROACTIVE: NarrativeTemplate = [
  heading(1, 'proactive-heading', '（一）主动公开'),
  paragraph(
    1,
    'proactive-counts',
    '{年份}年，{自称}以群众关心的政策、资金和办事信息为重点开展主动公开，全年发布政府工作动态{政府工作动态条数}条、政策文件{政策文件条数}条、公示公告{公示公告条数}条、重点领域公示{重点领域公示条数}条、财政预算{财政预算条数}条、财政决算{财政决算条数}条。',
  ),
  continuation(
    1,
    'proactive-interpretation',
    '同步发布政策解读{政策解读条数}条，与所解读的文件相互链接。',
    'interpretation>0',
  ),
  continuation(
    1,
    'proactive-normative',
    '本年制发行政规范性文件{规范性文件制发件数}件，废止{规范性文件废止件数}件，年末现行有效{规范性文件有效件数}件。',
    'docsMade>0',
  ),
  continuation(
    1,
    'proactive-normative-repealed',
    '本年未制发行政规范性文件，废止{规范性文件废止件数}件，年末现行有效{规范性文件有效件数}件。',
    'docsMade=0&docsRepealed>0',
  ),
  continuation(
    1,
    'proactive-normative-unchanged',
    '本年未制发、废止行政规范性文件，年末现行有效{规范性文件有效件数}件。',
    'docsMade=0&docsRepealed=0&docsValid>0',
  ),
];

const ON_REQUEST: NarrativeTemplate = [
  heading(1, 'request-heading', '（二）依申请公开'),
  paragraph(1, 'request-none', '{年份}年，{自称}未收到政府信息公开申请，也没有上年结转的申请。', NO_REQUESTS),
  paragraph(
    1,
    'request-carried',
    '{年份}年，{自称}未收到新的政府信息公开申请，继续办理上年结转的申请{上年结转件数}件，全年办结{办结件数}件，结转下年度{结转下年件数}件。',
    'requestsNew=0&requestsCarryIn>0',
  ),
  paragraph(
    1,
    'request-counts',
    '{年份}年，{自称}新收政府信息公开申请{新收申请件数}件，上年结转{上年结转件数}件，全年办结{办结件数}件，结转下年度{结转下年件数}件。',
    'requestsNew>0',
  ),
  continuation(
    1,
    'request-outcomes',
    '办结的申请中，予以公开{予以公开件数}件，部分公开{部分公开件数}件，不予公开{不予公开件数}件，无法提供{无法提供件数}件，不予处理{不予处理件数}件，其他处理{其他处理件数}件。',
    'requestsDone>0',
  ),
  continuation(1, 'disputes-none', '全年没有因政府信息公开引起的行政复议和行政诉讼。', 'reviews=0&suits=0'),
  continuation(
    1,
    'disputes-counts',
    '因政府信息公开引起的行政复议{行政复议件数}件、行政诉讼{行政诉讼件数}件，其中被纠正的分别为{复议纠正件数}件和{诉讼纠正件数}件。',
    'reviews>0&suits>0',
  ),
  continuation(
    1,
    'disputes-reviews',
    '因政府信息公开引起的行政复议{行政复议件数}件，其中被纠正{复议纠正件数}件；没有引起行政诉讼。',
    'reviews>0&suits=0',
  ),
  continuation(
    1,
    'disputes-suits',
    '因政府信息公开引起的行政诉讼{行政诉讼件数}件，其中被纠正{诉讼纠正件数}件；没有引起行政复议。',
    'reviews=0&suits>0',
  ),
];

function managementOf(level: AgencyLevel): NarrativeTemplate {
  const office = level === 'department' ? '办公室' : '党政综合办公室';
  return [
    heading(1, 'management-heading', '（三）政府信息管理'),
    toConfirm(
      1,
      'management',
      `{自称}由分管负责同志牵头、${office}承办政府信息公开工作，各业务科室指定专人报送信息。公文起草时同步确定公开属性，拟公开的信息逐项经过保密审查和三级审核后发布；对不予公开的信息和现行文件定期评估、清理，情形变化的及时调整公开属性或标明有效性。`,
    ),
  ];
}

const PLATFORM: NarrativeTemplate = [
  heading(1, 'platform-heading', '（四）政府信息公开平台建设'),
  toConfirm(
    1,
    'platform',
    '{自称}以上级政府门户网站的政府信息公开专栏为第一平台，按统一的目录维护指南、制度、法定主动公开内容、年报和依申请公开等栏目，提供检索、查阅和下载服务；在便民服务场所和公开栏提供纸质查阅，方便不使用互联网的群众。',
  ),
  continuation(
    1,
    'platform-channel',
    '微信公众号全年发布信息{微信公众号期数}期{微信公众号篇数}篇。',
    'channelPosts>0',
  ),
];

function supervisionOf(level: AgencyLevel): NarrativeTemplate {
  const below = level === 'township' ? '，并覆盖各村（社区）' : '';
  return [
    heading(1, 'supervision-heading', '（五）监督保障'),
    toConfirm(
      1,
      'supervision-training',
      `{自称}对照年度要点细化任务分工，组织信息员学习条例和保密、个人信息保护要求${below}，定期检查栏目更新、内容表述和链接情况，发现问题当月整改。`,
    ),
    toConfirm(1, 'supervision-assessment', '工作考核方面，政府信息公开已纳入年度目标考核。', 'continuation'),
    toConfirm(
      1,
      'supervision-opinion',
      '社会评议方面，公开监督电话和意见渠道，本年未收到不满意的评价。',
      'continuation',
    ),
    toConfirm(
      1,
      'supervision-liability',
      '责任追究方面，本年没有因政府信息公开工作被追究责任的情形。',
      'continuation',
    ),
  ];
}

const PROBLEMS: NarrativeTemplate = [
  toConfirm(
    5,
    'problems',
    '对照年度任务和群众意见，{自称}的政府信息公开工作还有两方面差距。一是部分业务科室报送信息偏晚，个别事项办结后较长时间才对外公开。二是解读材料以文字转述为主，结合实例说明政策怎么办、找谁办的内容偏少。',
  ),
  toConfirm(
    5,
    'improvements',
    '{下一年}年，{自称}将从以下方面改进：一是把公开时限列入业务办理流程，对临近时限的事项提前提醒，每季度通报各科室报送情况。二是与群众利益直接相关的文件，由起草科室同时提供问答式解读，随文件一并发布。',
  ),
];

const OTHER_MATTERS: NarrativeTemplate = [
  {
    ...toConfirm(6, 'fee-none', '{年份}年，{自称}未收取信息处理费。'),
    when: 'requestsUnpaid=0&infoFeesPaid=0',
  },
  {
    ...toConfirm(
      6,
      'fee-unpaid',
      '{年份}年，{自称}依法发出收费通知后，有{逾期未缴费件数}件申请因申请人逾期未缴费不再处理，未实际收取信息处理费。',
    ),
    when: 'requestsUnpaid>0&infoFeesPaid=0',
  },
  {
    ...toConfirm(
      6,
      'fee-paid',
      '{年份}年，{自称}依法发出信息处理费收费通知{收费通知件数}件，收取信息处理费{信息处理费件数}件、{信息处理费金额}元，已全部上缴国库。',
    ),
    when: 'infoFeesPaid>0',
  },
  toConfirm(6, 'nothing-else', '没有其他需要报告的事项。', 'continuation'),
];

function heading(part: PartNumber, id: string, text: string): NarrativeBlock {
  return { id, part, kind: 'heading', text };
}

function paragraph(part: PartNumber, id: string, text: string, when?: string): NarrativeBlock {
  return { id, part, kind: 'paragraph', text, ...(when === undefined ? {} : { when }) };
}

function continuation(part: PartNumber, id: string, text: string, when: string): NarrativeBlock {
  return { id, part, kind: 'continuation', text, when };
}

function toConfirm(
  part: PartNumber,
  id: string,
  text: string,
  kind: 'paragraph' | 'continuation' = 'paragraph',
): NarrativeBlock {
  return { id, part, kind, text, needsConfirmation: true };
}
