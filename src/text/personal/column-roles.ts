/** What a column of a list holds, as its head says. */
export type ColumnRole =
  | 'name'
  | 'childName'
  | 'identity'
  | 'mobile'
  | 'bank'
  | 'address'
  | 'birth'
  | 'age'
  | 'sensitive'
  | 'remark'
  | 'passport'
  | 'permit'
  | 'socialSecurity'
  | 'schoolRoll'
  | 'plate'
  | 'email'
  | 'qq'
  | 'wechat'
  | 'office'
  | 'contact'
  | 'code'
  | 'amount'
  | 'other';

/** The first that fits counts: 学生身份证号 is an identity number, 姓名 after it. */
const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'contact',
    /^(?:联系人|联络员|经办人|责任人)$|(?:咨询|监督|举报|投诉|服务|值班|办公|报名|受理|热线)(?:电话|方式|热线)|办公(?:地址|地点)|办理地点|办公室?号码/u,
  ],
  [
    'code',
    /信用代码|机构代码|营业执照|文号|合同|发票|订单|流水|索引|项目|证书|准考证|考号|编码|编号$|代码|宗地|不动产|房产证|条码|单号|票据/u,
  ],
  ['passport', /护照/u],
  ['permit', /通行证|回乡证|台胞证|居住证号/u],
  ['socialSecurity', /(?:社保|医保|社会保障|参保|养老保险|医疗保险)卡?(?:号|编号|个人编号)|个人编号/u],
  ['schoolRoll', /学籍|^学号$/u],
  ['identity', /身份证(?!住址|地址)|公民身份|身份号码|证件号|残疾(?:人)?证号?码?|残疾证/u],
  ['plate', /车牌|号牌|车号|车辆牌照/u],
  ['email', /邮箱|电子邮件|e-?mail/iu],
  ['qq', /qq/iu],
  ['wechat', /微信/u],
  ['bank', /卡号|[账帐]号|[账帐]户|一卡通|存折/u],
  ['mobile', /手机|电话|联系方式|联系号码/u],
  ['birth', /出生|生日/u],
  ['age', /年龄|周岁|岁数/u],
  [
    'sensitive',
    /病种|疾病|患病|病情|病名|病症|病因|诊断|残疾(?:类别|类型|种类|等级|级别|程度|情况|状况|原因)|是否残疾|致[贫困残病].{0,2}因|困难(?:原因|情况)|(?:健康|身体)(?:状况|状态|情况)|精神(?:状况|状态|疾病)|(?:HIV|艾滋病?)(?:检测|感染)?(?:情况|结果)|信用(?:情况|状况|记录|等级)|失信(?:情况|记录)|犯罪(?:情况|记录)|前科|宗教信仰|孕(?:情|周|检|产期)|劳动能力|伤残/iu,
  ],
  ['remark', /备注|说明|原因|类别|类型|家庭情况|情况$/u],
  [
    'address',
    /住址|地址|户籍地|户籍所在|居住地|户口|坐落|住所|住房位置|房屋位置|现住|住地|居所|门牌|家庭所在/u,
  ],
  [
    'office',
    /^(?:责任|主管|承办|牵头|办理|实施|所属|受理)?(?:单位|部门|科室|股室|站所|机构)(?:名称)?$|职务|^(?:服务|办事|受理|业务|办理)?窗口(?:名称|号)?$|服务点|网点|辖区|河长|路长|林长|网格员|岗位职责|值班|(?:企业|公司|药店|门店|商户|合作社|学校|机构|站点|网点|单位|部门)名称$/u,
  ],
  ['childName', /(?:学生|儿童|孤儿|幼儿|未成年人|小孩|子女|孩子)(?:姓名|名单|名)?$/u],
  ['amount', /金额|元|标准|资金|补贴|补助|合计|面积|数量|人口|人数|户数|成绩|得分|分数|排名|名次|序号|批次/u],
  [
    'name',
    /姓名|户主|申请人|申报人|当事人|被处罚人|被征收人|产权人|权利人|承租人|保障人|受助人|考生|监护人|信访人|投诉人|(?:救助|保障|补贴|补助|低保|特困|享受|发放)对象|残疾人$|法定代表人|负责人|持证人|领款人|受益人|配偶|家庭成员|当事方|承包方|领取人|户代表|家长|患者|人员名单|^名字$|对象$|[人者员工]$/u,
  ],
  // Numbers that are called something else than all that is above are nobody's.
  ['code', /[号码证单]$/u],
];
const NOT_A_HEAD = /[。；？！]|\d{4,}/u;
const LONGEST_HEAD = 24;
const UNITS = /[（(][^（）()]{0,14}[）)]/gu;

/** The role of a column by the words at its head. */
export function roleOf(head: string): ColumnRole {
  const plain = head.replaceAll(/\s/gu, '');
  if (plain === '' || plain.length > LONGEST_HEAD || NOT_A_HEAD.test(plain)) return 'other';
  if (/身份证/u.test(plain) && !/电话|信用代码|住址|地址/u.test(plain)) return 'identity';
  const bare = plain.replaceAll(UNITS, '');
  return ROLES.find(([, pattern]) => pattern.test(bare === '' ? plain : bare))?.[0] ?? 'other';
}

const HEADS =
  /^(?:.{0,6}名称|.{1,5}[数额]|序号|编号|性别|民族|备注|姓名|年龄|职务|单位|部门|地址|金额|电话|岗位|学历|专业|户数|人数|村|社区|村居|镇街|乡镇|组别|所属村|村（居）|村名|得分|成绩|名称|名次|日期|类别|面积)$/u;

/** Whether words can stand at the head of a column: they name a role, or what lists have besides. */
export function isHead(words: string): boolean {
  const plain = words.replaceAll(/\s/gu, '');
  const bare = plain.replaceAll(UNITS, '');
  return HEADS.test(bare) || (plain.length <= 14 && !/\d/u.test(bare) && roleOf(plain) !== 'other');
}
