import type { BodyOf, ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  CORRECTION_LABELS,
  DISPUTE_EVENT_LABELS,
  ORDER_LABELS,
  type DisputeEventKind,
} from '../../../../src/law/disputes/dispute-events.ts';
import { CORRECTABLE_DISPUTE_EVENTS } from '../../../../src/law/disputes/dispute-guards.ts';
import { disclosureDueOn } from '../../../../src/law/disputes/dispute-terms.ts';
import { CalendarMissing, STATE_COUNCIL_CALENDAR } from '../../../../src/law/workdays.ts';
import { disputeAction, type disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { DELIVERY_LABELS } from '../requests/request-words.ts';

type LedgerEntry = Pick<ResponseOf<typeof disputesApi.open>['ledger'][number], 'seq' | 'kind' | 'on'>;

/** A field of the form of an action. */
export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly type: 'line' | 'lines' | 'day' | 'choice' | 'yesNo';
  readonly required?: boolean;
  readonly options?: Readonly<Record<string, string>>;
}

/** What is typed into a form; days as `2025-03-03`. */
export type ActionValues = Readonly<Record<string, string | boolean | undefined>>;

/** An action as it is sent. */
export type SentAction = BodyOf<typeof disputesApi.act>['action'];

/** By which procedure a case is heard. */
export const PROCEDURES = { ordinary: '普通程序', simple: '简易程序' } as const;
const OUTCOMES = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' } as const;
/** Who appealed. */
export const APPELLANTS = { applicant: '申请人', agency: '本机关', other: '其他' } as const;

/** The form of each action whose form is always the same. */
export const ACTION_FIELDS: Readonly<Partial<Record<DisputeEventKind, readonly ActionField[]>>> = {
  copyReceived: [
    choice('procedure', '审理程序', PROCEDURES),
    lines('proof', '收到的凭据'),
    { name: 'dueOn', label: '通知书要求的答复期限（早于法定期限的）', type: 'day' },
  ],
  procedureChanged: [choice('procedure', '审理程序', PROCEDURES), lines('explanation', '变更的情况')],
  replied: [lines('evidence', '提交的证据和依据'), lines('proof', '提交的凭据')],
  termExtended: [
    { name: 'until', label: '延长至', type: 'day', required: true },
    lines('explanation', '延长的情况'),
  ],
  closed: [
    choice('outcome', '结果（计入年报第四部分）', OUTCOMES),
    lines('words', '决定或者裁判的主文'),
    line('document', '决定书、裁判文书的文号'),
    { ...choice('orderKind', '需要履行的内容', ORDER_LABELS), required: false },
    { ...lines('orderText', '履行的具体内容'), required: false },
    { name: 'runsFrom', label: '履行期限起算日期（收到决定书或者裁判生效之日）', type: 'day' },
    {
      name: 'orderDueOn',
      label: '履行期限（判决公开而没有写明期限的可以不填，按生效之日起20个工作日计算）',
      type: 'day',
    },
  ],
  appealed: [
    choice('by', '由谁提出', APPELLANTS),
    lines('explanation', '上诉、再审的情况'),
    { ...line('number', '新的案号'), required: false },
  ],
  carriedOut: [lines('text', '履行的情况')],
  evidenceExamined: [
    { name: 'holds', label: '证据属实，记录确有错误，且与申请人自身相关', type: 'yesNo' },
    { name: 'authority', label: '本机关有权更正', type: 'yesNo' },
    lines('finding', '核实的情况'),
  ],
  decided: [
    choice('result', '处理意见', CORRECTION_LABELS),
    lines('text', '处理的理由和内容，写入答复书'),
    { ...line('agencyName', '有权更正的机关（转送时填写）'), required: false },
    { ...line('agencyContact', '该机关的联系方式'), required: false },
  ],
  signed: [],
  signatureRefused: [lines('opinion', '退回意见')],
  delivered: [choice('method', '送达方式', DELIVERY_LABELS), lines('proof', '送达凭证')],
  withdrawn: [lines('proof', '撤回的凭据')],
  archived: [line('volume', '卷号')],
  detailsCorrected: [line('number', '案号'), line('authority', '机关或者法院')],
  noted: [lines('text', '备注')],
};

/** The form of an action on a case; that of corrected days offers the entries whose days can be. */
export function fieldsOf(
  kind: DisputeEventKind,
  ledger: readonly LedgerEntry[],
): readonly ActionField[] | undefined {
  if (kind !== 'dateCorrected') return ACTION_FIELDS[kind];
  const entries = ledger.filter((entry) => CORRECTABLE_DISPUTE_EVENTS.has(entry.kind));
  const options = Object.fromEntries(
    entries.map(({ seq, kind: what, on }) => [seq, `第${seq}条：${DISPUTE_EVENT_LABELS[what]}（${on}）`]),
  );
  return [
    choice('of', '哪条记录', options),
    { name: 'to', label: '正确的日期', type: 'day', required: true },
  ];
}

/** The action that a filled-in form means; throws a ZodError with Chinese complaints where it means none. */
export function actionOf(kind: DisputeEventKind, values: ActionValues): SentAction {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const fields = ACTION_FIELDS[kind] ?? [];
  const answered = Object.fromEntries(
    fields.flatMap(({ name, type }) => (type === 'yesNo' ? [[name, values[name] === true]] : [])),
  );
  const detail: Record<string, unknown> = { ...given, ...answered };
  if (kind === 'closed') {
    const { orderKind, orderText, runsFrom, orderDueOn, ...rest } = detail;
    const dueOn = orderDueOn ?? termOfDisclosure(orderKind, runsFrom);
    const order = { kind: orderKind, text: orderText, runsFrom, dueOn };
    return disputeAction.parse({ kind, detail: orderKind === undefined ? rest : { ...rest, order } });
  }
  if (kind === 'dateCorrected')
    return disputeAction.parse({ kind, detail: { ...detail, of: Number(detail['of']) } });
  return disputeAction.parse({ kind, detail });
}

/** The term that the law gives where a court named none; without the year's holiday notice the day has to be entered. */
function termOfDisclosure(kind: unknown, runsFrom: unknown): string | undefined {
  if (kind !== 'disclose' || typeof runsFrom !== 'string') return undefined;
  try {
    return disclosureDueOn(runsFrom, STATE_COUNCIL_CALENDAR);
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined;
    throw error;
  }
}

function line(name: string, label: string): ActionField {
  return { name, label, type: 'line', required: true };
}

function lines(name: string, label: string): ActionField {
  return { name, label, type: 'lines', required: true };
}

function choice(name: string, label: string, options: Readonly<Record<string, string>>): ActionField {
  return { name, label, type: 'choice', required: true, options };
}
