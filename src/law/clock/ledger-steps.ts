/**
 * A step on the way of the request to the agency, or of the answer to the applicant. People write down several of them; one
 * counts, and which one depends on the others.
 */
export type LedgerStep =
  /** The request was handed in or registered: its receipt only where no other is recorded. */
  | 'submitted'
  /** The answer was decided or signed: it is given only when it goes out. */
  | 'decided'
  | 'answered'
  /** The case was closed: by the answer, unless that is recorded itself. */
  | 'closed'
  /** 补正, which is the asking or what came of it. */
  | 'clarification'
  /** The answer was posted or sent. */
  | 'posted'
  /** Something was served on somebody: which letter, the ledger tells. */
  | 'served'
  /** The same, by a signature, which may be the agency's own on the request. */
  | 'signedFor'
  /** The answer itself was served. */
  | 'answerServed'
  /** A letter that asks the applicant for something was served. */
  | 'letterServed';

const STEP_WORDS: Readonly<Record<LedgerStep, string>> = {
  submitted:
    'accepted registered registration submitted submission filed lodged applied requestsubmitted applicationsubmitted requestregistered 登记 受理 提交 提交申请 申请提交 申请 申请登记 登记申请 申请人提交 申请人提交申请',
  decided:
    'decided decision decisionmade decisionissued answerissued issued signedoff 签发 签发答复 签发答复书 答复签发 作出答复 作出决定 决定 制作答复书',
  answered: 'answered answer responded response disclosed 答复 已答复',
  posted:
    'posted mailed answerposted answermailed answersent responsesent replysent decisionsent decisionposted decisionmailed 交邮 交邮之日 交付邮寄 寄出 寄出答复 寄出答复书 邮寄 邮寄答复 邮寄答复书 发出答复 发出答复书',
  closed: 'completed 办结',
  clarification: 'clarification 补正',
  served: 'delivered served 送达',
  signedFor: '签收',
  letterServed:
    'clarificationdelivered clarificationserved clarificationnoticedelivered clarificationletterdelivered feenoticedelivered feenoticereceived feenoticeserved 补正告知书送达 送达补正告知书 补正告知送达 补正告知书签收 签收补正告知书 申请人签收补正告知书 申请人收到补正告知书 收费通知送达 收费通知书送达 送达收费通知书 送达收费通知 收费通知书签收 申请人收到收费通知',
  answerServed:
    'answerdelivered answerserved decisiondelivered decisionserved responsedelivered 送达答复 送达答复书 答复送达 答复书送达 答复书签收 申请人签收 申请人签收答复书 送达申请人',
};

const STEPS = new Map(
  // The record's type holds all of its keys.
  (Object.entries(STEP_WORDS) as [LedgerStep, string][]).flatMap(([step, words]) =>
    words.split(' ').map((word) => [word, step] as const),
  ),
);

/** The step that a word without case and spaces names; undefined where it names none. */
export function stepMeaning(word: string): LedgerStep | undefined {
  return STEPS.get(word);
}
