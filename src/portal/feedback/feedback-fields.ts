import { FEEDBACK_KINDS, type FeedbackKind } from '../../law/feedback.ts';

/** What a visitor wrote, checked. */
export interface FeedbackValues {
  /** The page, from the root of the site. */
  readonly page: string;
  readonly kind: FeedbackKind;
  /** The words on the page that it is about; may be empty. */
  readonly quote: string;
  readonly problem: string;
}

/** The same as it stands in the form. */
export interface TypedFeedback {
  readonly page: string;
  readonly kind: string;
  readonly quote: string;
  readonly problem: string;
}

/** What is wrong, by field. */
export type FeedbackErrors = Partial<Readonly<Record<keyof TypedFeedback, string>>>;

/** The longest a visitor may write. */
export const LONGEST = { page: 300, quote: 200, problem: 1_000 } as const;

/** What stands in the fields of the form. `field` gives the text of a field, empty when it wasn't sent. */
export function readFeedback(field: (name: string) => string, hosts: readonly string[]): TypedFeedback {
  return {
    page: pageOf(field('page').trim(), hosts),
    kind: field('kind'),
    quote: field('quote').trim(),
    problem: field('problem').trim(),
  };
}

/** The values when nothing is wrong with them, else what is. */
export function checkFeedback(
  typed: TypedFeedback,
):
  | { readonly values: FeedbackValues; readonly errors: null }
  | { readonly values: null; readonly errors: FeedbackErrors } {
  const kind = FEEDBACK_KINDS.find((one) => one === typed.kind);
  const errors: Record<string, string> = {};
  if (!typed.page.startsWith('/'))
    errors['page'] = '请填写本网站的网址，例如打开有问题的网页，把地址栏里的网址复制过来。';
  else if (typed.page.length > LONGEST.page) errors['page'] = '网址太长，请填写网页本身的网址。';
  if (kind === undefined) errors['kind'] = '请选择问题的类型。';
  tooLong(errors, 'quote', typed.quote);
  if (typed.problem === '') errors['problem'] = '请写明哪里有问题、应当是什么。';
  tooLong(errors, 'problem', typed.problem);
  if (Object.keys(errors).length > 0 || kind === undefined) return { values: null, errors };
  return { values: { ...typed, kind }, errors: null };
}

function tooLong(errors: Record<string, string>, name: 'quote' | 'problem', text: string): void {
  const length = [...text].length;
  if (length > LONGEST[name]) errors[name] = `最多 ${LONGEST[name]} 个字，现在有 ${length} 个字，请缩短。`;
}

/** An address of this site as its path; anything else as it was typed, which is refused then. */
export function pageOf(address: string, hosts: readonly string[]): string {
  if (address.startsWith('/') && !address.startsWith('//')) return pathOf(address, 'http://site.invalid');
  const text = /^[a-z]+:\/\//iu.test(address) ? address : `https://${address}`;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/u.test(url.protocol) || !hosts.includes(url.hostname)) return address;
  return pathOf(url.pathname, url.origin);
}

function pathOf(address: string, base: string): string {
  const path = URL.parse(address, base)?.pathname ?? address;
  return path.replace(/index\.html$/u, '');
}
