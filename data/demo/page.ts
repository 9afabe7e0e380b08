import type { PlainDate } from '../../src/law/dates.ts';
import type { DemoAgency, DemoDocument } from './types.ts';

/** What every text needs; the rest has a default. */
export type PageFields = Pick<DemoDocument, 'key' | 'nodeKey' | 'title' | 'summary' | 'bodyHtml'> &
  Partial<DemoDocument> & {
    /** Day of writing and day of publishing. */
    readonly days: readonly [writtenOn: PlainDate, publishOn: PlainDate];
    readonly keywords: readonly string[];
    readonly responsibleUnit: string;
  };

/** A document with the usual metadata of a standing page: valid, on general affairs, no 公文. */
export function page({ days, ...fields }: PageFields): DemoDocument {
  const [writtenOn, publishOn] = days;
  return { theme: '综合政务', genre: '', validity: 'valid', ...fields, writtenOn, publishOn };
}

/** How an agency's standing pages speak of it. */
export interface Voice {
  readonly agency: DemoAgency;
  /** 党政综合办公室 or 办公室. */
  readonly unit: string;
  /** What the agency is called in running text and titles. */
  readonly name: string;
  /** When the pages were written and published. */
  readonly days: readonly [writtenOn: PlainDate, publishOn: PlainDate];
  /** Its statutory content, as the guide lists it. */
  readonly contents: readonly string[];
  /** Where printed information can be read. */
  readonly readingPlaces: string;
}
