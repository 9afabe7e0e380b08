/** A text that isn't checked; `message` says why in Chinese, for people. */
export class UncheckableText extends Error {
  override readonly name = 'UncheckableText';
}
