import type { WithdrawnPage } from '../../portal/page-model.ts';
import { shownWords } from '../../portal/withdrawn-page.ts';

/** What a reader finds at the address of a withdrawn document: what the log holds that page to. */
export interface Remains {
  /** The address of the document to which it leads; null where it says something itself. All else is empty where it leads on. */
  readonly leadsTo: string | null;
  /** The heading and the words of the notice, as they are shown. */
  readonly title: string;
  readonly notice: string;
  readonly indexNumber: string;
  /** 'YYYY-MM-DD' */
  readonly publishedOn: string;
  readonly withdrawnOn: string;
  /** It won't come back. */
  readonly forGood: boolean;
}

/** What a page says that tells of a withdrawal. */
export function remainsOfNotice(page: Omit<WithdrawnPage, 'href' | 'trail' | 'opening'>): Remains {
  const { indexNumber, publishedOn, withdrawnOn, forGood } = page;
  return { leadsTo: null, ...shownWords(page), indexNumber, publishedOn, withdrawnOn, forGood };
}

/** What a page says that leads to another document. */
export function remainsOfRedirect(to: string): Remains {
  return {
    leadsTo: to,
    title: '',
    notice: '',
    indexNumber: '',
    publishedOn: '',
    withdrawnOn: '',
    forGood: false,
  };
}
