import { EMPTY, type SafeHtml, html } from '../html.ts';
import { day } from '../lists.ts';
import { REQUEST_STATUS_SEND } from '../paths.ts';
import { fileField, radioGroup, textArea } from './form-parts.ts';
import type { StatusForm, StatusFormName, StatusPage } from './request-model.ts';

/**
 * Names of the fields of all forms, for the list of complaints. Each form has its own text, and may have a file and a
 * choice: `clarify-text`, `clarify-file`, `satisfaction-score` …
 */
export const STATUS_FORM_LABELS: Readonly<Record<string, string>> = {
  'clarify-text': '补正的内容',
  'clarify-file': '补正的文件',
  'reasons-text': '说明的理由',
  'message-text': '想说明的内容',
  'message-file': '附件',
  'withdraw-text': '撤回的原因',
  'satisfaction-score': '是否满意',
  'satisfaction-text': '想说的话',
  'publish-text': '建议公开的理由',
};

/** Satisfaction, best first: `s5` is 5. */
export const SCORES = { s5: '很满意', s4: '满意', s3: '一般', s2: '不满意', s1: '很不满意' } as const;

const FILE = '.jpg,.jpeg,.png,.pdf,.docx';
const FILE_HINT = 'JPG、PNG 图片，PDF 或者 Word 文档；没有的不用选。';

/** The forms that are open on the status page. */
export function statusForms(page: StatusPage): SafeHtml {
  return html`${clarify(page)}${reasons(page)}${satisfaction(page)}${publish(page)}${message(page)}${withdraw(page)}`;
}

function clarify(page: StatusPage): SafeHtml {
  return formOf(page, 'clarify', {
    title: '请补正申请',
    button: '提交补正',
    fields: html`${text(page, 'clarify', '请逐项写明', page.clarifyingRestarts ? '收到补正的次日起，答复的期限重新计算（条例第30条）。' : '这次补正不改变答复的期限。')}${file(page, 'clarify')}`,
  });
}

function reasons(page: StatusPage): SafeHtml {
  return formOf(page, 'reasons', {
    title: '请说明理由',
    button: '提交理由',
    fields: text(page, 'reasons', '为什么需要这样多的信息', '例如各份申请之间的联系（条例第35条）。'),
  });
}

/** Folded: most applicants have nothing to add. */
function message(page: StatusPage): SafeHtml {
  return folded(page, 'message', {
    summary: '有话要对承办人说',
    title: '补充说明、提出意见',
    button: '发送',
    fields: html`${text(page, 'message', '内容', '例如补充线索、更正联系方式。这里的内容不会使答复的期限重新计算。')}${file(page, 'message')}`,
  });
}

function publish(page: StatusPage): SafeHtml {
  return folded(page, 'publish', {
    summary: '认为这些信息应当向社会主动公开',
    title: '建议主动公开',
    button: '提出建议',
    fields: text(
      page,
      'publish',
      '理由（可以不填）',
      '认为答复中的信息属于主动公开范围的，可以提出建议，行政机关经审核认为属于的，应当及时主动公开（条例第44条）。',
    ),
  });
}

function satisfaction(page: StatusPage): SafeHtml {
  const given = page.satisfaction === null ? '' : `s${page.satisfaction}`;
  return html`${given === '' ? EMPTY : html`<p>您已对这次办理作出评价，谢谢。还可以修改。</p>\n`}${formOf(
    page,
    'satisfaction',
    {
      title: '对这次办理满意吗',
      button: given === '' ? '提交评价' : '修改评价',
      fields: html`${radioGroup(
        {
          name: 'satisfaction-score',
          label: '请选一项',
          value: page.refused?.form === 'satisfaction' ? typed(page, 'satisfaction-score') : given,
          error: complaint(page, 'satisfaction-score'),
        },
        SCORES,
      )}${text(page, 'satisfaction', '想说的话（可以不填）', '评价不影响办理结果，也不代替行政复议、诉讼和投诉。')}`,
    },
  )}`;
}

function withdraw(page: StatusPage): SafeHtml {
  return folded(page, 'withdraw', {
    summary: '不想继续申请了',
    title: '撤回申请',
    button: '确认撤回申请',
    fields: text(page, 'withdraw', '原因（可以不填）', '撤回后不再办理这份申请；以后仍然可以重新申请。'),
  });
}

/** A form that isn't in the way until it is wanted; open where something in it is wrong. */
function folded(
  page: StatusPage,
  name: StatusFormName,
  parts: {
    readonly summary: string;
    readonly title: string;
    readonly button: string;
    readonly fields: SafeHtml;
  },
): SafeHtml {
  if (page.forms[name] === null) return EMPTY;
  return html`<details class="fold"${page.refused?.form === name ? html` open` : EMPTY}>
<summary>${parts.summary}</summary>
${formOf(page, name, parts)}</details>
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
    form === 'clarify' || form === 'reasons' ? 6 : 3,
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
