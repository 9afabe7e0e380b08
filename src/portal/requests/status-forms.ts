import { EMPTY, type SafeHtml, html } from '../html.ts';
import { day } from '../lists.ts';
import { REQUEST_STATUS_SEND } from '../paths.ts';
import { fileField, radioGroup, textArea } from './form-parts.ts';
import type { StatusForm, StatusFormName, StatusPage } from './request-model.ts';

/**
 * Names of the fields of all forms, for the list of complaints. Each form has its own text, and may have a file and a
 * choice: `clarify-text`, `clarify-file`, `opinion-choice`, `satisfaction-score` …
 */
export const STATUS_FORM_LABELS: Readonly<Record<string, string>> = {
  'clarify-text': '补正的内容',
  'clarify-file': '补正的文件',
  'reasons-text': '说明的理由',
  'opinion-choice': '是否同意公开',
  'opinion-text': '意见的理由',
  'opinion-file': '意见的附件',
  'withdraw-text': '撤回的原因',
  'satisfaction-score': '是否满意',
  'satisfaction-text': '想说的话',
};

/** What a third party may answer (条例32). */
export const OPINIONS = { agree: '同意公开', disagree: '不同意公开' } as const;

/** Satisfaction, best first: `s5` is 5. */
export const SCORES = { s5: '很满意', s4: '满意', s3: '一般', s2: '不满意', s1: '很不满意' } as const;

const FILE = '.jpg,.jpeg,.png,.pdf,.docx';
const FILE_HINT = 'JPG、PNG 图片，PDF 或者 Word 文档；没有的不用选。';

/** The forms that are open on the status page. */
export function statusForms(page: StatusPage): SafeHtml {
  return html`${clarify(page)}${reasons(page)}${opinion(page)}${satisfaction(page)}${withdraw(page)}`;
}

function clarify(page: StatusPage): SafeHtml {
  return formOf(page, 'clarify', {
    title: '请补正申请',
    button: '提交补正',
    fields: html`${text(page, 'clarify', '请逐项写明', '答复的期限自收到补正之日起重新计算（条例第33条）。')}${file(page, 'clarify')}`,
  });
}

function reasons(page: StatusPage): SafeHtml {
  return formOf(page, 'reasons', {
    title: '请说明理由',
    button: '提交理由',
    fields: text(page, 'reasons', '为什么需要这样多的信息', '例如各份申请之间的联系（条例第35条）。'),
  });
}

function opinion(page: StatusPage): SafeHtml {
  return formOf(page, 'opinion', {
    title: '请表示意见',
    button: '提交意见',
    fields: html`${radioGroup(
      {
        name: 'opinion-choice',
        label: '是否同意公开',
        value: typed(page, 'opinion-choice'),
        error: complaint(page, 'opinion-choice'),
      },
      OPINIONS,
    )}${text(page, 'opinion', '理由', '不同意公开的，请写明公开会怎样损害您的权益。')}${file(page, 'opinion')}`,
  });
}

function satisfaction(page: StatusPage): SafeHtml {
  if (page.satisfaction !== null) return html`<p>您已对这次办理作出评价，谢谢。</p>\n`;
  return formOf(page, 'satisfaction', {
    title: '对这次办理满意吗',
    button: '提交评价',
    fields: html`${radioGroup(
      {
        name: 'satisfaction-score',
        label: '请选一项',
        value: typed(page, 'satisfaction-score'),
        error: complaint(page, 'satisfaction-score'),
      },
      SCORES,
    )}${text(page, 'satisfaction', '想说的话（可以不填）', '评价不影响办理结果，也不代替行政复议、诉讼和投诉。')}`,
  });
}

function withdraw(page: StatusPage): SafeHtml {
  const form = page.forms.withdraw;
  if (form === null) return EMPTY;
  return html`<details class="fold"${page.refused?.form === 'withdraw' ? html` open` : EMPTY}>
<summary>不想继续申请了</summary>
${formOf(page, 'withdraw', {
  title: '撤回申请',
  button: '确认撤回申请',
  fields: text(page, 'withdraw', '原因（可以不填）', '撤回后不再办理这份申请；以后仍然可以重新申请。'),
})}</details>
`;
}

function formOf(
  page: StatusPage,
  name: StatusFormName,
  parts: { readonly title: string; readonly button: string; readonly fields: SafeHtml },
): SafeHtml {
  const form = page.forms[name];
  if (form === null) return EMPTY;
  return html`<section class="status-form" aria-labelledby="${name}-title">
<h2 id="${name}-title">${parts.title}</h2>
${asked(form)}<form class="form" method="post" action="${REQUEST_STATUS_SEND}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="form" value="${name}">
<input type="hidden" name="token" value="${form.token}">
${parts.fields}<p class="form-buttons"><button type="submit">${parts.button}</button></p>
</form>
</section>
`;
}

function asked(form: StatusForm): SafeHtml {
  return html`${form.asked.map((sentence) => html`<p>${sentence}</p>\n`)}${
    form.until === null ? EMPTY : html`<p>请在 <strong>${day(form.until)}</strong> 以前提交。</p>\n`
  }`;
}

function text(page: StatusPage, form: StatusFormName, label: string, hint: string): SafeHtml {
  const name = `${form}-text`;
  return textArea(
    { name, label, hint, value: typed(page, name), error: complaint(page, name), most: 2_000 },
    form === 'satisfaction' || form === 'withdraw' ? 3 : 6,
  );
}

function file(page: StatusPage, form: StatusFormName): SafeHtml {
  const name = `${form}-file`;
  return fileField({
    name,
    label: '附上文件',
    optional: true,
    hint: FILE_HINT,
    accept: FILE,
    error: complaint(page, name),
  });
}

function typed(page: StatusPage, name: string): string {
  return page.refused?.typed[name] ?? '';
}

function complaint(page: StatusPage, name: string): string | undefined {
  return page.refused?.errors[name];
}
