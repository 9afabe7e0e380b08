/**
 * What the public pages of information requests show, free of database and of HTML. The requests module fills it in.
 * Paths start with `/`; days are 'YYYY-MM-DD'; everything else is text for people.
 */

/** The question against machines, and what was wrong with the last answer (else empty). */
export interface AskedOnPage {
  /** Goes back as it is in the field `token`. */
  readonly token: string;
  readonly question: string;
  readonly message: string;
}

/** `/{agency}/apply/` */
export interface ApplyGuide {
  /** 政府信息公开工作机构 (条例第12条); empty: not named. */
  readonly disclosureOffice: string;
  /** 行政复议机关 and 管辖法院; empty: not known. */
  readonly reviewAuthority: string;
  readonly court: string;
  /** Closed agencies take no applications any more. */
  readonly open: boolean;
}

/** A public document that may be what an applicant looks for. */
export interface Suggestion {
  /** Sent back in the field `helped` when it was. */
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly publishedOn: string;
  readonly excerpt: string;
}

/** A file that came with an earlier try of the same form and is kept sealed meanwhile. */
export interface KeptFile {
  /** `proof` or `authorisation`; sent back in the field `proof-kept` or `authorisation-kept`. */
  readonly field: 'proof' | 'authorisation';
  readonly name: string;
  /** Signed by the program; names the sealed file. */
  readonly token: string;
}

/** `/{agency}/apply/receipt?form=…` */
export interface ReceiptPage {
  /** 受理编号 */
  readonly number: string;
  /** 查询码, shown here for an hour and nowhere else. */
  readonly code: string;
  /** What was asked for, in a line. */
  readonly subject: string;
  readonly submittedOn: string;
  /** Days that are known already, with what happens then. */
  readonly dates: readonly { readonly on: string; readonly words: string }[];
}

/** `/apply/status` */
export interface StatusQueryPage {
  readonly number: string;
  /** Nothing, or why it didn't work; never tells which of the two is wrong. */
  readonly message: string;
  /** Why number and code are wanted once more, when nothing was wrong with them; else empty. */
  readonly notice: string;
  /** What was written and couldn't be taken any more; shown so that it isn't lost. */
  readonly unsent: string;
  /** After several failures a question is asked besides. */
  readonly asked: AskedOnPage | null;
}

/** A step of the way of a request, in plain words. */
export interface StatusStep {
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead';
  /** The day on which it was done; null when it wasn't or nobody need know. */
  readonly on: string | null;
}

/** By when the office must answer, and why then. */
export interface StatusDeadline {
  /** The day that holds now. */
  readonly on: string;
  /** The day before anything moved it, when another. */
  readonly originally: string | null;
  /** Sentences: from which day it runs, what moved it, by which article. */
  readonly why: readonly string[];
  /** Why it doesn't run at present; empty when it does. */
  readonly paused: string;
}

/** A letter or another file to download. */
export interface StatusFile {
  readonly href: string;
  readonly name: string;
  /** 'pdf', 'docx' … */
  readonly extension: string;
  readonly bytes: number;
  readonly on: string;
}

/** A form on the status page. `token` is the guard's; a form sent twice is done once. */
export interface StatusForm {
  readonly token: string;
  /** By which day; null when there is none. */
  readonly until: string | null;
  /** What the office wants to know or has said, paragraph by paragraph. */
  readonly asked: readonly string[];
}

/** What can be sent from the status page; null where it can't. */
export interface StatusForms {
  /** 补正 */
  readonly clarify: StatusForm | null;
  /** 说明理由 (条例35) */
  readonly reasons: StatusForm | null;
  /** Whatever else the applicant wants to say to who handles the request. */
  readonly message: StatusForm | null;
  readonly withdraw: StatusForm | null;
  readonly satisfaction: StatusForm | null;
  /** 建议主动公开 (条例44) */
  readonly publish: StatusForm | null;
}

/** Names of the forms of the status page; sent in the field `form`. */
export type StatusFormName = keyof StatusForms;

/** `/apply/status/view` */
export interface StatusPage {
  readonly number: string;
  readonly subject: string;
  readonly submittedOn: string;
  /** 收到申请之日 (条例31); null while it isn't settled. */
  readonly receivedOn: string | null;
  /** Where it stands, in one sentence. */
  readonly now: string;
  readonly steps: readonly StatusStep[];
  readonly deadline: StatusDeadline | null;
  /** Oldest first. */
  readonly events: readonly { readonly on: string; readonly words: string }[];
  readonly files: readonly StatusFile[];
  readonly forms: StatusForms;
  /** Whether the limit begins anew when the 补正 comes (条例第30条). */
  readonly clarifyingRestarts: boolean;
  /** What has just been done; empty when nothing was. */
  readonly notice: string;
  /** A form that couldn't be taken: its complaints by field, and what was typed. */
  readonly refused: {
    readonly form: StatusFormName;
    readonly errors: Readonly<Record<string, string>>;
    readonly typed: Readonly<Record<string, string>>;
  } | null;
  /** Given before: 1 to 5; null when it wasn't. */
  readonly satisfaction: number | null;
}
