import type { z } from 'zod';
import { newestRules } from '../../../../../src/law/clock/clock-rules.ts';
import type { requestAction } from '../../../../../src/modules/requests/request-actions.api.ts';

/** What somebody at the desk may do with a request. */
export type ActionKind = z.output<typeof requestAction>['kind'];

/** How an action is offered. */
export interface ActionWords {
  /** On the button and over the form. */
  readonly label: string;
  /** What it does, what it does to the deadline, and by which provision. */
  readonly help: string;
  /** What its day is; the day on which it happens where left out. */
  readonly day?: string;
  readonly danger?: true;
  /** A letter goes out with it, which can be looked at before. */
  readonly letter?: true;
  /** Several are often entered one after another. */
  readonly repeats?: true;
}

const LAW = newestRules();

/** Every action in words. */
export const ACTION_WORDS: Readonly<Record<ActionKind, ActionWords>> = {
  received: {
    label: '确认收件',
    help: '与申请人确认之日为收到申请之日，答复期限自次日起计算（条例第31条、第33条）。',
    day: '收到日期（与申请人确认之日）',
  },
  dismissed: {
    label: '不作为申请处理',
    help: '不是政府信息公开申请（如咨询、信访、投诉），或者无法与提交人联系确认的，不予登记为申请；可以恢复。',
    danger: true,
  },
  reinstated: { label: '恢复处理', help: '恢复后仍为待确认收件。' },
  transferred: {
    label: '转其他机关',
    help: '误投到本机关、还没有确认收到的，转交负责的机关，并告知申请人。',
  },
  assigned: { label: '指定承办人', help: '指定谁来办理；已有承办人的，改由新的承办人办理。' },
  itemAdded: { label: '增列事项', help: '申请书里还有没有登记的内容，补列为一个事项。' },
  itemAssigned: { label: '事项分办', help: '把一个事项交给科室提供意见，期限在答复期限之前。' },
  split: {
    label: '拆分申请',
    help: '内容不相干的，按“一事一申请”拆分为几件，各有编号；收到日期不变，不影响申请人的期限。',
  },
  joined: {
    label: '并案办理',
    help: '不同申请人申请同一信息的，可以一并研究、分别答复；两件都计入统计。',
  },
  separated: { label: '取消并案', help: '本件恢复单独办理。' },
  examined: { label: '审查通过', help: '申请内容明确、材料齐全，进入职责区分。' },
  clarificationAsked: {
    label: '告知补正',
    help: `申请内容不明确的，自收到之日起${LAW.clarification.workdays}个工作日内一次性告知补正；收到补正后，答复期限重新起算（条例第30条）。`,
    letter: true,
  },
  clarified: {
    label: '收到补正',
    help: '收到补正之日起，答复期限重新起算（条例第30条）。',
    day: '收到补正之日',
  },
  clarificationLapsed: {
    label: '逾期未补正',
    help: '补正期限届满、申请人无正当理由没有补正的，视为放弃申请，不再处理（条例第30条）。结论随之形成，请接着拟稿。',
    danger: true,
  },
  reasonsAsked: {
    label: '要求说明理由',
    help: '申请的数量、频次明显超过合理范围的，可以要求说明理由（条例第35条）。答复期限不停止计算。',
    letter: true,
  },
  reasonsGiven: { label: '收到理由说明', help: '登记申请人说明的理由（条例第35条）。', day: '收到之日' },
  reasonsLapsed: { label: '未说明理由', help: '规定的时间内没有说明理由的，登记情况后研判（条例第35条）。' },
  delayed: {
    label: '延迟答复',
    help: '理由合理、但不能在规定期限内答复的，确定延迟答复的合理期限并告知申请人（条例第35条）。',
    letter: true,
  },
  divided: {
    label: '登记职责区分',
    help: '该信息由谁制作、保存，由谁负责公开（条例第10条、第36条第（五）项）。',
  },
  assistanceAsked: {
    label: '发协办函',
    help: '请其他科室或机关提供信息或意见。协助不停止答复期限。',
    letter: true,
    repeats: true,
  },
  assistanceGiven: { label: '登记协办回复', help: '登记协办单位的意见。', day: '收到回复之日' },
  searched: {
    label: '登记检索',
    help: '在哪里、用什么词、由谁检索、结果如何。答复“信息不存在”的，检索记录是必须提供的证据。',
    day: '检索之日',
    repeats: true,
  },
  searchConcluded: { label: '检索完毕', help: '该找的地方都找过了，进入研判。' },
  consultationSent: {
    label: '征求意见',
    help: '涉及第三方合法权益或者多个机关共同制作的，书面征求意见；征求意见的时间不计入答复期限（条例第32条至第34条）。',
    letter: true,
    repeats: true,
  },
  consultationDelivered: {
    label: '登记意见书送达',
    help: `对方自收到之日起${LAW.consultation.thirdParty.workdays}个工作日内提出意见（条例第32条、第34条）。`,
    day: '对方收到之日',
  },
  consultationReplied: {
    label: '登记收到的意见',
    help: '全部意见收到后，答复期限继续计算。第三方不同意的，仍可以因公共利益决定公开（条例第32条）。',
    day: '收到意见之日',
  },
  consultationLapsed: {
    label: '逾期未提出意见',
    help: '第三方逾期不提出意见的，由本机关决定是否公开；共同制作机关逾期的，视为同意公开（条例第32条、第34条）。',
  },
  meetingHeld: {
    label: '登记联席会议',
    help: '疑难件集体研究的记录：参加人员、各方意见和结论。',
    day: '会议日期',
  },
  feeAsked: {
    label: '收费通知',
    help: '明显超过合理范围的，可以收取信息处理费，按件、按量只能选一种（条例第42条、国办函〔2020〕109号）。缴费后，答复期限重新起算。',
    letter: true,
  },
  feeNoticeDelivered: {
    label: '登记收费通知送达',
    help: `申请人自收到次日起${LAW.payment.workdays}个工作日内缴费（国办函〔2020〕109号）。`,
    day: '申请人收到之日',
  },
  paid: { label: '登记缴费', help: '完成缴费次日起，答复期限重新起算。', day: '缴费之日' },
  feeWaived: { label: '不再收费', help: '撤回收费通知，继续办理。' },
  feeLapsed: {
    label: '逾期未缴费',
    help: '逾期未缴费的，视为放弃申请，不再处理（国办函〔2020〕109号）。结论随之形成，请接着拟稿。',
    danger: true,
  },
  extensionProposed: {
    label: '提请延期',
    help: `需要延长的，请工作机构负责人同意，最多${LAW.extension.workdays}个工作日，只能延长一次（条例第33条第二款）。`,
  },
  extended: {
    label: '同意延期',
    help: '答复期限届满之前作出，并告知申请人（条例第33条第二款）。',
    letter: true,
  },
  extensionRefused: {
    label: '不同意延期',
    help: '写明意见。答复期限不变，请在原期限内答复。',
    danger: true,
  },
  letterDelivered: {
    label: '登记文书送达',
    help: '告知书等到达收件人的日期和凭证；补正期限从送达起算。',
    day: '送达之日',
  },
  extensionTold: { label: '登记延期告知', help: '延期告知申请人的日期和凭证。', day: '告知之日' },
  judged: {
    label: '登记研判结论',
    help: '逐项决定。每种结论需要的依据，在卷内的已经打勾；缺少的请写明或者上传，确实没有的说明理由（法释〔2025〕8号）。',
  },
  steppedBack: { label: '退回前一环节', help: '重新做前面环节的工作；期限照常计算。' },
  drafted: {
    label: '拟稿送审',
    help: '核对答复书，送法制审核和保密审核。审核、签发的就是这一稿。',
  },
  reviewed: {
    label: '审核',
    help: '法制审核由工作机构负责人、保密审核由保密审查员作出，与拟稿人不能是同一人。',
  },
  signed: { label: '签发', help: '签发后答复书编号定稿，不能再改。', letter: true },
  signatureRefused: { label: '退回拟稿', help: '写明意见，退回重新拟稿。', danger: true },
  delivered: {
    label: '登记送达',
    help: '邮寄以交邮之日、电子以发出之日、当面以签收之日为答复之日。邮寄只能通过邮政企业（国办公开办函〔2016〕235号）。',
    day: '送达（交邮、发出、签收）之日',
  },
  archived: { label: '归档', help: '卷内材料齐全后归档。' },
  withdrawn: {
    label: '申请人撤回',
    help: '申请人主动撤回申请的，终止办理，计入“其他处理”。',
    day: '收到撤回之日',
    danger: true,
  },
  dateCorrected: {
    label: '更正日期',
    help: '某条记录的日期登记错了。原日期和更正的理由都留在卷内，期限按更正后的日期计算。',
  },
  noted: { label: '备注', help: '记一条备忘，不影响办理环节和期限。' },
};
