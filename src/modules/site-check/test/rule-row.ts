/** What is put in place of what, in which file: once so that the rule fires, and once so that it just doesn't. */
export interface RuleRow {
  readonly rule: string;
  readonly file?: string;
  readonly replace: string;
  readonly fires: string;
  readonly passes: string;
  /** Rules that fire for the same reason. */
  readonly with?: readonly string[];
}
