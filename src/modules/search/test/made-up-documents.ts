/** Documents beside those of the demo year, in words that people use otherwise. All of it is invented. */
export const MADE_UP_DOCUMENTS: readonly {
  readonly title: string;
  readonly text: string;
  readonly number?: string;
  readonly attachment?: string;
}[] = [
  { title: '公共租赁住房分配办法', text: '符合条件的住房困难家庭可以书面申请，经审核公示后轮候配租。' },
  { title: '公共租赁住房租金标准公告', text: '租金按照建筑面积计收，每季度调整一次。' },
  {
    title: '居民身份证办理须知',
    text: '首次申领、换领、补领的，由本人到派出所办理。补办期间可以申领临时证件。',
  },
  { title: '居民户口簿遗失补领说明', text: '户口簿丢失的，由户主持有效证件到派出所补领。' },
  { title: '困难残疾人生活补贴和重度残疾人护理补贴发放公示', text: '本月发放两项补贴，名单附后。' },
  {
    title: '家庭农场认定公示',
    text: '经核实，拟认定的家庭农场见附件。',
    attachment: '序号 农场主 面积（亩）\n1 欧阳彧菲 35\n2 令狐蒨宁 52\n以上农场拟予认定。',
  },
  { title: '川府规应用细则', text: '本细则自公布之日起施行。', number: '川府规〔2023〕7号' },
  { title: '2024年第12号公告', text: '现将有关事项公告如下。' },
  { title: '2024年第112号公告', text: '现将另外的事项公告如下。' },
  { title: '水费可以用手机APP缴纳', text: '下载客户端，绑定户号后即可缴费。' },
  { title: '林权类不动产登记办事流程', text: '申请人提交材料，窗口受理后五个工作日内办结登记。' },
  { title: '婴儿出生登记须知', text: '新生儿应当在出生后一个月内由监护人申报户口登记。' },
  { title: '进城务工人员随迁子女义务教育入学安排', text: '持居住证、社保缴纳证明在规定时间内报名。' },
  { title: '农贸市场搬迁公告', text: '因改造需要，市场临时搬迁至体育馆北侧。' },
  { title: '卫生院招聘编外人员公告', text: '招聘护士三名、药剂师一名，报名截止本月底。' },
];
