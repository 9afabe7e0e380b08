/** Words around a value that tell whose it is: a person's, or the office's that publishes how to reach it. */

const PERSON =
  /当事人|申请人|被处罚人|违法行为人|被征收人|户主|信访人|投诉人|举报人|反映人|来信人|来访人|患者|学生|考生|家长|监护人|受害人|被害人|本人|身份证|住址|家住|现住|户籍|出生|[，,（( ][男女][，,）) ]|汉族|周岁|残疾人|死者|产权人|权利人|承租人|业主|个人[账帐银]|名下|一卡通|姓名|村民|居民|职工|家属|儿童/gu;
const OFFICE =
  /异议|公示期|办公室|联系人|监督|窗口|向.{0,20}反映|咨询|举报电话|投诉电话|热线|服务中心|值班|来信来访|报名|客服|预约|受理(?:电话|单位|部门)|本机关|我[局镇街办委]/gu;
/** What pays and is paid by law: its accounts are public. */
const BODY =
  /人民政府|财政|非税|国库|专户|缴款|保证金|(?:局|委员会|管委会|村委会|居委会|办事处|中心|公司|学校|小学|中学|医院|合作社|支队|大队|法院|检察院|协会|基金会|所|厅)(?=[，。；：:\s\n（(]|$)/gu;
const BANK = /[^，。；：:\s\n]{0,20}(?:银行|信用社|农商行)[^，。；：:\s\n]{0,30}/gu;

const OFFICE_LABEL =
  /(?:咨询|监督|举报(?!人)|投诉(?!人)|热线|客服|值班|值守|物业|服务台|预约|应急|救援|报警|求助)[^。；\n]{0,14}$|(?:服务|报名|受理|办公|报送|公开|纪检|信访|联络)(?:电话|热线|方式|邮箱|手机|微信|QQ|号码)[^。；\n]{0,14}$/u;
const CODE =
  /(?:编号|单号|流水号?|订单号?|发票(?:号码?)?|票据(?:号码?)?|代码|案号|文号|条码|条形码|序列号|索引号?|受理号|合同号?|凭证号?|工单号?|许可证号?|备案号|登记号|标准号|ISBN|宗地号?|不动产[^，。；\d]{0,6}|证书号?|执照号?|编码|坐标|金额|资金|余额|预算数?|决算数?|合计|总计|收入|支出|万?元)(?:[（(][^（）()]{0,8}[）)])?[：:为是\s]{0,3}$/iu;

/** Whether the last of these words is about a person. */
export function isAboutPerson(before: string): boolean {
  const person = lastOf(before, PERSON);
  return person >= 0 && person > lastOf(before, OFFICE);
}

/** Whether an account is that of a public body or a company; the name of the bank says nothing. */
export function isBodysAccount(around: string): boolean {
  const plain = around.replaceAll(BANK, (words) => '行'.repeat(words.length));
  const body = lastOf(plain, BODY);
  return body >= 0 && body > lastOf(around, PERSON);
}

/** How to reach an office: such words right before a number or an address publish it. */
export function isOfficeLabel(label: string): boolean {
  return OFFICE_LABEL.test(label);
}

/** 联系电话, 电话: an office's as a rule, a person's where persons are spoken of. */
export function isContactLabel(label: string): boolean {
  return /(?:联系|电话|传真|手机|邮箱|微信|发送?至|发到|寄至|提交|报送|反馈)[^。；\n]{0,16}$/u.test(label);
}

/** Words that call a number an order, a contract, a case: nobody's. */
export function isCodeLabel(label: string): boolean {
  return CODE.test(label);
}

function lastOf(words: string, pattern: RegExp): number {
  let last = -1;
  for (const found of words.matchAll(pattern)) last = found.index;
  return last;
}
