import { type NodeSpec, ON_CHANGE } from './catalogue-node.ts';

/** Key of 废止失效文件: what is there only for looking up, to which nothing new need ever come. */
export const ENDED_DOCUMENTS = 'statutory.art20-1.ended';

/** 条例第20条: the fifteen items that every agency discloses, as far as they fall within its duties. */
export const ARTICLE_20: readonly NodeSpec[] = [
  {
    slug: 'art20-1',
    name: '政策文件',
    law: '条例第20条第（一）项',
    description: '本机关制发的规范性文件和其他政策文件，以及对它们的解读。',
    children: [
      {
        slug: 'normative',
        name: '行政规范性文件',
        law: '条例第20条第（一）项',
        description: '涉及公民、法人和其他组织权利义务、在一定期限内反复适用的文件，标明有效性。',
        kind: 'normative',
      },
      {
        slug: 'other-documents',
        name: '其他文件',
        law: '条例第20条第（一）项',
        description: '本机关制发的其他可以公开的文件。',
        kind: 'policy',
      },
      {
        slug: 'ended',
        name: '废止失效文件',
        law: '条例第20条第（一）项',
        description: '已经废止或者失效的文件，仅供查阅。',
        kind: 'policy',
        cycle: ON_CHANGE,
      },
      {
        slug: 'interpretation',
        name: '政策解读',
        law: '国办发〔2016〕80号',
        description: '对政策文件的背景、主要内容和办理方法的说明。',
        kind: 'interpretation',
      },
    ],
  },
  {
    slug: 'art20-2',
    name: '机构职能',
    law: '条例第20条第（二）项',
    description: '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。',
    kind: 'organisation',
    children: [
      {
        slug: 'functions',
        name: '机关职能',
        law: '条例第20条第（二）项',
        description: '本机关的法定职责。',
        kind: 'organisation',
      },
      {
        slug: 'structure',
        name: '机构设置',
        law: '条例第20条第（二）项',
        description: '内设机构、所属单位及其职责。',
        kind: 'organisation',
      },
      {
        slug: 'leaders',
        name: '负责人信息',
        law: '条例第20条第（二）项',
        description: '负责人的姓名、职务和分工。',
        kind: 'organisation',
      },
      {
        slug: 'contact',
        name: '办公地址、时间与联系方式',
        law: '条例第20条第（二）项',
        kind: 'organisation',
      },
    ],
  },
  item(3, '三', '规划信息', '国民经济和社会发展规划、专项规划、区域规划及相关政策。'),
  item(4, '四', '统计信息', '国民经济和社会发展统计信息。'),
  item(
    5,
    '五',
    '行政许可和其他对外管理服务',
    '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果。',
  ),
  item(
    6,
    '六',
    '行政处罚和行政强制',
    '实施行政处罚、行政强制的依据、条件、程序，以及具有一定社会影响的行政处罚决定。',
  ),
  {
    slug: 'art20-7',
    name: '财政预算决算',
    law: '条例第20条第（七）项；预算法第14条',
    description: '财政预算、决算信息。',
    children: [
      {
        slug: 'budget',
        name: '财政预算',
        law: '条例第20条第（七）项；预算法第14条',
        description: '预算、预算调整及有关说明。',
        kind: 'budget',
      },
      {
        slug: 'final-accounts',
        name: '财政决算',
        law: '条例第20条第（七）项；预算法第14条',
        description: '决算及有关说明。',
        kind: 'finalAccounts',
      },
    ],
  },
  item(8, '八', '行政事业性收费', '行政事业性收费项目及其依据、标准。'),
  item(9, '九', '政府集中采购', '政府集中采购项目的目录、标准及实施情况。'),
  item(10, '十', '重大建设项目', '重大建设项目的批准和实施情况。'),
  item(
    11,
    '十一',
    '扶贫、教育、医疗、社会保障和促进就业',
    '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况。',
  ),
  item(12, '十二', '突发公共事件应急', '突发公共事件的应急预案、预警信息及应对情况。'),
  item(13, '十三', '监督检查', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况。'),
  item(14, '十四', '公务员招考', '公务员招考的职位、名额、报考条件等事项以及录用结果。'),
  {
    slug: 'art20-15',
    name: '其他法定公开信息',
    law: '条例第20条第（十五）项',
    description: '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息。',
    kind: 'general',
    children: [
      {
        slug: 'proposals',
        name: '建议提案办理',
        law: '条例第20条第（十五）项',
        description: '人大代表建议、政协委员提案的办理情况。',
        kind: 'general',
      },
      {
        slug: 'not-applicable',
        name: '未涉及事项说明',
        law: '',
        description: '对本机关不涉及的公开事项的说明。',
        kind: 'general',
      },
    ],
  },
];

/** 条例第21条: what a township discloses besides. */
export const ARTICLE_21_TOWNSHIP: NodeSpec = {
  slug: 'art21',
  name: '乡镇重点公开内容',
  law: '条例第21条',
  description: '乡镇人民政府根据本地方的具体情况还应当主动公开的信息。',
  children: [
    article21('agricultural-policy', '贯彻落实农业农村政策'),
    article21('water-works', '农田水利工程建设运营'),
    article21('land-transfer', '农村土地承包经营权流转'),
    article21('homestead', '宅基地使用情况审核'),
    article21('land-requisition', '土地征收'),
    article21('house-requisition', '房屋征收'),
    article21('funds-and-labour', '筹资筹劳'),
    article21('social-relief', '社会救助'),
  ],
};

/** 条例第21条: what a county's or district's government and its departments disclose besides, by local circumstances. */
export const ARTICLE_21_DISTRICT: NodeSpec = {
  slug: 'art21',
  name: '区县重点公开内容',
  law: '条例第21条',
  description: '县级人民政府及其部门根据本地方的具体情况还应当主动公开的信息。',
  children: [
    article21('municipal-works', '市政建设'),
    article21('public-services', '公共服务'),
    article21('public-welfare', '公益事业'),
    article21('land-requisition', '土地征收'),
    article21('house-requisition', '房屋征收'),
    article21('public-order', '治安管理'),
    article21('social-relief', '社会救助'),
  ],
};

/** `description`: the item in the words of the article. */
function item(number: number, chinese: string, name: string, description: string): NodeSpec {
  return { slug: `art20-${number}`, name, law: `条例第20条第（${chinese}）项`, description, kind: 'general' };
}

function article21(slug: string, name: string): NodeSpec {
  return { slug, name, law: '条例第21条', kind: 'keyArea' };
}
