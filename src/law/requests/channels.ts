import type { PlainDate } from '../dates.ts';

/** Ways in which a request reaches the agency (条例第29条、第31条), and whether the receipt must be confirmed by both. */
export const REQUEST_CHANNELS = [
  'counter',
  'registeredMail',
  'ordinaryMail',
  'internet',
  'fax',
  'oral',
] as const;

/** A way in which a request reaches the agency. */
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

/** What the day of receipt is for a channel, and by what it is proved. */
export interface ReceiptRule {
  readonly label: string;
  /** Words for the day that counts. */
  readonly countsFrom: string;
  /** The request waits for a confirmation with the applicant before it counts as received. */
  readonly needsConfirmation: boolean;
  /** What proves the day. */
  readonly evidence: string;
  readonly article: string;
}

/** 条例第31条 as data. An oral request is written down by staff and handed in at once (条例第29条第一款). */
export const RECEIPT_RULES: Readonly<Record<RequestChannel, ReceiptRule>> = {
  counter: rule('当面', '提交之日', false, '经办人与申请人签字的申请表', '条例第31条第（一）项'),
  registeredMail: rule('邮寄（签收）', '签收之日', false, '签收回执或投递记录', '条例第31条第（二）项'),
  ordinaryMail: rule('平常信函', '与申请人确认之日', true, '当日与申请人确认的记录', '条例第31条第（二）项'),
  internet: rule('互联网', '双方确认之日', true, '双方确认的记录', '条例第31条第（三）项'),
  fax: rule('传真', '双方确认之日', true, '双方确认的记录', '条例第31条第（三）项'),
  oral: rule(
    '口头（工作人员代填）',
    '提交之日',
    false,
    '代填并经申请人确认的申请表',
    '条例第29条、第31条第（一）项',
  ),
};

/** What is known about how a request came in. */
export interface Arrival {
  readonly channel: RequestChannel;
  /** When the applicant handed it in or sent it off, or it appeared in the mailbox. */
  readonly submittedOn: PlainDate;
  /** 邮寄 only: when the agency signed for it. */
  readonly signedOn?: PlainDate | undefined;
  /** When both sides confirmed it. */
  readonly confirmedOn?: PlainDate | undefined;
}

/** The day of receipt, or what is missing to tell it. */
export type Receipt =
  | { readonly receivedOn: PlainDate }
  | { readonly missing: 'signedOn' | 'confirmedOn'; readonly message: string }
  | { readonly impossible: string };

/** The day on which a request counts as received (条例第31条). Impossible days are told, never mended. */
export function receiptOf(arrival: Arrival): Receipt {
  const { channel, submittedOn, signedOn, confirmedOn } = arrival;
  if (channel === 'registeredMail') {
    if (signedOn === undefined)
      return { missing: 'signedOn', message: '请填写签收日期（条例第31条第（二）项）。' };
    if (signedOn < submittedOn) return { impossible: '签收日期早于寄出日期，请核对。' };
    return { receivedOn: signedOn };
  }
  if (!RECEIPT_RULES[channel].needsConfirmation) return { receivedOn: submittedOn };
  if (confirmedOn === undefined) {
    return {
      missing: 'confirmedOn',
      message: `${RECEIPT_RULES[channel].label}的申请自${RECEIPT_RULES[channel].countsFrom}起算，请先与申请人确认。`,
    };
  }
  if (confirmedOn < submittedOn) return { impossible: '确认日期早于提交日期，请核对。' };
  return { receivedOn: confirmedOn };
}

function rule(
  label: string,
  countsFrom: string,
  needsConfirmation: boolean,
  evidence: string,
  article: string,
): ReceiptRule {
  return { label, countsFrom, needsConfirmation, evidence, article };
}
