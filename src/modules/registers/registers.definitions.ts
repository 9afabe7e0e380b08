import {
  APPLICANT_KINDS,
  DISPUTE_KIND_LABELS,
  DISPUTE_KINDS,
  OUTCOME_ROWS,
  REQUEST_COLUMN_LABELS,
  REQUEST_ROW_LABELS,
} from '../../law/annual-report/form.ts';
import { APPLICANT_KIND_HINTS, DISPUTE_KIND_LAWS, DISPUTE_RESULT_HINTS } from '../../law/request-outcomes.ts';
import type { Role } from '../../platform/actor.ts';

/**
 * The registers as data: tables, forms, imports and exports are all made from this. Runs in the browser too.
 */
export const REGISTERS = [
  'normative',
  'decisions',
  'fees',
  'channels',
  'posts',
  'requests',
  'disputes',
] as const;

/** One of the registers. */
export type RegisterName = (typeof REGISTERS)[number];

/** A choice of a field. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** channel, request: a record of that register; document: a document of the same agency. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'day'
  | 'amount'
  | 'choice'
  | 'boolean'
  | 'channel'
  | 'request'
  | 'document';

/** A member of a record. */
export interface FieldSpec {
  /** Name in the interface. */
  readonly key: string;
  /** Name in the database. */
  readonly column: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly choices?: readonly Choice[];
  readonly max?: number;
  readonly help?: string;
  /** About a person: shown to whoever handles requests, never recorded in the audit. */
  readonly personal?: true;
  /** Left out of the list. */
  readonly unlisted?: true;
}

/** A register. */
export interface RegisterSpec {
  readonly name: RegisterName;
  readonly label: string;
  /** What it is for, and on what provision it stands. */
  readonly help: string;
  readonly table: string;
  readonly fields: readonly FieldSpec[];
  /** Orders the list and is meant by its period. */
  readonly dateField: string;
  /** The member by which a record is called. */
  readonly titleField: string;
  /** Two records that agree in these are the same: an import refuses the second. */
  readonly sameWhen: readonly string[];
  /** Who keeps it. */
  readonly keeper: Role;
}

type Extra = Partial<Omit<FieldSpec, 'key' | 'column' | 'label' | 'type'>>;

const text = (key: string, column: string, label: string, extra: Extra = {}): FieldSpec => ({
  key,
  column,
  label,
  type: 'text',
  required: true,
  max: 200,
  ...extra,
});
const day = (key: string, column: string, label: string, extra: Extra = {}): FieldSpec => ({
  key,
  column,
  label,
  type: 'day',
  required: true,
  ...extra,
});
const choice = (
  key: string,
  column: string,
  label: string,
  choices: readonly Choice[],
  extra: Extra = {},
): FieldSpec => ({
  key,
  column,
  label,
  type: 'choice',
  required: true,
  choices,
  ...extra,
});

const document = (label: string): FieldSpec => ({
  key: 'documentId',
  column: 'document_id',
  label,
  type: 'document',
  required: false,
  help: '本单位已公开的文稿，导入时填写索引号',
  unlisted: true,
});

const OUTCOMES: readonly Choice[] = OUTCOME_ROWS.map((row) => {
  const { section, label } = REQUEST_ROW_LABELS[row];
  return { value: row, label: `${section ?? ''}${label}` };
});

const APPLICANTS = APPLICANT_KINDS.map((kind) => ({ value: kind, label: REQUEST_COLUMN_LABELS[kind] }));
const DISPUTES = DISPUTE_KINDS.map((kind) => ({ value: kind, label: DISPUTE_KIND_LABELS[kind] }));
const DISPUTE_OUTCOMES = [
  { value: 'upheld', label: '维持' },
  { value: 'corrected', label: '纠正' },
  { value: 'other', label: '其他' },
] as const;

/** What each choice of a field stands for, as its help. */
function explained<Value extends string>(
  choices: readonly { readonly value: Value; readonly label: string }[],
  meanings: Readonly<Record<Value, string>>,
): string {
  return `${choices.map(({ value, label }) => `${label}：${meanings[value]}`).join('；')}。`;
}

/** All registers. */
export const REGISTER_SPECS: Readonly<Record<RegisterName, RegisterSpec>> = {
  normative: {
    name: 'normative',
    label: '规章和行政规范性文件',
    help: '年报第二部分：制发、废止和现行有效件数（条例第20条第一项）。',
    table: 'normative_documents',
    dateField: 'madeOn',
    titleField: 'title',
    sameWhen: ['title', 'madeOn'],
    keeper: 'clerk',
    fields: [
      choice('kind', 'kind', '类别', [
        { value: 'normative', label: '行政规范性文件' },
        { value: 'rule', label: '规章' },
      ]),
      text('title', 'title', '名称', { max: 300 }),
      text('documentNumber', 'document_number', '文号', { required: false, max: 60 }),
      text('jointIssuers', 'joint_issuers', '联合机关', {
        required: false,
        max: 300,
        help: '与本机关联合制发的机关全称，用顿号隔开；单独制发的不填',
        unlisted: true,
      }),
      day('madeOn', 'made_on', '制发日期'),
      day('effectiveOn', 'effective_on', '施行日期', { required: false, unlisted: true }),
      day('validUntil', 'valid_until', '有效期至', {
        required: false,
        help: '有效期的最后一天；没有有效期的不填',
      }),
      day('endedOn', 'ended_on', '废止或失效日期', { required: false, help: '自该日起不再有效' }),
      choice(
        'endedHow',
        'ended_how',
        '终止方式',
        [
          { value: 'repealed', label: '废止或宣布失效' },
          { value: 'lapsed', label: '有效期届满' },
        ],
        { required: false, unlisted: true },
      ),
      text('legalityReviewedBy', 'legality_reviewed_by', '合法性审核机构', {
        required: false,
        max: 100,
        unlisted: true,
      }),
      day('legalityReviewedOn', 'legality_reviewed_on', '合法性审核日期', {
        required: false,
        help: '应当在集体审议和印发之前（国办发〔2018〕37号、115号）',
        unlisted: true,
      }),
      {
        key: 'legalityOpinion',
        column: 'legality_opinion',
        label: '合法性审核意见',
        type: 'longText',
        required: false,
        max: 1_000,
        unlisted: true,
      },
      text('filingNumber', 'filing_number', '备案号', { required: false, max: 60, unlisted: true }),
      day('filedOn', 'filed_on', '备案日期', { required: false, unlisted: true }),
      text('filedWith', 'filed_with', '备案机关', { required: false, max: 100, unlisted: true }),
      document('已公开的文件'),
    ],
  },
  decisions: {
    name: 'decisions',
    label: '许可、处罚、强制决定',
    help: '年报第二部分：本年处理决定数量，不论是否公开均计入（条例第20条第五、六项）。',
    table: 'admin_decisions',
    dateField: 'decidedOn',
    titleField: 'number',
    sameWhen: ['kind', 'number'],
    keeper: 'clerk',
    fields: [
      choice('kind', 'kind', '类别', [
        { value: 'permit', label: '行政许可' },
        { value: 'punish', label: '行政处罚' },
        { value: 'coerce', label: '行政强制' },
      ]),
      text('number', 'number', '决定书文号', { max: 80 }),
      text('subject', 'subject', '事项', { max: 300 }),
      day('decidedOn', 'decided_on', '决定日期'),
      { key: 'disclosed', column: 'disclosed', label: '已公开', type: 'boolean', required: true },
    ],
  },
  fees: {
    name: 'fees',
    label: '行政事业性收费',
    help: '年报第二部分：本年收费金额，单位万元（条例第20条第八项）。',
    table: 'fees',
    dateField: 'collectedOn',
    titleField: 'item',
    sameWhen: [],
    keeper: 'clerk',
    fields: [
      text('item', 'item', '收费项目'),
      text('basis', 'basis', '收费依据', { required: false }),
      day('collectedOn', 'collected_on', '收取日期'),
      {
        key: 'amountWan',
        column: 'amount_wan',
        label: '金额（万元）',
        type: 'amount',
        required: true,
        help: '最多六位小数',
      },
    ],
  },
  channels: {
    name: 'channels',
    label: '公开渠道',
    help: '政务新媒体、公开栏等（国办发〔2018〕123号：政务新媒体须备案）。',
    table: 'channels',
    dateField: 'openedOn',
    titleField: 'name',
    sameWhen: ['platform', 'name'],
    keeper: 'clerk',
    fields: [
      choice('platform', 'platform', '平台', [
        { value: 'wechat', label: '微信公众号' },
        { value: 'weibo', label: '微博' },
        { value: 'video', label: '短视频' },
        { value: 'board', label: '公开栏' },
        { value: 'screen', label: '电子屏' },
        { value: 'hall', label: '便民服务大厅' },
        { value: 'other', label: '其他' },
      ]),
      text('name', 'name', '名称', { max: 100 }),
      text('filingNumber', 'filing_number', '备案号', { required: false, max: 60 }),
      text('responsible', 'responsible', '责任单位', { required: false, max: 100 }),
      day('openedOn', 'opened_on', '开通日期', { required: false }),
      day('closedOn', 'closed_on', '关停日期', { required: false }),
    ],
  },
  posts: {
    name: 'posts',
    label: '渠道发布',
    help: '每篇一条；同一期的各篇填写相同的期号。',
    table: 'channel_posts',
    dateField: 'postedOn',
    titleField: 'title',
    sameWhen: ['channelId', 'issue', 'title'],
    keeper: 'clerk',
    fields: [
      { key: 'channelId', column: 'channel_id', label: '渠道', type: 'channel', required: true },
      text('issue', 'issue', '期号', { max: 40 }),
      day('postedOn', 'posted_on', '发布日期'),
      text('title', 'title', '标题', { max: 300 }),
      text('url', 'url', '网址', { required: false, max: 500, unlisted: true }),
      document('转发的文稿'),
    ],
  },
  requests: {
    name: 'requests',
    label: '政府信息公开申请',
    help: '年报第三部分。申请人信息仅供办理使用，不得对外提供。',
    table: 'requests',
    dateField: 'receivedOn',
    titleField: 'number',
    sameWhen: ['number'],
    keeper: 'requestHandler',
    fields: [
      text('number', 'number', '申请编号', { max: 60 }),
      day('receivedOn', 'received_on', '收到日期', { help: '按条例第31条确定' }),
      choice('channel', 'channel', '提出方式', [
        { value: 'counter', label: '当面' },
        { value: 'registeredMail', label: '邮寄（签收）' },
        { value: 'ordinaryMail', label: '平常信函' },
        { value: 'internet', label: '互联网' },
        { value: 'fax', label: '传真' },
        { value: 'oral', label: '口头（工作人员代填）' },
      ]),
      choice('applicantKind', 'applicant_kind', '申请人类别', APPLICANTS, {
        help: explained(APPLICANTS, APPLICANT_KIND_HINTS),
      }),
      text('applicantName', 'applicant_name', '申请人', { max: 100, personal: true }),
      {
        key: 'subject',
        column: 'subject',
        label: '申请内容',
        type: 'longText',
        required: true,
        max: 1_000,
        personal: true,
      },
      day('extendedTo', 'extended_to', '延期至', { required: false, unlisted: true }),
      day('decidedOn', 'decided_on', '答复日期', { required: false }),
      choice('outcome', 'outcome', '办理结果', OUTCOMES, { required: false }),
    ],
  },
  disputes: {
    name: 'disputes',
    label: '行政复议和诉讼',
    help: '年报第四部分。',
    table: 'disputes',
    dateField: 'filedOn',
    titleField: 'number',
    sameWhen: ['number'],
    keeper: 'requestHandler',
    fields: [
      choice('kind', 'kind', '类别', DISPUTES, { help: explained(DISPUTES, DISPUTE_KIND_LAWS) }),
      text('number', 'number', '案号', { max: 80 }),
      text('authority', 'authority', '复议机关或法院', { required: false, max: 100 }),
      { key: 'requestId', column: 'request_id', label: '所涉申请', type: 'request', required: false },
      day('filedOn', 'filed_on', '受理日期'),
      day('closedOn', 'closed_on', '审结日期', { required: false }),
      choice('outcome', 'outcome', '结果', DISPUTE_OUTCOMES, {
        required: false,
        help: explained(DISPUTE_OUTCOMES, DISPUTE_RESULT_HINTS),
      }),
      {
        key: 'originalActor',
        column: 'original_actor',
        label: '本机关是原行为机关',
        type: 'boolean',
        required: true,
        help: '作为复议机关被诉的不计入年报',
        unlisted: true,
      },
    ],
  },
};
