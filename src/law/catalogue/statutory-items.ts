import { type NodeSpec, ON_CHANGE } from './catalogue-node.ts';

/** 条例第20条: the fifteen items that every agency discloses, as far as they fall within its duties. */
export const ARTICLE_20: readonly NodeSpec[] = [
  {
    slug: 'art20-1',
    name: '政策文件',
    law: '条例第20条第（一）项',
    children: [
      { slug: 'normative', name: '行政规范性文件', law: '条例第20条第（一）项', kind: 'normative' },
      { slug: 'other-documents', name: '其他文件', law: '条例第20条第（一）项', kind: 'policy' },
      { slug: 'ended', name: '废止失效文件', law: '条例第20条第（一）项', kind: 'policy', cycle: ON_CHANGE },
      { slug: 'interpretation', name: '政策解读', law: '国办发〔2016〕80号', kind: 'interpretation' },
    ],
  },
  {
    slug: 'art20-2',
    name: '机构职能',
    law: '条例第20条第（二）项',
    kind: 'organisation',
    children: [
      { slug: 'functions', name: '机关职能', law: '条例第20条第（二）项', kind: 'organisation' },
      { slug: 'structure', name: '机构设置', law: '条例第20条第（二）项', kind: 'organisation' },
      { slug: 'leaders', name: '负责人信息', law: '条例第20条第（二）项', kind: 'organisation' },
      {
        slug: 'contact',
        name: '办公地址、时间与联系方式',
        law: '条例第20条第（二）项',
        kind: 'organisation',
      },
    ],
  },
  item(3, '三', '规划信息'),
  item(4, '四', '统计信息'),
  item(5, '五', '行政许可和其他对外管理服务'),
  item(6, '六', '行政处罚和行政强制'),
  {
    slug: 'art20-7',
    name: '财政预算决算',
    law: '条例第20条第（七）项；预算法第14条',
    children: [
      { slug: 'budget', name: '财政预算', law: '条例第20条第（七）项；预算法第14条', kind: 'budget' },
      {
        slug: 'final-accounts',
        name: '财政决算',
        law: '条例第20条第（七）项；预算法第14条',
        kind: 'finalAccounts',
      },
    ],
  },
  item(8, '八', '行政事业性收费'),
  item(9, '九', '政府集中采购'),
  item(10, '十', '重大建设项目'),
  item(11, '十一', '扶贫、教育、医疗、社会保障和促进就业'),
  item(12, '十二', '突发公共事件应急'),
  item(13, '十三', '监督检查'),
  item(14, '十四', '公务员招考'),
  {
    slug: 'art20-15',
    name: '其他法定公开信息',
    law: '条例第20条第（十五）项',
    kind: 'general',
    children: [
      { slug: 'proposals', name: '建议提案办理', law: '条例第20条第（十五）项', kind: 'general' },
      { slug: 'not-applicable', name: '未涉及事项说明', law: '', kind: 'general' },
    ],
  },
];

/** 条例第21条: what a township discloses besides. */
export const ARTICLE_21_TOWNSHIP: NodeSpec = {
  slug: 'art21',
  name: '乡镇重点公开内容',
  law: '条例第21条',
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

function item(number: number, chinese: string, name: string): NodeSpec {
  return { slug: `art20-${number}`, name, law: `条例第20条第（${chinese}）项`, kind: 'general' };
}

function article21(slug: string, name: string): NodeSpec {
  return { slug, name, law: '条例第21条', kind: 'keyArea' };
}
