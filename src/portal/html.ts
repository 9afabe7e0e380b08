/** HTML that is safe to insert as it is. Only `html` and `raw` make it. */
export class SafeHtml {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
  toString(): string {
    return this.value;
  }
}

/** What may stand in a template: text and numbers are escaped, nothing is left out, lists are joined. */
export type HtmlValue = SafeHtml | string | number | null | undefined | false | readonly HtmlValue[];

const SPECIAL = /[&<>"']/;

/** The text as it stands in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  const first = text.search(SPECIAL);
  if (first < 0) return text;
  let escaped = '';
  let from = 0;
  for (let at = first; at < text.length; at += 1) {
    const entity = entityOf(text.charCodeAt(at));
    if (entity === '') continue;
    escaped += text.slice(from, at) + entity;
    from = at + 1;
  }
  return escaped + text.slice(from);
}

function entityOf(code: number): string {
  switch (code) {
    case 38:
      return '&amp;';
    case 60:
      return '&lt;';
    case 62:
      return '&gt;';
    case 34:
      return '&quot;';
    case 39:
      return '&#39;';
    default:
      return '';
  }
}

/** Trusted HTML, inserted as it is: the sanitiser's output, or text from our own code. */
export function raw(trusted: string): SafeHtml {
  return new SafeHtml(trusted);
}

/** Nothing. */
export const EMPTY: SafeHtml = new SafeHtml('');

/** A template whose values are escaped unless they are HTML themselves. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  let text = parts[0] ?? '';
  for (let at = 0; at < values.length; at += 1) text += written(values[at]) + (parts[at + 1] ?? '');
  return new SafeHtml(text);
}

function written(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof SafeHtml) return value.value;
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined || value === false) return '';
  let text = '';
  for (const one of value) text += written(one);
  return text;
}

/** The address if a reader may follow it (http, https, mail, telephone, or a path of this site), else '#'. */
export function safeHref(address: string): string {
  return /^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(address) ? address : '#';
}
