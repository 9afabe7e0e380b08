/** A form that should be another: not where it stands before or behind characters with which it makes other words. */
export interface Form {
  readonly words: string;
  readonly right: string;
  readonly notBehind: string;
  readonly notBefore: string;
}

const FORM = /^(?:\[([^\]]*)\])?([^[\]]+)(?:\[([^\]]*)\])?$/u;

/** Reads lists like `right=[不]wrong[者],other`; throws a TypeError for an entry that isn't so. */
export function formsIn(list: string): Form[] {
  return list
    .trim()
    .split(/\s+/u)
    .flatMap((entry) => {
      const [right, forms] = entry.split('=');
      if (right === undefined || right === '' || forms === undefined)
        throw new TypeError(`not an entry: ${entry}`);
      return forms.split(',').map((form) => formOf(form, right));
    });
}

/** Whether the form at a place stands for itself. */
export function standsAlone({ words, notBehind, notBefore }: Form, text: string, at: number): boolean {
  const [before, behind] = [text.charAt(at - 1), text.charAt(at + words.length)];
  return !(before !== '' && notBehind.includes(before)) && !(behind !== '' && notBefore.includes(behind));
}

function formOf(form: string, right: string): Form {
  const [, notBehind = '', words, notBefore = ''] = FORM.exec(form) ?? [];
  if (words === undefined) throw new TypeError(`not a form: ${form}`);
  return { words, right, notBehind, notBefore };
}
