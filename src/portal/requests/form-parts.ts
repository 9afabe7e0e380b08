import { EMPTY, type SafeHtml, html } from '../html.ts';
import type { AskedOnPage } from './request-model.ts';

/** A field of a form on a public page. Its name is its identifier too. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Stands below the label. */
  readonly hint?: string;
  /** What is wrong with what was typed. */
  readonly error?: string | undefined;
  /** May be left out: said beside the label. */
  readonly optional?: boolean;
  /** Longest text; a little more may be typed, so that nothing is cut off unseen. */
  readonly most?: number;
  readonly autocomplete?: string;
  readonly type?: 'text' | 'tel' | 'email';
}

/** A line of text. */
export function textField(spec: FieldSpec): SafeHtml {
  return wrapped(
    spec,
    html`<input id="${spec.name}" name="${spec.name}" type="${spec.type ?? 'text'}" value="${spec.value}"${spec.autocomplete === undefined ? EMPTY : html` autocomplete="${spec.autocomplete}"`}${states(spec)}>`,
  );
}

/** Several lines of text. */
export function textArea(spec: FieldSpec, rows = 5): SafeHtml {
  return wrapped(
    spec,
    html`<textarea id="${spec.name}" name="${spec.name}" rows="${rows}"${states(spec)}>
${spec.value}</textarea>`,
  );
}

/** A choice from a list. */
export function selectField(spec: FieldSpec, options: Readonly<Record<string, string>>): SafeHtml {
  return wrapped(
    spec,
    html`<select id="${spec.name}" name="${spec.name}"${states(spec)}>
${Object.entries(options).map(([value, text]) =>
  value === spec.value
    ? html`<option value="${value}" selected>${text}</option>\n`
    : html`<option value="${value}">${text}</option>\n`,
)}</select>`,
  );
}

/** One of a few, all in sight. */
export function radioGroup(spec: FieldSpec, options: Readonly<Record<string, string>>): SafeHtml {
  return html`<fieldset class="form-field${spec.error === undefined ? '' : ' has-error'}" id="${spec.name}"${described(spec)}>
<legend>${spec.label}</legend>
${notes(spec)}<div class="choices">
${Object.entries(options).map(
  ([value, text]) =>
    html`<label class="choice"><input type="radio" id="${spec.name}-${value}" name="${spec.name}" value="${value}"${value === spec.value ? html` checked` : EMPTY}><span>${text}</span></label>\n`,
)}</div>
</fieldset>
`;
}

/** A box to tick. */
export function tickBox(spec: FieldSpec): SafeHtml {
  return html`<div class="form-field"><label class="choice"><input type="checkbox" id="${spec.name}" name="${spec.name}" value="yes"${spec.value === '' ? EMPTY : html` checked`}${described(spec)}><span>${spec.label}</span></label>
${notes(spec)}</div>
`;
}

/** A file to choose. One that came before need not be chosen again. */
export function fileField(
  spec: Omit<FieldSpec, 'value'> & {
    /** Endings and types that are offered first; left out, all files are. */
    readonly accept?: string;
    /** The browser doesn't send the form without one. */
    readonly required?: boolean;
    readonly kept?: { readonly name: string; readonly token: string } | undefined;
  },
): SafeHtml {
  const { kept } = spec;
  return wrapped(
    { ...spec, value: '' },
    html`${kept === undefined ? EMPTY : html`<p class="kept">已经收到：${kept.name}。不用再选；要换一份的，可以重新选择。</p>\n<input type="hidden" name="${spec.name}-kept" value="${kept.token}">`}<input id="${spec.name}" name="${spec.name}" type="file"${spec.accept === undefined ? EMPTY : html` accept="${spec.accept}"`}${spec.required === true ? html` required` : EMPTY}${states(spec)}>`,
  );
}

/** Fields that are carried along unseen. */
export function carried(values: Readonly<Record<string, string>>): SafeHtml {
  return html`${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}`;
}

/**
 * The question against machines, and a field that people don't see and leave empty. The token of the question is carried
 * at the head of the form, so that it is there before any file.
 */
export function questionField(asked: AskedOnPage): SafeHtml {
  return html`<div class="trap"><label for="more">请勿填写</label><input id="more" name="more" type="text" tabindex="-1" autocomplete="off"></div>
${textField({
  name: 'answer',
  label: `请回答：${asked.question}`,
  value: '',
  hint: '用来分辨是人还是机器在提交。写数字或者汉字都可以。',
  error: asked.message === '' ? undefined : asked.message,
  autocomplete: 'off',
})}`;
}

/**
 * All complaints at the head of the page, each with the way to its field. The order is that of `labels`, which is that of
 * the page.
 */
export function errorSummary(
  errors: Readonly<Record<string, string | undefined>>,
  labels: Readonly<Record<string, string>>,
): SafeHtml {
  const found = Object.entries(labels).flatMap(([name, label]) => {
    const message = errors[name];
    return message === undefined || message === '' ? [] : [{ name, label, message }];
  });
  if (found.length === 0) return EMPTY;
  return html`<div class="notice notice-ended error-summary" role="alert" aria-labelledby="errors">
<h2 id="errors">还有 ${found.length} 处需要修改，改好后请再提交</h2>
<ul>
${found.map(({ name, label, message }) => html`<li><a href="#${name}">${label}</a>：${message}</li>\n`)}</ul>
</div>
`;
}

/** Why a form as a whole wasn't taken, at the head of the page: what to do next, where no single field is to blame. */
export function refusalNotice(title: string, message: string): SafeHtml {
  if (message === '') return EMPTY;
  return html`<div class="notice notice-ended error-summary" role="alert" aria-labelledby="refusal">
<h2 id="refusal">${title}</h2>
<p>${message}</p>
</div>
`;
}

function wrapped(spec: FieldSpec, control: SafeHtml): SafeHtml {
  return html`<div class="form-field${spec.error === undefined ? '' : ' has-error'}"><label for="${spec.name}">${spec.label}${
    spec.optional === true ? html`<span class="optional">（可以不填）</span>` : EMPTY
  }</label>
${notes(spec)}${control}
</div>
`;
}

function notes({ name, hint, error }: Pick<FieldSpec, 'name' | 'hint' | 'error'>): SafeHtml {
  return html`${hint === undefined ? EMPTY : html`<p class="field-hint" id="${name}-hint">${hint}</p>\n`}${
    error === undefined ? EMPTY : html`<p class="field-error" id="${name}-error">${error}</p>\n`
  }`;
}

function states(spec: Pick<FieldSpec, 'name' | 'hint' | 'error' | 'most'>): SafeHtml {
  return html`${spec.most === undefined ? EMPTY : html` maxlength="${spec.most * 2}"`}${described(spec)}${
    spec.error === undefined ? EMPTY : html` aria-invalid="true"`
  }`;
}

function described({ name, hint, error }: Pick<FieldSpec, 'name' | 'hint' | 'error'>): SafeHtml {
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`];
  const text = ids.filter((id) => id !== '').join(' ');
  return text === '' ? EMPTY : html` aria-describedby="${text}"`;
}
