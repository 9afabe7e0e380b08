/** What stands in a placeholder: one line, several lines, a day (`2025-03-03`), or rows of cells with a header row. */
export type FieldType = 'line' | 'lines' | 'day' | 'table';

/** A placeholder that letters know. */
export interface LetterField {
  readonly type: FieldType;
  /** What belongs into it, for whoever fills it in. */
  readonly hint: string;
  /** Stands in its place when nothing is given. */
  readonly preset?: string;
}

/** All placeholders by the name that stands between {{ and }}. */
export const LETTER_FIELDS = {
  文号: line('发文字号，由系统编号'),
  行政机关: line('答复主体的全称'),
  落款日期: day('落款的日期'),
  申请人: line('申请人的姓名或者名称'),
  称谓: { type: 'line', hint: '对收件人的称呼：您，或者贵单位', preset: '您' },
  申请编号: line('申请的登记编号'),
  收到日期: day('收到申请之日（条例第31条）'),
  申请内容: lines('申请公开的内容，照录申请书'),
  办理经过: lines('补正、征求意见、延期等经过'),
  救济途径: lines('复议、诉讼的权利和期限，由系统按答复类型生成'),
  附件说明: lines('随文提供的材料'),
  联系电话: line('本机关政府信息公开工作机构的电话'),
  联系地址: line('本机关政府信息公开工作机构的地址'),
  分项答复: lines(
    '每个事项的处理决定、依据的条款项和理由，由系统按各事项的结论生成；结论缺少理由等内容的，先补充结论',
  ),
  获取方式: lines('获取该信息的方式、途径：网址、刊物、场所'),
  提供方式: lines('提供信息的方式、途径和时间'),
  公开内容: lines('予以公开的内容'),
  不予公开内容: lines('不予公开的内容'),
  不予公开理由: lines('结合本件说明不予公开的理由；部分公开的，写明条、款、项'),
  禁止公开依据: line('禁止公开的法律、行政法规名称和条、款、项'),
  办理渠道: lines('办理该事项的渠道：机关、窗口、电话、网址'),
  检索情况: lines('检索的场所、系统、关键词、时间和结果'),
  理由: lines('作出这一处理的理由'),
  负责机关: lines('负责公开该信息的行政机关名称、联系方式；不能确定的，说明情况'),
  补正情况: lines('补正告知书的文号、送达日期和补正的情况'),
  此前答复: line('此前答复的文号和日期'),
  获取情况: lines('申请人何时、以何种方式已经获取该信息'),
  收费情况: lines('收费通知书的文号、送达日期、金额和逾期未缴的情况'),
  接收方式: line('当面提交、邮寄、互联网、传真等'),
  答复期限: day('依法应当答复的最后一日'),
  查询码: line('查询办理进度用的查询码'),
  补正事项: lines('需要补正的事项、理由和如何补正'),
  补正期限: line('合理的补正期限，一般不超过15个工作日'),
  补正方式: lines('补正材料的提交方式'),
  申请数量情况: lines('一定时期内申请的数量、频次'),
  说明期限: line('说明理由的合理期限'),
  延期理由: lines('需要延长答复期限的理由'),
  原答复期限: day('延长之前应当答复的最后一日'),
  延长至: day('延长之后应当答复的最后一日'),
  第三方: line('被征求意见的第三方'),
  涉及信息: lines('征求意见所涉及的信息；不写申请人的个人信息'),
  征求理由: lines('为什么可能损害第三方的合法权益'),
  征求对象: line('第三方、共同制作机关或者其他机关；不写具体名称'),
  发函日期: day('征求意见书发出的日期'),
  公开理由: lines('不公开可能对公共利益造成重大影响的理由'),
  第三方意见: lines('第三方的意见和理由'),
  协办机关: line('被征求意见或者请求协助的机关、单位'),
  协办事项: lines('请求协助的事项'),
  回复期限: line('请对方回复的期限'),
  计费说明: lines('采用的计费方式、件数或者页数和计算过程'),
  收费金额: line('应当缴纳的金额，如“200元”'),
  缴费方式: lines('缴费渠道和执收码；只通过财政非税收入渠道收取'),
  更正请求: lines('申请更正的记录和理由'),
  更正结果: lines('审核的情况和处理结果'),
  转送机关: lines('有权更正的机关名称、联系方式'),
  送达文书: lines('送达的文书名称和文号'),
  受送达人: line('受送达人的姓名或者名称'),
  送达地址: line('送达的地址'),
  送达方式: line('直接送达、委托送达、邮寄送达、电子送达等'),
  送达日期: day('交邮、签收或者发送的日期'),
  邮件编号: line('邮件的编号'),
  归档材料: table('序号、材料名称、文号、日期、页数'),
  归档日期: day('归档的日期'),
  立卷人: line('立卷的工作人员'),
  检索记录: table('时间、检索人、场所或者系统、关键词、结果'),
  检索结论: lines('检索的结论'),
  信息概述: lines('所涉信息的名称和内容概述'),
  会商情况: lines('与有关主管部门协商、会商的时间、参加单位和意见'),
  风险分析: lines('公开后对国家安全、公共安全、经济安全、社会稳定的不利影响'),
  评估结论: lines('评估的结论和处理建议'),
  申请人类别: line('自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他'),
  证件情况: line('身份证明的种类；号码只在原件上'),
  联系方式: line('联系电话、通信地址或者电子邮箱'),
  承办情况: lines('承办人、承办内设机构和办理意见'),
  信息形式: line('获取信息的方式：纸质、电子邮件、当面查阅等'),
} as const satisfies Readonly<Record<string, LetterField>>;

/** Name of a placeholder. */
export type FieldName = keyof typeof LETTER_FIELDS;

/** Whether letters know a placeholder of this name. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(LETTER_FIELDS, name);
}

/** The field of a placeholder. */
export function letterField(name: FieldName): LetterField {
  return LETTER_FIELDS[name];
}

function line(hint: string): LetterField {
  return { type: 'line', hint };
}

function lines(hint: string): LetterField {
  return { type: 'lines', hint };
}

function day(hint: string): LetterField {
  return { type: 'day', hint };
}

function table(hint: string): LetterField {
  return { type: 'table', hint };
}
