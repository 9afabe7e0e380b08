import type { SourcePlace } from '../../annual-report/reading/source-document.ts';
import type { StandardItem } from '../standard-item.ts';

/** The words of a row as the source has them, by what they are; lines joined by `\n`, nothing changed. */
export interface ItemWords {
  readonly number: string;
  readonly category: string;
  readonly name: string;
  readonly content: string;
  readonly basis: string;
  readonly limit: string;
  readonly discloser: string;
  readonly channels: string;
  readonly audience: string;
  readonly mode: string;
  readonly levels: string;
  readonly remark: string;
}

/** What isn't certain about a row. `ask`: it isn't taken before somebody has decided; `note`: told, and taken as told. */
export interface ItemDoubt {
  readonly weight: 'ask' | 'note';
  readonly column: keyof ItemWords;
  /** Chinese, a whole sentence. */
  readonly message: string;
}

/** A row as it was read. */
export interface ReadItem {
  readonly place: SourcePlace;
  readonly words: ItemWords;
  /** What the words say; `rule` is null where they are unclear, too, and a doubt says so. */
  readonly item: Omit<StandardItem, 'key' | 'field'>;
  readonly doubts: readonly ItemDoubt[];
}

/** Rows below one heading, sheet or title. */
export interface ReadSection {
  /** As it stands in the source; empty where there is none. */
  readonly heading: string;
  /** Null: it names no field, and a person must. */
  readonly field: string | null;
  readonly rows: readonly ReadItem[];
}

/** A 标准目录 as it was read from a file. */
export interface ReadCatalogue {
  readonly sections: readonly ReadSection[];
  /** 注, 说明 and other lines around the tables, as they stand. */
  readonly remarks: readonly string[];
  /** Chinese: what was left out, and why. */
  readonly problems: readonly string[];
}
