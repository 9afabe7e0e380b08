import type { RuleWords, SiteFinding } from './finding.ts';

/** So many of a rule are named; a site that has a fault everywhere needs one remedy and not a list. */
export const NAMED_OF_A_RULE = 200;

/** Findings as they come, so that memory stays flat however many there are. */
export class FindingList {
  #named: SiteFinding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #ofSite = new Map<string, number>();

  /** One finding; of what is set for the whole site (`ofSite`) the first page stands for all that have it. */
  add(rule: RuleWords & { readonly ofSite?: boolean }, at: { file: string; message: string }): void {
    if (rule.ofSite === true) {
      const known = this.#ofSite.get(rule.id);
      const first = known === undefined ? undefined : this.#named[known];
      if (known !== undefined && first !== undefined) {
        this.#named[known] = { ...first, pages: first.pages + 1 };
        return;
      }
      this.#ofSite.set(rule.id, this.#named.length);
    }
    const count = (this.#counts.get(rule.id) ?? 0) + 1;
    this.#counts.set(rule.id, count);
    if (count > NAMED_OF_A_RULE) return;
    const { id, remedy, basis } = rule;
    this.#named.push({ ...at, rule: id, remedy, basis, pages: 1 });
  }

  /** Those that are named. */
  get named(): readonly SiteFinding[] {
    return this.#named;
  }

  /** How many were found, named or not. */
  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }
}
