/** What the check found. */
export interface SiteFinding {
  /** Below the site's folder, e.g. `town/doc/2024/1.html`. */
  readonly file: string;
  /** Identifier of the rule, e.g. `meta.pub-date`. */
  readonly rule: string;
  readonly message: string;
  /** How to mend it. */
  readonly remedy: string;
  /** Where the rule comes from. */
  readonly basis: string;
  /** How many pages have it; more than one only for what is set for the whole site. */
  readonly pages: number;
}

/** What every rule says of itself. */
export interface RuleWords {
  readonly id: string;
  /** How to mend what it finds; a whole sentence. */
  readonly remedy: string;
  /** Where it comes from: 国办发〔2017〕47号, 条例第12条, RFC 4287 … */
  readonly basis: string;
}
