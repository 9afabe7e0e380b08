import type { AgencyFrame, Column, ListedLink, LogOpening } from '../page-model.ts';

/** What the site offers to programs, free of database and of JSON. */

/**
 * What the public gets of a document and what the log holds it to: members of its JSON page, of which a change is an entry of the
 * log. The name of the column may change without one and doesn't stand here.
 */
export interface PublicContent {
  readonly indexNumber: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** Cleaned HTML; pictures name their file by `data-attachment-id`. */
  readonly bodyHtml: string;
  /** 文号; empty where there is none. */
  readonly documentNumber: string;
  /** 成文日期, 施行日期, 失效日期 and the last day of a 公示期: 'YYYY-MM-DD' or null. */
  readonly writtenOn: string | null;
  readonly effectiveOn: string | null;
  readonly lapsesOn: string | null;
  readonly publicityUntil: string | null;
  /** 主题、体裁、组配分类 */
  readonly theme: string;
  readonly genre: string;
  readonly facet: string;
  readonly keywords: readonly string[];
  /** 公开对象, 责任部门, 信息来源 */
  readonly audience: string;
  readonly responsibleUnit: string;
  readonly contentSource: string;
  readonly attachments: readonly PublicAttachment[];
  /** Missing where the newest entry is from before entries committed to it. */
  readonly standing?: Standing | undefined;
}

/** What the page shows of a document beside its text, as the newest entry of the log has it. */
export interface Standing {
  /** 有效、失效、废止、已修改; empty for kinds without validity. */
  readonly validity: string;
  /** From this day on it is 失效 without a further entry: 'YYYY-MM-DD', or null when it isn't by the passing of time alone. */
  readonly lapsesFrom: string | null;
  /** 应急发布: public while its review still runs. */
  readonly pendingApproval: boolean;
  /** When it was first published, and when its text was changed last: ISO 8601. */
  readonly publishedAt: string;
  readonly changedAt: string;
  /** 原公开日期: 'YYYY-MM-DD'; missing where it was first public here. */
  readonly publicBefore?: string | undefined;
}

/** A file of a document. */
export interface PublicAttachment {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** A document's JSON page. */
export interface DocumentData {
  /** Address of its page, from the root. */
  readonly path: string;
  readonly agency: Pick<AgencyFrame, 'slug' | 'name' | 'uscc'>;
  /** From the top of the catalogue to its column. */
  readonly trail: readonly Column[];
  readonly publishedAt: Date;
  readonly changedAt: Date;
  /** 有效、失效、废止、已修改; empty for kinds without validity. */
  readonly validity: string;
  readonly pendingApproval: boolean;
  readonly content: PublicContent;
  /** Where its files are: of each attachment the address. */
  readonly files: readonly { readonly id: string; readonly path: string }[];
  /** What opens the commitment of an entry in the public log; null for what was public before there was a log. */
  readonly log: LogOpening | null;
}

/** A page of a column as data. */
export interface ColumnData {
  readonly agency: Pick<AgencyFrame, 'slug' | 'name'>;
  readonly trail: readonly Column[];
  readonly column: Column;
  /** Newest first. */
  readonly items: readonly ListedLink[];
  /** Null on the newest page. */
  readonly number: number | null;
  /** Which page holds the next older, or null. */
  readonly older: number | null;
}
