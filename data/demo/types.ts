import type {
  ApplicantKind,
  DisputeKind,
  DisputeResult,
  OutcomeRow,
} from '../../src/law/annual-report/form.ts';
import type { PlainDate } from '../../src/law/dates.ts';
import type { DecisionKindKey } from '../../src/law/decisions/decision-kinds.ts';
import type { WorkKindName } from '../../src/law/obligations/work-items.ts';
import type { AgencyKind, DutyKind } from '../../src/modules/agencies/agencies.api.ts';
import type { Role } from '../../src/platform/actor.ts';

/** Whose items of a 标准目录 are. */
export interface DemoResponsibility {
  /** The section that does the work, by its slug. */
  readonly unit: string;
  /** Which of the agency's people answers for them; null where nobody is named. */
  readonly responsible: Role | null;
  /** Items by their key, or all of a field. */
  readonly items: readonly string[];
}

/** Sub-fields of 重点领域公示. */
export type KeyAreaField =
  | 'socialAssistance'
  | 'agriculturalSubsidies'
  | 'dilapidatedHousing'
  | 'employment'
  | 'elderlyCare'
  | 'legalServices'
  | 'workSafety'
  | 'disasterRelief'
  | 'ruralRevitalisation'
  | 'landAcquisition'
  | 'homestead'
  | 'health'
  | 'compulsoryEducation'
  | 'culture'
  | 'socialInsurance'
  | 'irrigation';

/** Chinese names of the sub-fields. */
export const KEY_AREA_LABELS: Readonly<Record<KeyAreaField, string>> = {
  socialAssistance: '社会救助',
  agriculturalSubsidies: '涉农补贴',
  dilapidatedHousing: '农村危房改造',
  employment: '就业创业',
  elderlyCare: '养老服务',
  legalServices: '公共法律服务',
  workSafety: '安全生产',
  disasterRelief: '救灾',
  ruralRevitalisation: '乡村振兴衔接资金',
  landAcquisition: '农村集体土地征收',
  homestead: '宅基地使用情况审核',
  health: '卫生健康',
  compulsoryEducation: '义务教育',
  culture: '公共文化服务',
  socialInsurance: '社会保险',
  irrigation: '农田水利工程建设运营',
};

/** Where each sub-field stands in a township's catalogue. Some have no field of the national standard catalogues. */
export const KEY_AREA_NODES: Readonly<Record<KeyAreaField, string>> = {
  socialAssistance: 'statutory.key-areas.social-assistance',
  agriculturalSubsidies: 'statutory.key-areas.farm-subsidies',
  dilapidatedHousing: 'statutory.key-areas.rural-housing',
  employment: 'statutory.key-areas.employment',
  elderlyCare: 'statutory.key-areas.elderly-care',
  legalServices: 'statutory.key-areas.legal-services',
  workSafety: 'statutory.key-areas.work-safety',
  disasterRelief: 'statutory.key-areas.disaster-relief',
  ruralRevitalisation: 'statutory.key-areas.poverty-relief',
  landAcquisition: 'statutory.key-areas.collective-land',
  homestead: 'statutory.art21.homestead',
  health: 'statutory.key-areas.health',
  compulsoryEducation: 'statutory.key-areas',
  culture: 'statutory.key-areas.public-culture',
  socialInsurance: 'statutory.key-areas.social-insurance',
  irrigation: 'statutory.art21.water-works',
};

/** A file to be made out of rows. `csv-table`: a spreadsheet whose first row is its heading; `text`: one line a row. */
export interface DemoAttachment {
  /** Without its ending. */
  readonly name: string;
  readonly kind: 'csv-table' | 'text';
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A document as its writer hands it in, and the day on which it is published. */
export interface DemoDocument {
  /** Unique over all agencies of the demo. */
  readonly key: string;
  /** Key of the catalogue's node, as in `statutoryTree`, e.g. 'dynamic.news'. */
  readonly nodeKey: string;
  readonly title: string;
  readonly documentNumber?: string;
  readonly writtenOn: PlainDate;
  /** 施行日期, of documents that have one. */
  readonly effectiveOn?: PlainDate;
  /** The first day on which it no longer holds. */
  readonly lapsesOn?: PlainDate;
  /** The last day of its 公示期. */
  readonly publicityUntil?: PlainDate;
  /** A working day, at most 20 working days after `writtenOn` (条例第26条). */
  readonly publishOn: PlainDate;
  readonly summary: string;
  readonly bodyHtml: string;
  /** One of the first-level themes (主题分类). */
  readonly theme: string;
  /** 体裁分类; empty where the text is no 公文. */
  readonly genre: string;
  readonly keywords: readonly string[];
  readonly validity: 'valid' | 'lapsed' | 'repealed' | 'amended';
  /** Name of the section that is responsible. */
  readonly responsibleUnit: string;
  readonly attachments?: readonly DemoAttachment[];
  /** Key of the document that this one interprets. */
  readonly interprets?: string;
}

/** An agency of the demo. `parent` is a slug. */
export interface DemoAgency {
  readonly slug: string;
  readonly parent: string | null;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string;
  readonly selfName: string;
  readonly publishes: boolean;
  readonly uscc: string | null;
  readonly areaCode: string | null;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly officeHours: string;
  readonly disclosureOffice: string;
  readonly reviewAuthority: string;
  readonly court: string;
  readonly sort: number;
  readonly duties: readonly DemoDuty[];
}

/** Somebody's duty for disclosure at an agency. */
export interface DemoDuty {
  readonly duty: DutyKind;
  readonly personName: string;
  readonly title: string;
  readonly phone: string;
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate | null;
}

/** An account with its roles at its own agency. The loader sets the password. */
export interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  /** Slug of the agency. */
  readonly agency: string;
  readonly roles: readonly Role[];
  /** What the person does, for the list of demo sign-ins. */
  readonly description: string;
}

/** A channel (政务新媒体、公开栏) with its issues. */
export interface DemoChannel {
  readonly key: string;
  readonly platform: 'wechat' | 'board' | 'hall';
  readonly name: string;
  readonly filingNumber: string;
  readonly responsible: string;
  readonly openedOn: PlainDate;
  readonly issues: readonly DemoIssue[];
}

/** One issue (期) with its articles (篇). */
export interface DemoIssue {
  readonly issue: string;
  readonly postedOn: PlainDate;
  readonly posts: readonly DemoPost[];
}

/** An article. `documentKey`: the published document that it passes on, published on the same day or before. */
export interface DemoPost {
  readonly title: string;
  readonly documentKey: string | null;
}

/** An entry in the register of 行政规范性文件. */
export interface DemoNormative {
  readonly kind: 'normative';
  readonly title: string;
  readonly documentNumber: string;
  readonly madeOn: PlainDate;
  readonly effectiveOn: PlainDate;
  readonly validUntil: PlainDate | null;
  readonly endedOn: PlainDate | null;
  readonly endedHow: 'repealed' | 'lapsed' | null;
  readonly legalityReviewedBy: string;
  readonly legalityReviewedOn: PlainDate;
  readonly legalityOpinion: string;
  /** Entered on its day. */
  readonly filing: {
    readonly filingNumber: string;
    readonly filedOn: PlainDate;
    readonly filedWith: string;
  };
  /** Key of the document that ended it, published by then. */
  readonly endedBy?: string;
  /** Key of the published document. */
  readonly documentKey: string;
}

/** A 许可、处罚 or 强制 decision. */
export interface DemoDecision {
  readonly kind: 'permit' | 'punish' | 'coerce';
  readonly number: string;
  readonly subject: string;
  readonly decidedOn: PlainDate;
  readonly disclosed: boolean;
}

/** A fee in 万元. */
export interface DemoFee {
  readonly item: string;
  readonly basis: string;
  readonly collectedOn: PlainDate;
  readonly amountWan: string;
}

/** A request for information; `decidedOn`, `decision` and `outcome` are all set or all null. */
export interface DemoRequest {
  readonly number: string;
  readonly receivedOn: PlainDate;
  readonly channel: 'counter' | 'registeredMail' | 'ordinaryMail' | 'internet' | 'fax' | 'oral';
  readonly applicantKind: ApplicantKind;
  readonly applicantName: string;
  readonly subject: string;
  /** Set when the answer was put off (条例第33条). */
  readonly extendedTo: PlainDate | null;
  readonly decidedOn: PlainDate | null;
  /** The way of answering. */
  readonly decision: DecisionKindKey | null;
  /** The row of table three that `decision` counts in. */
  readonly outcome: OutcomeRow | null;
  readonly note?: string;
}

/** A 行政复议 or 行政诉讼 about an answer. */
export interface DemoDispute {
  readonly kind: DisputeKind;
  readonly number: string;
  readonly authority: string;
  /** Number of the request. */
  readonly requestNumber: string;
  readonly filedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly outcome: Exclude<DisputeResult, 'pending'> | null;
  readonly note?: string;
}

/** Own words for a paragraph of the annual report, in place of the template's. May hold tokens like {年份}. */
export interface DemoReportText {
  /** Id of the block in `defaultNarrative(level)`, e.g. 'supervision-training'. */
  readonly block: string;
  readonly text: string;
}

/** A piece of work whose stages were made public, each by one document. It is done with the publication of the last. */
export interface DemoWork {
  readonly kind: WorkKindName;
  readonly title: string;
  readonly nodeKey: string;
  readonly stages: readonly {
    readonly stage: string;
    /** The day on which the work entered the stage, a working day. */
    readonly on: PlainDate;
    /** Key of the document that makes it public. */
    readonly document: string;
  }[];
}

/** What an agency did in the demo's time. Nothing is sorted: the loader plays it in order of time. */
export interface DemoOffice {
  /** Slug of the agency. */
  readonly slug: string;
  readonly documents: readonly DemoDocument[];
  readonly work: readonly DemoWork[];
  readonly channels: readonly DemoChannel[];
  readonly normative: readonly DemoNormative[];
  readonly decisions: readonly DemoDecision[];
  readonly fees: readonly DemoFee[];
  readonly requests: readonly DemoRequest[];
  /** Since when requests are handled here, and the word in their numbers; null: they only stand in the register. */
  readonly handling: { readonly from: PlainDate; readonly numberWord: string } | null;
  readonly disputes: readonly DemoDispute[];
  /** Own sentences for the year's annual report. */
  readonly reportTexts: readonly DemoReportText[];
}

/** The whole demo. Everything happens between 2023-01-04 and 2025-01-24. */
export interface DemoYear {
  /** The year that the annual reports are about. */
  readonly year: number;
  /** Parents before children. */
  readonly agencies: readonly DemoAgency[];
  readonly people: readonly DemoPerson[];
  /** The agencies that publish. */
  readonly offices: readonly DemoOffice[];
}
