import type { ClockEventKind, Consulted } from './clock-events.ts';
import { type LedgerStep, stepMeaning } from './ledger-steps.ts';

/** What a written kind means: the kind, and whom a consultation goes to where the word tells it. */
export interface KindMeaning {
  readonly kind: ClockEventKind;
  readonly with?: Consulted;
  /** Which step of it the word names, where what it comes to depends on the rest of the ledger. */
  readonly step?: LedgerStep;
}

/** A word without case, strokes and spaces: `third_party_asked`, `thirdPartyAsked` and `Third party asked` are one. */
export function plainWord(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_\-.·:：/（）()“”"]/g, '');
}

/** What a written kind means; null where nobody knows. */
export function kindMeaning(text: string): KindMeaning | null {
  const meaning = WORDS.get(plainWord(text));
  const step = stepMeaning(plainWord(text));
  return meaning === undefined ? null : { ...meaning, ...(step !== undefined && { step }) };
}

/** Whom a word names; null where it names nobody. */
export function consultedMeaning(text: string): Consulted | null {
  return CONSULTED.get(plainWord(text)) ?? null;
}

const KIND_WORDS: Readonly<Record<ClockEventKind, readonly string[]>> = {
  received: [
    'receive receipt requestReceived applicationReceived received_on receiptConfirmed confirmed confirmation confirmReceipt requestConfirmed applicationConfirmed bothConfirmed',
    'accepted registered registration submitted submission filed lodged applied requestSubmitted applicationSubmitted requestRegistered',
    '收到 收到申请 申请收到 收件 签收申请 申请签收 收到申请之日 收悉 确认 确认收到 确认收到申请 双方确认 双方确认收到 收到确认',
    '登记 受理 提交 提交申请 申请提交 申请 申请登记 登记申请 申请人提交 申请人提交申请',
  ],
  clarificationAsked: [
    'clarificationRequested clarificationRequest clarificationSent clarificationNotice clarificationNotified askClarification clarification clarify requestClarification',
    'supplementAsked supplementRequested supplementNotice supplementNotified correctionAsked correctionRequested correctionNotice amendmentRequested amendmentAsked',
    'clarificationDelivered clarificationServed clarificationNoticeDelivered clarificationLetterDelivered 补正告知书送达 送达补正告知书 补正告知送达 补正告知书签收 签收补正告知书 申请人签收补正告知书 申请人收到补正告知书',
    '补正 补正告知 告知补正 要求补正 通知补正 补正通知 发出补正告知书 补正告知书',
  ],
  clarified: [
    'clarificationReceived clarificationGiven clarificationSupplied clarificationDone supplemented supplementReceived supplementGiven correctionReceived amended amendmentReceived amendmentGiven',
    '收到补正 补正收到 补正完成 已补正 收到补正材料 收到补正申请 收到补正的申请 申请人补正',
  ],
  consultationSent: [
    'consulted consultation consultationAsked consultationStarted consultationRequested consultationStart consult opinionAsked opinionRequested opinionSought inquirySent',
    '征求意见 发出征求意见书 征求意见书 发函征求意见',
  ],
  consultationDelivered: [
    'consultationReceived consultationServed consultationSigned opinionLetterDelivered delivered served',
    '签收 送达 征求意见书签收 被征求意见方签收 征求意见书送达',
  ],
  consultationReplied: [
    'consultationReply consultationAnswered consultationReturned consultationEnded consultationDone consultationClosed consultationEnd opinionReceived opinionGiven opinionReply replied reply',
    '收到意见 收到反馈意见 收到反馈 反馈意见 回函 收到回函 收到复函',
  ],
  extended: [
    'extension extensionNotified extensionApproved extensionNotice extensionGranted extensionTold prolonged prolongation',
    '延期 延期答复 延长答复 延长答复期限 告知延期 延期告知 延长期限 延长答复期限告知',
  ],
  reasonsAsked: [
    'reasonAsked reasonsRequested reasonRequested askReasons requestReasons justificationAsked explanationAsked explanationRequested',
    '要求说明理由 说明理由告知 告知说明理由',
  ],
  reasonsGiven: [
    'reasonGiven reasonsReceived reasonReceived justificationGiven explanationGiven explanationReceived',
    '说明理由 收到理由 收到理由说明 已说明理由',
  ],
  delayed: [
    'delay delayedAnswer delayNotified delayTold postponed postponement',
    '延迟 延迟答复 告知延迟答复 确定延迟答复',
  ],
  feeAsked: [
    'feeRequested feeNotice feeNotified feeNoticeSent feeNoticeDelivered feeNoticeReceived feeSent feeCharged fee invoiced billed paymentAsked paymentRequested paymentNotice chargeNotice',
    'feeNoticeServed 收费通知送达 收费通知书送达 送达收费通知书 送达收费通知 收费通知书签收 申请人收到收费通知',
    '收费 收费通知 发出收费通知 收费告知 收费通知书 缴费通知',
  ],
  paid: [
    'payment paymentReceived paymentMade feePaid feeReceived paymentDone paymentCompleted',
    '缴费 已缴费 完成缴费 缴纳费用 缴清 收到缴费 缴纳',
  ],
  answered: [
    'answer decided decision decisionMade decisionIssued decisionSent decisionDelivered answerSent answerDelivered answerPosted answerIssued responded response responseSent replySent answerServed decisionServed answerMailed decisionMailed decisionPosted responseDelivered mailed posted completed disclosed issued signedOff',
    '答复 作出答复 已答复 送达答复 送达答复书 寄出答复 寄出答复书 交邮 交邮之日 交付邮寄 寄出 邮寄 邮寄答复 邮寄答复书 发出答复 发出答复书 答复送达 答复书送达 答复书签收 申请人签收 申请人签收答复书 送达申请人 办结 签发 签发答复 签发答复书 答复签发 作出决定 决定 制作答复书',
  ],
  withdrawn: [
    'withdraw withdrawal requestWithdrawn cancelled canceled',
    '撤回 撤回申请 申请人撤回 申请人撤回申请',
  ],
  abandoned: [
    'abandon abandonment deemedAbandoned lapsed forfeited',
    '放弃 视为放弃 视为放弃申请 逾期不补正 逾期未缴费 不再处理',
  ],
  start: ['started begin begun clockStart clockStarted', '开始 起算 期限开始 开始计算'],
  restart: [
    'restarted reset recount recounted clockRestart clockRestarted',
    '重新起算 重新计算 期限重新计算 重启 重计',
  ],
  suspend: [
    'suspended suspension suspensionStart suspensionStarted suspensionBegan pause paused tolled clockSuspend clockSuspended hold',
    '中止 暂停 期限中止 扣除开始 中止计算 停止计算',
  ],
  resume: [
    'resumed resumption suspensionEnd suspensionEnded unpaused unpause continued continue clockResume clockResumed',
    '恢复 继续 期限恢复 恢复计算 继续计算 扣除结束',
  ],
  extend: ['clockExtend clockExtended', '延长 期限延长'],
  stop: ['stopped end ended finish finished clockStop clockStopped close closed', '停止 结束 终止 期限停止'],
  noted: ['note remark memo other', '备注 记事 其他 其他事项'],
  corrected: [
    'correct correction void voided struck strike strikeOut struckOut retracted',
    '更正 更正记录 作废 划去 撤销记录',
  ],
};

const CONSULTED_WORDS: Readonly<Record<Consulted, readonly string[]>> = {
  thirdParty: ['thirdParties third 第三方 第三人'],
  jointMaker: [
    'jointAgency jointAuthor coMaker coAuthor coProducer jointAuthority coAgency joint jointProducer',
    '共同制作机关 共同机关 共同制作的机关 联合制作机关 共同制作',
  ],
  otherAgency: [
    'otherAgencies other agency otherAuthority otherAuthorities otherOrgan otherBody otherDepartment authority',
    '其他机关 其他行政机关 有关机关 相关机关 其他部门 有关部门',
  ],
};

/** English: whom and what in either order. Chinese: what, whom, 意见. */
const CONSULTATION_WORDS: readonly (readonly [ClockEventKind, readonly string[], readonly string[]])[] = [
  [
    'consultationSent',
    'consulted consultationSent consultation consultationAsked consultationRequested consultationStarted consultationStart consult consultSent asked sent opinionAsked opinionRequested opinionSought notified letterSent inquirySent inquiry suspended suspend'.split(
      ' ',
    ),
    '征求@意见 征求@ 向@征求意见 发函@ 征求@意见书 发出征求@意见书 向@发出征求意见书'.split(' '),
  ],
  [
    'consultationDelivered',
    'delivered consultationDelivered received letterDelivered letterReceived served signed consultDelivered'.split(
      ' ',
    ),
    '@签收 送达@ @收到征求意见书 @收到 @签收征求意见书'.split(' '),
  ],
  [
    'consultationReplied',
    'replied consultationReplied reply consultationReply consultReplied answered responded response opinionReceived opinionReply opinion opinionGiven consultationEnded consultationEnd resumed resume replyReceived'.split(
      ' ',
    ),
    '收到@意见 @答复 @回复 @反馈 @反馈意见 收到@反馈意见 收到@反馈 收到@回函 @回函 @提出意见'.split(' '),
  ],
];

const CONSULTED = consultedWords();
const WORDS = kindWords();

function kindWords(): ReadonlyMap<string, KindMeaning> {
  const words = new Map<string, KindMeaning>();
  for (const [kind, meaning] of entries(KIND_WORDS)) {
    for (const word of [kind, ...meaning.flatMap((line) => line.split(' '))])
      if (!words.has(plainWord(word))) words.set(plainWord(word), { kind });
  }
  for (const [name, whom] of CONSULTED) {
    for (const [kind, english, chinese] of CONSULTATION_WORDS) {
      const written = /^[a-z]/.test(name)
        ? english.flatMap((verb) => [`${name}${verb}`, `${verb}${name}`])
        : chinese.map((pattern) => pattern.replace('@', name));
      for (const word of written)
        if (!words.has(plainWord(word))) words.set(plainWord(word), { kind, with: whom });
    }
  }
  return words;
}

function consultedWords(): ReadonlyMap<string, Consulted> {
  const words = new Map<string, Consulted>();
  for (const [whom, names] of entries(CONSULTED_WORDS))
    for (const name of [whom, ...names.flatMap((line) => line.split(' '))]) words.set(plainWord(name), whom);
  return words;
}

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  // The record's type holds all of its keys.
  return Object.entries(record) as [Key, Value][];
}
