import { h2, p, table, ul } from './compose.ts';
import { type Voice, page } from './page.ts';
import type { DemoDocument } from './types.ts';

/** 公开指南 and the five pages of 依申请公开, as every agency has them. */
export function standingPages(voice: Voice): DemoDocument[] {
  return [guide(voice), authority(voice), procedure(voice), form(voice), timeLimits(voice), fees(voice)];
}

function contactTable({ agency, unit }: Voice): string {
  return table([
    ['项目', '内容'],
    ['工作机构', unit],
    ['办公地址', agency.address],
    ['邮政编码', agency.postcode],
    ['办公时间', agency.officeHours],
    ['联系电话', agency.phone],
    ['传真号码', agency.fax],
    ['电子邮箱', agency.email],
  ]);
}

function guide(voice: Voice): DemoDocument {
  const { agency, name } = voice;
  return page({
    key: `${agency.slug}-guide`,
    nodeKey: 'guide',
    title: `${name}政府信息公开指南`,
    days: voice.days,
    summary: `介绍${name}政府信息的分类、编排体系、获取方式，以及政府信息公开工作机构的联系方式。`,
    keywords: ['公开指南'],
    responsibleUnit: voice.unit,
    bodyHtml:
      p(
        `为了方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第十二条的规定，编制本指南。需要获取${name}政府信息的，可以先阅读本指南。指南内容变动时，${agency.selfName}及时更新。`,
      ) +
      h2('一、信息分类和编排体系') +
      p('主动公开的政府信息按照政府信息公开目录分类编排，每条信息有唯一的索引号。目录主要包括下列内容：') +
      ul(voice.contents) +
      h2('二、主动公开信息的获取方式') +
      p(
        `主动公开的信息自形成或者变更之日起20个工作日内公开，法律、法规另有规定的从其规定。公众可以在网站政府信息公开专栏查阅、检索和下载，也可以到${voice.readingPlaces}查阅纸质信息。查阅不收取费用。`,
      ) +
      h2('三、依申请公开') +
      p(
        `除主动公开的信息外，公民、法人和其他组织可以向${name}申请获取由${agency.selfName}制作或者保存的政府信息。受理机构、申请流程、申请表、办理时限和收费标准见“依申请公开”栏目。`,
      ) +
      h2('四、工作机构') +
      contactTable(voice) +
      h2('五、监督和救济') +
      p(
        `公众认为${name}没有依法履行政府信息公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报；认为具体的政府信息公开行为侵犯其合法权益的，可以依法申请行政复议，复议机关为${agency.reviewAuthority}，也可以依法向人民法院提起行政诉讼。`,
      ),
  });
}

function authority(voice: Voice): DemoDocument {
  const { agency, name, unit } = voice;
  return page({
    key: `${agency.slug}-request-authority`,
    nodeKey: 'requests.authority',
    title: `${name}政府信息公开申请受理机构`,
    days: voice.days,
    summary: `${name}政府信息公开申请由${unit}受理，可以当面、邮寄、网上和传真提交。`,
    keywords: ['依申请公开', '受理机构'],
    responsibleUnit: unit,
    bodyHtml:
      p(
        `${unit}负责受理向${name}提出的政府信息公开申请，并负责答复、送达和咨询。申请人不必说明用途，但应当提供真实的姓名或者名称、身份证明和联系方式。`,
      ) +
      contactTable(voice) +
      h2('提交方式') +
      ul([
        '当面提交：在办公时间到受理机构填写申请表，工作人员核对身份后当场登记并给予回执；',
        '邮寄提交：信封上请注明“政府信息公开申请”字样，挂号信、特快专递以签收之日为收到日期，平常信函由工作人员与申请人确认后计算日期；',
        '网上提交：通过依申请公开平台填写，提交后由工作人员与申请人确认；',
        '传真提交：请在传真首页注明“政府信息公开申请”，并致电确认。',
      ]) +
      p('填写书面申请确有困难的，可以口头提出，由受理人员代为填写，经申请人核对后签名。'),
  });
}

function procedure(voice: Voice): DemoDocument {
  const { agency, name } = voice;
  return page({
    key: `${agency.slug}-request-procedure`,
    nodeKey: 'requests.procedure',
    title: `${name}政府信息公开申请办理流程`,
    days: voice.days,
    summary: '说明政府信息公开申请从提出、登记、补正、审查到答复、送达的流程。',
    keywords: ['依申请公开', '办理流程'],
    responsibleUnit: voice.unit,
    bodyHtml:
      h2('一、提出') +
      p(
        '申请应当写明申请人的姓名或者名称、身份证明、联系方式，申请公开的信息的名称、文号或者便于查询的其他特征，以及获取信息的方式、途径。',
      ) +
      h2('二、登记和补正') +
      p(
        '收到申请后当日登记。内容不明确的，自收到申请之日起7个工作日内一次性告知需要补正的事项和合理期限。申请人无正当理由逾期不补正的，视为放弃申请，不再处理。',
      ) +
      h2('三、审查') +
      p(
        '逐项检索所申请的信息，判断是否存在、是否由本机关负责公开、能否公开。涉及第三方商业秘密、个人隐私的，书面征求第三方意见；由其他机关牵头制作的，征求牵头机关意见。信息中含有不应当公开的内容但能够区分处理的，公开可以公开的部分。',
      ) +
      h2('四、答复和送达') +
      p(
        `答复以书面形式作出，说明处理结果、法律依据和救济途径。对不予公开的，同时说明理由。${name}按照申请人要求的形式提供信息，可能危及载体安全或者成本过高的，以其他适当形式提供，或者安排查阅、抄录。`,
      ),
  });
}

function form(voice: Voice): DemoDocument {
  const { agency, name } = voice;
  const rows = [
    ['栏目', '填写说明'],
    ['申请人类别', '公民，或者法人、其他组织，二选一'],
    ['姓名或者名称', '与身份证明一致'],
    ['身份证明', '公民填写证件名称并附复印件；单位附统一社会信用代码证明和经办人委托书'],
    ['联系方式', '通信地址、邮政编码、联系电话，便于补正联系和送达'],
    ['所需信息', '名称、文号或者时间、事项等特征，一件申请写一个事项'],
    ['提供方式', '纸质、电子数据或者查阅，可以多选'],
    ['获取途径', '邮寄、电子邮件、自行领取或者当场查阅'],
    ['签名或者盖章', '写明申请日期'],
  ];
  return page({
    key: `${agency.slug}-request-form`,
    nodeKey: 'requests.form',
    title: `${name}政府信息公开申请表及填写说明`,
    days: voice.days,
    summary: '政府信息公开申请表的栏目和填写说明。',
    keywords: ['依申请公开', '申请表'],
    responsibleUnit: voice.unit,
    bodyHtml:
      p(
        '申请表可以下载后打印填写，也可以到受理机构领取。使用其他书写形式提出申请的，写明下表所列内容即可，同样受理。',
      ) +
      table(rows) +
      p(
        `一份申请表填写一项信息，多项信息请分别填写，便于分别办理和答复。所提供的个人信息仅用于办理本次申请，${agency.selfName}依法予以保护。填写有疑问的，请致电${agency.phone}咨询。`,
      ),
    attachments: [{ name: `${name}政府信息公开申请表`, kind: 'csv-table', rows }],
  });
}

function timeLimits(voice: Voice): DemoDocument {
  const { agency, name } = voice;
  return page({
    key: `${agency.slug}-request-time-limits`,
    nodeKey: 'requests.time-limits',
    title: `${name}政府信息公开申请办理时限`,
    days: voice.days,
    summary: '能够当场答复的当场答复，其他在20个工作日内答复，经批准最多延长20个工作日。',
    keywords: ['依申请公开', '办理时限'],
    responsibleUnit: voice.unit,
    bodyHtml:
      p('政府信息公开申请按照《条例》规定的时限办理，时限按工作日计算，收到申请的当日不计。') +
      table([
        ['环节', '时限', '依据'],
        ['要求补正', '收到申请之日起7个工作日内告知', '《条例》第三十条'],
        ['作出答复', '能当场答复的当场答复；不能的，收到申请之日起20个工作日内', '《条例》第三十三条'],
        ['延长答复', '经工作机构负责人同意并告知申请人，最长延长20个工作日', '《条例》第三十三条'],
        ['征求第三方意见', '第三方自收到征求意见书之日起15个工作日内提出意见', '《条例》第三十二条'],
      ]) +
      p(
        `征求第三方和其他机关意见所需时间，不计算在答复期限内。补正的，自收到补正材料之日起计算。需要延长答复的，${agency.selfName}在原期限届满前书面告知申请人延长的理由和新的期限。`,
      ),
  });
}

function fees(voice: Voice): DemoDocument {
  const { agency, name } = voice;
  return page({
    key: `${agency.slug}-request-fees`,
    nodeKey: 'requests.fees',
    title: `${name}政府信息公开信息处理费收费标准`,
    days: voice.days,
    summary: '一般申请不收费；数量、频次明显超过合理范围的，按件或者按量计收信息处理费。',
    keywords: ['依申请公开', '信息处理费'],
    responsibleUnit: voice.unit,
    bodyHtml:
      p(
        '提供政府信息原则上不收取费用。申请公开信息的数量、频次明显超过合理范围的，可以按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取信息处理费。对同一申请，只在按件、按量两种方式中选用一种。',
      ) +
      table([
        ['计收方式', '数量', '标准'],
        ['按件', '同一申请人一个自然月内累计10件以下（含10件）', '不收费'],
        ['按件', '11件至30件（含30件）的部分', '每件100元'],
        ['按件', '31件以上的部分', '以10件为一档，每增加一档，每件提高100元'],
        ['按量', '30页以下（含30页）', '不收费'],
        ['按量', '31页至100页（含100页）的部分', '每页10元'],
        ['按量', '101页至200页（含200页）的部分', '每页20元'],
        ['按量', '201页以上的部分', '每页40元'],
      ]) +
      p(
        `决定收费的，${agency.selfName}在申请处理期限内按照申请人提供的联系方式发出收费通知，写明金额、标准、缴纳方式和期限。申请人逾期未缴纳的，视为放弃申请，不再处理该申请。对收费有异议的，可以在答复作出后一并依法申请行政复议或者提起行政诉讼。`,
      ),
  });
}
