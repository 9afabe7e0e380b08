import type { PlainDate } from '../dates.ts';

/** Whose opinion is asked: 第三方 (条例32), 共同制作机关 (条例34), 其他机关 (条例33第三款). */
export type Consulted = 'thirdParty' | 'jointMaker' | 'otherAgency';

/** What every entry of a ledger may carry besides its kind. */
export interface LedgerEntry {
  /** The day on which it takes effect in law. */
  readonly on: PlainDate;
  /** Order of recording, from 1; the place in the list where left out. */
  readonly seq?: number;
  /** When it was written down, an ISO moment or day; the day `on` where left out. */
  readonly recordedAt?: string;
  /** Why it happened, or why it was written down late. */
  readonly reason?: string;
}

/** Entries that start, end or change the clock, by kind. */
export type ClockEvent = LedgerEntry &
  (
    | { readonly kind: 'received' | 'start' }
    /**
     * `respondBy` is the 补正期限 as it was fixed at sending, `workdays` the same in 工作日. `deliveredOn` is the day on which the
     * applicant received the letter: he has as many 工作日 from there.
     */
    | {
        readonly kind: 'clarificationAsked';
        readonly respondBy?: PlainDate;
        readonly workdays?: number;
        readonly deliveredOn?: PlainDate;
      }
    | { readonly kind: 'clarified' }
    /** The clock stands still for it no longer than up to `until`, where that is told. */
    | {
        readonly kind: 'consultationSent';
        readonly consultation: string;
        readonly with: Consulted;
        readonly until?: PlainDate;
      }
    /** The addressee received the letter: its fifteen 工作日 begin. */
    | { readonly kind: 'consultationDelivered'; readonly consultation: string }
    | {
        readonly kind: 'consultationReplied';
        readonly consultation: string;
        readonly opinion?: 'agrees' | 'refuses' | 'other';
      }
    | ({ readonly kind: 'extended' } & ExtensionDetail)
    | { readonly kind: 'reasonsAsked' | 'reasonsGiven' }
    /** The delayed day that the applicant was told. */
    | { readonly kind: 'delayed'; readonly until: PlainDate }
    /** `deliveredOn` is the day on which the applicant received the notice; `on` where left out. */
    | { readonly kind: 'feeAsked'; readonly deliveredOn?: PlainDate }
    | { readonly kind: 'paid' }
    /** The day that counts for being in time: signed for, posted, or sent electronically. */
    | { readonly kind: 'answered' }
    | { readonly kind: 'withdrawn' | 'abandoned' }
    | { readonly kind: 'restart' | 'stop' }
    /** `ref` pairs a suspension with its end; without it the oldest open one ends first. It goes no further than `until`. */
    | { readonly kind: 'suspend'; readonly ref?: string; readonly until?: PlainDate }
    | { readonly kind: 'resume'; readonly ref?: string }
    | { readonly kind: 'extend'; readonly workdays: number }
    /** What is on record and moves no limit, such as 签发 before the answer went out. `what` says it in Chinese. */
    | { readonly kind: 'noted'; readonly what: string }
    /** Strikes out the entry with the number `voids`. Nothing is deleted. */
    | { readonly kind: 'corrected'; readonly voids: number }
  );

/** How long an extension is: in 工作日, or up to a day; the longest there is where neither is told. */
export interface ExtensionDetail {
  readonly workdays?: number;
  readonly until?: PlainDate;
  /** Who approved it; null where it is known that nobody did, left out where it isn't recorded. */
  readonly approvedBy?: string | null;
  /** When the applicant was told; null where it is known that nobody told, left out where it isn't recorded. */
  readonly notifiedOn?: PlainDate | null;
}

/** What an entry is called by. */
export type ClockEventKind = ClockEvent['kind'];

/** An entry of one kind. */
export type EventOf<Kind extends ClockEventKind> = Extract<ClockEvent, { kind: Kind }>;

/** Each kind with its name for people. */
const CLOCK_EVENT_LABELS: Readonly<Record<ClockEventKind, string>> = {
  received: '收到申请',
  clarificationAsked: '补正告知',
  clarified: '收到补正',
  consultationSent: '发出征求意见书',
  consultationDelivered: '被征求意见方签收',
  consultationReplied: '收到反馈意见',
  extended: '延长答复期限',
  reasonsAsked: '要求说明理由',
  reasonsGiven: '收到理由说明',
  delayed: '告知延迟答复',
  feeAsked: '发出收费通知',
  paid: '完成缴费',
  answered: '作出答复',
  withdrawn: '申请人撤回申请',
  abandoned: '视为放弃申请',
  start: '期限开始',
  restart: '期限重新计算',
  suspend: '期限中止',
  resume: '期限恢复',
  extend: '期限延长',
  stop: '期限停止',
  noted: '其他事项',
  corrected: '更正记录',
};

/** Who is asked, for people. */
export const CONSULTED_LABELS: Readonly<Record<Consulted, string>> = {
  thirdParty: '第三方',
  jointMaker: '共同制作机关',
  otherAgency: '其他机关',
};

/** What an entry is called in a sentence: `向第三方发出征求意见书`. */
export function eventLabel(event: ClockEvent): string {
  if (event.kind === 'noted') return event.what;
  return event.kind === 'consultationSent'
    ? `向${CONSULTED_LABELS[event.with]}发出征求意见书`
    : CLOCK_EVENT_LABELS[event.kind];
}
