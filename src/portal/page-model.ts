import type { Banner } from './appearance.ts';
import type { DocumentKind } from '../law/document-kinds.ts';

/**
 * What the public pages show, free of database and of HTML: the publishing module fills it in, the views turn it
 * into pages. Paths start with `/` and are the same on disk (`/a/` stands for `/a/index.html`).
 */

/** What every public page carries of the site: the identifiers that 国办发〔2017〕47号 wants at its foot. Empty: not set. */
export interface SiteSettings {
  /** 网站名称 */
  readonly siteName: string;
  /** 网站标识码 */
  readonly identificationCode: string;
  /** ICP 备案号 */
  readonly icpNumber: string;
  /** 公安机关备案号 */
  readonly policeNumber: string;
  /** 主办单位 */
  readonly sponsor: string;
  /** 联系方式 */
  readonly contact: string;
  /** “我为政府网站找错”监督举报平台的入口 */
  readonly reportErrorUrl: string;
  /** 党政机关网站标识的核验页 */
  readonly organMarkUrl: string;
}

/** What is the same on every page. */
export interface SiteFrame {
  readonly settings: SiteSettings;
  /** The site's public address without a slash at its end; for absolute links in feeds and meta tags. */
  readonly siteUrl: string;
  /** Names the style sheet's content, so that browsers fetch a changed one: `/assets/site.<version>.css`. */
  readonly assetVersion: string;
  /** Agencies that publish, in the order of the tree. */
  readonly agencies: readonly AgencyLink[];
}

/** An agency in lists and in the path of links. */
export interface AgencyLink {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
}

/** What the pages of one agency share. */
export interface AgencyFrame extends AgencyLink {
  /** 统一社会信用代码, or empty. */
  readonly uscc: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly officeHours: string;
  /** The top of its catalogue: the five blocks of the 专栏, then news. */
  readonly columns: readonly Column[];
}

/** A column of an agency's catalogue with its place on the site. */
export interface Column {
  readonly name: string;
  /** `/{agency}/{path}/` */
  readonly href: string;
  readonly block: 'guide' | 'institution' | 'statutory' | 'annualReports' | 'requests' | 'dynamic';
  readonly takesDocuments: boolean;
  /** The provision that demands it; may be empty. */
  readonly law: string;
  /** Explains the column, or says why it is empty; may be empty. */
  readonly description: string;
  readonly children: readonly Column[];
}

/** A document in a list. */
export interface ItemLink {
  readonly href: string;
  readonly title: string;
  readonly kind: DocumentKind;
  /** 'YYYY-MM-DD' in 北京时间 */
  readonly publishedOn: string;
  /** 原公开日期: when it was public elsewhere before it was taken over; null where it was first public here. */
  readonly publicBefore: string | null;
  readonly documentNumber: string;
  readonly indexNumber: string;
  /** 有效、失效、废止、已修改; empty for kinds without validity. */
  readonly validity: string;
}

/** A document in its column, with what 条例第12条 wants of each in the catalogue: 索引、名称、内容概述、生成日期. */
export interface ListedLink extends ItemLink {
  readonly summary: string;
  /** 'YYYY-MM-DD', or null where the document has no 成文日期. */
  readonly writtenOn: string | null;
}

/** A document in a list that several agencies fill. */
export interface AgencyItemLink extends ItemLink {
  readonly agency: AgencyLink;
}

/** `/` */
export interface SiteHome {
  readonly banner: Banner | null;
  /** With the top of their catalogues. */
  readonly agencies: readonly AgencyWithColumns[];
  readonly latest: readonly AgencyItemLink[];
  /** 政策文件、行政规范性文件 and their interpretations */
  readonly policies: readonly AgencyItemLink[];
}

/** An agency and columns of its catalogue; how deep they go depends on the page. */
export interface AgencyWithColumns extends AgencyLink {
  readonly columns: readonly Column[];
}

/** `/sitemap/` */
export interface SiteMapPage {
  readonly agencies: readonly AgencyWithColumns[];
}

/** `/{agency}/` */
export interface AgencyHome {
  readonly banner: Banner | null;
  readonly news: ColumnItems;
  readonly notices: ColumnItems;
  /** 政策文件、行政规范性文件 and their interpretations */
  readonly policies: ColumnItems;
  /** 重点领域公示, budgets and accounts */
  readonly keyAreas: ColumnItems;
  readonly annualReports: ColumnItems;
}

/** The newest documents of some kinds, and the column that leads to all of them when there is one. */
export interface ColumnItems {
  readonly column: Column | null;
  readonly items: readonly ItemLink[];
}

/** `/{agency}/{column}/` and `/{agency}/{column}/page-<k>.html` */
export interface ColumnPage {
  /** From the top of the catalogue to the column itself. */
  readonly trail: readonly Column[];
  readonly column: Column;
  /** Newest first. */
  readonly items: readonly ListedLink[];
  /** Null on the first page (`index.html`); else the number in the file's name: 1 holds the oldest. */
  readonly number: number | null;
  /** Address of the next older page, or null. */
  readonly older: string | null;
  /** Address of the next newer page, or null. */
  readonly newer: string | null;
  /** 各单位年度报告: lists that stand in this column, the newest year first; none anywhere but on the first page of one. */
  readonly reportLists: readonly { readonly year: number; readonly href: string }[];
  /** Name (`key`) of a column whose documents are in force or not; null for others. */
  readonly validityKey: string | null;
}

/** `/{agency}/{column}/all-{yyyy}.html`: which agencies' annual reports of a year are public, and which aren't yet. */
export interface ReportListPage {
  readonly trail: readonly Column[];
  readonly column: Column;
  readonly year: number;
  readonly agencies: readonly {
    readonly name: string;
    /** Null while it isn't public. */
    readonly report: { readonly href: string; readonly title: string; readonly publishedOn: string } | null;
  }[];
}

/** A file to download. */
export interface FileLink {
  readonly href: string;
  readonly name: string;
  /** 'pdf', 'docx' … */
  readonly extension: string;
  readonly bytes: number;
}

/** `/{agency}/doc/{yyyy}/{number}.html` */
export interface DocumentPage {
  readonly href: string;
  readonly trail: readonly Column[];
  readonly kind: DocumentKind;
  readonly title: string;
  readonly summary: string;
  /** Clean: it went through the sanitiser before it was stored. Inserted as it is. */
  readonly bodyHtml: string;
  readonly indexNumber: string;
  readonly documentNumber: string;
  /** 发布机构 */
  readonly publisher: string;
  /** 'YYYY-MM-DD', or null. */
  readonly writtenOn: string | null;
  readonly effectiveOn: string | null;
  /** 失效日期: the first day on which it no longer holds. */
  readonly lapsesOn: string | null;
  readonly publicityUntil: string | null;
  /** Moment of first publication. */
  readonly publishedAt: Date;
  /** 原公开日期: when it was public elsewhere before it was taken over; null where it was first public here. */
  readonly publicBefore: string | null;
  /** Moment of the latest change that the public sees; equal to `publishedAt` when there was none. */
  readonly changedAt: Date;
  readonly theme: string;
  readonly genre: string;
  readonly facet: string;
  readonly keywords: readonly string[];
  readonly audience: string;
  readonly responsibleUnit: string;
  readonly contentSource: string;
  /** 有效、失效、废止、已修改; empty for kinds without validity. */
  readonly validity: string;
  readonly attachments: readonly FileLink[];
  /** Interpretations of this document. */
  readonly interpretations: readonly ItemLink[];
  /** What this document interprets. */
  readonly interprets: readonly ItemLink[];
  /** By what this document is amended, repealed or replaced; null where nothing public is known. */
  readonly changedBy: ItemLink | null;
  /** What is amended, repealed or replaced by this document. */
  readonly changes: readonly ItemLink[];
  /** 应急发布: public while its review still runs. */
  readonly pendingApproval: boolean;
}

/** What opens a commitment of the public log: the number of its entry, and the salt. */
export interface LogOpening {
  readonly seq: number;
  readonly salt: string;
}

/** What stays at the address of a withdrawn document. */
export interface WithdrawnPage {
  readonly href: string;
  readonly trail: readonly Column[];
  /** Empty when it isn't fit for the public. */
  readonly title: string;
  readonly indexNumber: string;
  readonly publishedOn: string;
  readonly withdrawnOn: string;
  /** What the office tells the public. */
  readonly notice: string;
  /** It won't come back; servers answer with 410. */
  readonly forGood: boolean;
  /** What opens the log's commitment to all of this; null for what was withdrawn before there was one. */
  readonly opening: LogOpening | null;
}

/** `/{agency}/catalogue/`: the statutory catalogue as one table. */
export interface CataloguePage {
  readonly rows: readonly {
    readonly column: Column;
    readonly depth: number;
    /** Documents that the public sees in this very column. */
    readonly count: number;
    readonly lastPublishedOn: string | null;
    readonly cycle: string;
  }[];
}

/** An entry of `/{agency}/feed.xml`. */
export interface FeedEntry {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: Date;
  readonly changedAt: Date;
}

/** An entry of a sitemap. */
export interface SitemapEntry {
  readonly href: string;
  /** 'YYYY-MM-DD'; null for a page that changes with what it lists. */
  readonly changedOn: string | null;
}
