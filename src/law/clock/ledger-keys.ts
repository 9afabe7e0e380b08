// The keys by which people write down what an entry tells. The first of each list is the documented one.

/** What happened. */
export const KIND = ['kind', 'type', 'event', 'what', 'op', '种类', '事项', '类型', '事件'];

/** The day of effect. */
export const DATE = ['date', 'on', 'day', 'effectiveOn', 'effectiveDate', 'at', 'when', '日期', '发生日期'];

/** The details. */
export const DETAIL = ['detail', 'details', 'data', 'payload', 'params', '详情', '说明'];

/** When it was written down. */
export const RECORDED = [
  'recordedAt',
  'recordedOn',
  'recorded',
  'enteredAt',
  'enteredOn',
  'knownOn',
  '登记时间',
  '登记日期',
  '记录时间',
];

/** Why. */
export const REASON = ['reason', 'note', 'notes', 'comment', 'remark', '原因', '理由', '备注'];

/** Which consultation or suspension. */
export const ID = [
  'consultation',
  'consultationId',
  'id',
  'ref',
  'reference',
  'key',
  'letter',
  'party',
  'name',
  '编号',
];

/** Who is asked. */
export const WITH = [
  'with',
  'to',
  'party',
  'target',
  'whom',
  'who',
  'consulted',
  'addressee',
  'from',
  'kind',
  'type',
  '对象',
  '征求对象',
];

/** How many working days. */
export const WORKDAYS = [
  'workdays',
  'days',
  'workingDays',
  'businessDays',
  'wd',
  'count',
  'n',
  'length',
  'extendBy',
  '工作日',
  '天数',
  '延长天数',
  '延长工作日',
];

/** Up to which day. */
export const UNTIL = [
  'until',
  'till',
  'to',
  'newDue',
  'newDueDate',
  'newDeadline',
  'due',
  'dueDate',
  'deadline',
  'date',
  '延长至',
  '延迟至',
  '至',
  '期限',
];

/** Who approved. */
export const APPROVED = ['approvedBy', 'approver', 'approved', 'approval', '批准人', '同意人', '负责人'];

/** When the applicant was told. */
export const TOLD = [
  'notifiedOn',
  'notified',
  'notifiedAt',
  'toldOn',
  'told',
  'notificationDate',
  'informedOn',
  '告知日期',
  '告知申请人日期',
];

/** The term for a clarification. */
export const RESPOND_BY = ['respondBy', 'term', 'deadline', 'due', 'until', 'dueBy', 'replyBy', '补正期限'];

/** When a letter arrived. */
export const DELIVERED = [
  'deliveredOn',
  'delivered',
  'deliveredAt',
  'servedOn',
  'receivedOn',
  'signedOn',
  '签收日期',
  '送达日期',
];

/** When the opinion came. */
export const REPLIED = [
  'repliedOn',
  'replied',
  'replyOn',
  'replyReceivedOn',
  'returnedOn',
  'answeredOn',
  'opinionReceivedOn',
  '反馈日期',
];

/** Which entry is struck out. */
export const VOIDS = [
  'voids',
  'void',
  'seq',
  'strikes',
  'target',
  'corrects',
  'entry',
  'ref',
  '划去',
  '更正条目',
];

/** The number of an entry. */
export const SEQ = ['seq', 'no', 'number', '序号', '条目'];

/** When an answer was posted: the day that counts for letters. */
export const POSTED = ['postedOn', 'posted', 'mailedOn', 'postmarkOn', '交邮日期', '交邮之日'];

/** When an answer that was handed over was signed for. */
export const SIGNED = ['signedOn', 'deliveredOn', 'servedOn', '签收日期', '送达日期'];

/** How an answer went out. */
export const METHOD = ['method', 'by', 'via', 'channel', 'delivery', '送达方式', '方式'];

/** The last day of a suspension. */
export const RESUMES_ON = [
  'until',
  'till',
  'to',
  'resumeOn',
  'resumesOn',
  'resumedOn',
  'resume',
  'end',
  'endOn',
  'endedOn',
  'endsOn',
  'endDate',
  '至',
  '恢复日期',
  '结束日期',
];
