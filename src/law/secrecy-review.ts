/** What 条例第10、11、17条 make of a 保密审查: whose yes is needed before what was reviewed is made public. Its form stands in the module. */

/** 保密审查结论. */
export const SECRECY_RESULTS = ['open', 'partial', 'withheld', 'referred'] as const;
/** One of the results. */
export type SecrecyResult = (typeof SECRECY_RESULTS)[number];

/** Whether a result lets the content become public. */
export function secrecyAllows(result: SecrecyResult | null): boolean {
  return result === 'open' || result === 'partial';
}

/** What a form says of whose the information is. */
export interface SecrecyOrigin {
  readonly source: 'made' | 'obtained';
  readonly concerns: readonly string[];
  /** Where its maker published it, or agreed. */
  readonly otherAgencyBasis: string;
}

/**
 * 条例第10、11条: what was obtained from another agency is made public by the one that made or first obtained it, and what is another
 * agency's isn't published without having been agreed on. Whether a form says so and not on what basis it is published all the same.
 */
export function lacksConsent(form: SecrecyOrigin): boolean {
  return needsConsent(form) && form.otherAgencyBasis === '';
}

/** Whether what is reviewed may be another agency's to publish. */
export function needsConsent({ source, concerns }: Pick<SecrecyOrigin, 'source' | 'concerns'>): boolean {
  return source === 'obtained' || concerns.includes('otherAgency');
}

/** An earlier 保密审查 of the same content. */
export interface EarlierReview {
  readonly result: SecrecyResult;
  readonly authorityOpinion: string;
}

/**
 * 条例第17条: what the office can't tell is reported to the competent department or the secrecy administration and is theirs to decide.
 * Whether their opinion on the document is still waited for. A result of the office's own in between doesn't stand in its place, nor does
 * another text: one more mark would be another one.
 * @param earlier newest first
 */
export function awaitsAuthority(earlier: readonly EarlierReview[]): boolean {
  const decisive = earlier.find(
    ({ result, authorityOpinion }) => result === 'referred' || authorityOpinion !== '',
  );
  return decisive?.result === 'referred';
}
