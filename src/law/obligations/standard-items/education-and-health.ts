import { days, each, shown } from '../standard-item-limits.ts';
import { type FieldSpec, GUIDE_CHANNELS, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 义务教育: schools themselves follow the rules of 公共企事业单位 (国办发〔2020〕50号). */
export const COMPULSORY_EDUCATION: FieldSpec = {
  field: 'compulsory-education',
  ground: '政府信息公开条例第20条第（十一）项',
  county: '县级教育行政部门',
  levels: ['county'],
  categories: {
    政策和学校: [
      {
        slug: 'policy',
        name: '教育政策和规划',
        content: '义务教育的文件、发展规划和解读，教育概况。',
        basis: '义务教育法',
      },
      {
        slug: 'schools',
        name: '学校名录',
        content: '学校的名称、性质、地址、办学规模和电话，民办学校年度检查的结论。',
        basis: '义务教育法；民办教育促进法',
        rule: each('year'),
      },
    ],
    招生: [
      {
        slug: 'enrolment',
        name: '招生入学',
        content: '招生的计划、片区、条件、材料、时间和咨询电话，随迁子女入学的办法。',
        basis: '义务教育法第12条',
        rule: each('year', { grace: days(0) }),
        channels: ['website', 'newMedia', 'serviceCentre'],
      },
      {
        slug: 'enrolment-result',
        name: '招生结果',
        content: '各校录取的人数、录取的办法和查询的途径。',
        basis: '义务教育法第12条',
      },
    ],
    学生资助: [
      {
        slug: 'aid',
        name: '资助政策和结果',
        content: '资助的项目、对象、标准和申请的办法，受助的人数和金额。',
        basis: '社会救助暂行办法第33条、第36条',
        rule: each('halfYear'),
      },
    ],
    办学和督导: [
      {
        slug: 'fees',
        name: '收费和经费',
        content: '允许收取的费用及其依据和标准，教育经费的安排和使用。',
        rule: each('year'),
      },
      {
        slug: 'inspections',
        name: '教育督导',
        content: '督导的安排、督导报告、整改的要求和结果。',
        basis: '教育督导条例',
      },
    ],
  },
};

/** 卫生健康. */
export const HEALTH: FieldSpec = {
  field: 'health',
  ground: '政府信息公开条例第20条第（十一）项、第（十三）项',
  county: '县级卫生健康部门',
  levels: ['county', 'township'],
  categories: {
    许可和机构: [
      {
        slug: 'permits',
        name: '卫生许可',
        content: '医疗机构、公共场所等许可的条件、材料和期限，许可的结果。',
        basis: '医疗机构管理条例；公共场所卫生管理条例',
        at: 'county',
      },
      {
        slug: 'institutions',
        name: '基层医疗卫生机构',
        content: '卫生院、社区卫生服务机构和村卫生室的名称、地址、服务项目和电话。',
        basis: '基本医疗卫生与健康促进法',
        channels: GUIDE_CHANNELS,
      },
    ],
    公共卫生服务: [
      {
        slug: 'basic-services',
        name: '基本公共卫生服务',
        content: '免费服务的项目、对象、内容和地点，资金和完成的情况。',
        basis: '基本医疗卫生与健康促进法',
        rule: each('year'),
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'vaccination',
        name: '预防接种',
        content: '接种单位的地址和时间、免疫规划疫苗的种类和程序、注意的事项。',
        basis: '疫苗管理法',
        channels: POSTED_CHANNELS,
      },
      {
        slug: 'epidemics',
        name: '传染病和突发公共卫生事件',
        content: '依法可以公布的疫情、预防的措施和健康提示。',
        basis: '传染病防治法；突发事件应对法',
        uncounted: '依照法定权限及时公开',
        channels: ['website', 'newMedia', 'broadcast', 'noticeBoard'],
        at: 'county',
      },
    ],
    计划生育服务: [
      {
        slug: 'family-guide',
        name: '生育登记和奖励扶助指南',
        content: '生育登记、奖励扶助和特别扶助的条件、标准、材料和程序。',
        basis: '人口与计划生育法',
        channels: GUIDE_CHANNELS,
      },
      {
        slug: 'family-support',
        name: '奖励扶助对象公示',
        content: '拟享受奖励扶助的人员、标准和提出异议的电话；特别扶助对象的个人情况不予公示。',
        basis: '人口与计划生育法',
        rule: shown(days(7)),
        channels: ['noticeBoard'],
        group: '所在村、社区居民',
        at: 'township',
      },
    ],
    监督检查: [
      {
        slug: 'inspections',
        name: '卫生监督检查',
        content: '随机抽查的单位、项目和结果，行政处罚的决定。',
        rule: each('quarter'),
        at: 'county',
      },
    ],
  },
};
