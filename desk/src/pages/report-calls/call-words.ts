import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';

/** A call as its convener sees it. */
export type Board = ResponseOf<typeof reportCallsApi.board>;
/** How an agency stands in a call. */
export type Member = Board['members'][number];
/** An agency's part in a call. */
export type Place = ResponseOf<typeof reportCallsApi.place>;
/** What is prepared or was submitted. */
export type Sent = NonNullable<Place['draft']>;
/** The sum of a call's reports. */
export type RollUp = ResponseOf<typeof reportCallsApi.rollUp>;

/** Where a report stands. */
export const STATE_LABELS: Readonly<Record<Member['state'], string>> = {
  none: '未报送',
  submitted: '待审核',
  returned: '已退回',
  approved: '已通过',
};

/** The same as a colour. */
export const STATE_COLOURS: Readonly<Record<Member['state'], string>> = {
  none: 'default',
  submitted: 'blue',
  returned: 'orange',
  approved: 'green',
};

/** Kinds of agencies with days of their own. */
export const LEVEL_LABELS: Readonly<Record<Member['level'], string>> = {
  township: '乡镇',
  street: '街道',
  department: '部门',
  district: '区县',
  city: '市',
  province: '省',
};

/** How a sum stands to the convener's report where they aren't known to agree. */
export const AGREEMENT_LABELS: Readonly<
  Record<NonNullable<RollUp['differences']>[number]['agreement'], string>
> = {
  different: '不一致',
  unread: '无法核对',
};

/** How near a day is, as a colour. */
export const URGENCY_COLOURS: Readonly<Record<NonNullable<Member['due']>['urgency'], string>> = {
  overdue: 'red',
  today: 'volcano',
  soon: 'orange',
  later: 'green',
  none: 'default',
};

const DUE_LABELS: Readonly<Record<NonNullable<Member['due']>['what'], string>> = {
  submit: '报送',
  review: '审核',
  mend: '改后再报送',
  publish: '公布',
};

/** What comes next and by when: 1月20日前报送 as “报送 2025-01-20 已超期”. */
export function dueWords(due: Member['due']): string {
  if (due === null) return '已办结';
  return `${DUE_LABELS[due.what]} ${dayWords(due)}`;
}

/** A day and how near it is. */
export function dayWords(due: { readonly on: string; readonly urgency: string }): string {
  if (due.urgency === 'overdue') return `${due.on} 已超期`;
  return due.urgency === 'today' ? `${due.on} 今天到期` : due.on;
}

/** How a report comes: from the program, or as a file. */
export function sourceWords(sent: Pick<Sent, 'source' | 'versionNumber' | 'fileName'>): string {
  return sent.source === 'frozen' ? `系统内第 ${sent.versionNumber ?? 1} 次定稿` : `文件：${sent.fileName}`;
}

/** How many agencies are how far. */
export function countsOf(members: readonly Member[]): {
  asked: number;
  submitted: number;
  approved: number;
  late: number;
  published: number;
} {
  const count = (is: (member: Member) => boolean): number => members.filter(is).length;
  return {
    asked: members.length,
    submitted: count(({ submission }) => submission !== null),
    approved: count(({ state }) => state === 'approved'),
    late: count(({ due }) => due?.urgency === 'overdue'),
    published: count(({ publicReport }) => publicReport !== null),
  };
}
