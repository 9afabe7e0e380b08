import { FEEDBACK_KIND_LABELS, FEEDBACK_OUTCOME_LABELS, type FeedbackOutcome } from '../../law/feedback.ts';
import { toChinese, type PlainDate } from '../../law/dates.ts';
import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { FEEDBACK, FEEDBACK_STATUS, HOME } from '../paths.ts';
import {
  carried,
  errorSummary,
  questionField,
  radioGroup,
  refusalNotice,
  textArea,
  textField,
} from '../requests/form-parts.ts';
import type { AskedOnPage } from '../requests/request-model.ts';
import { LONGEST, type FeedbackErrors, type TypedFeedback } from './feedback-fields.ts';

/** `/feedback`: 网页纠错. */
export interface FeedbackForm {
  readonly values: TypedFeedback;
  readonly errors: FeedbackErrors;
  /** Why it wasn't taken although nothing is wrong with it; left out otherwise. */
  readonly refusal?: string;
  readonly asked: AskedOnPage;
}

/** The form on which a visitor reports what is wrong with a page. It asks for no name and no telephone. */
export function feedbackPage(site: SiteFrame, { values, errors, refusal = '', asked }: FeedbackForm): string {
  const labels = {
    page: '有问题的网页',
    kind: '问题的类型',
    quote: '有问题的文字',
    problem: '问题',
    answer: '最后的问题',
  };
  return feedbackLayout(site, {
    title: '网页纠错',
    href: FEEDBACK,
    main: html`${refusalNotice('这一条没有保存', refusal)}${errorSummary({ ...errors, answer: asked.message }, labels)}<p>发现本网站有错别字、链接打不开、内容过时等问题的，请在这里告诉我们。不用填写姓名和电话；提交以后得到编号和查询码，可以查看答复。</p>
<form class="form" method="post" action="${FEEDBACK}" enctype="multipart/form-data" novalidate>
${carried({ token: asked.token })}${textField({
      name: 'page',
      label: labels.page,
      value: values.page,
      hint: '网页的网址。从网页底部的“网页纠错”进来的，已经填好。',
      most: LONGEST.page,
      error: errors.page,
    })}${radioGroup(
      { name: 'kind', label: labels.kind, value: values.kind, error: errors.kind },
      FEEDBACK_KIND_LABELS,
    )}${textField({
      name: 'quote',
      label: labels.quote,
      value: values.quote,
      hint: '网页上的原文，复制一小段，方便查找。',
      optional: true,
      most: LONGEST.quote,
      error: errors.quote,
    })}${textArea({
      name: 'problem',
      label: labels.problem,
      value: values.problem,
      hint: '哪里有问题，应当是什么。请不要填写身份证号、电话、住址等个人信息。',
      most: LONGEST.problem,
      error: errors.problem,
    })}${questionField(asked)}<p class="form-buttons"><button type="submit">提交</button></p>
</form>
<p><a href="${FEEDBACK_STATUS}">查看以前提交的网页纠错的答复</a></p>
`,
  });
}

/** What a visitor gets for a report: its number, the code for the answer, and by when there is one. */
export function feedbackTakenPage(
  site: SiteFrame,
  receipt: { readonly number: string; readonly queryCode: string; readonly dueOn: PlainDate } | null,
): string {
  const main =
    receipt === null
      ? html`<div class="notice" role="status"><p>这份网页纠错已经收到过了，不用再提交。</p></div>
`
      : html`<div class="notice" role="status"><p>已经收到，谢谢您帮助我们改正。我们会在${toChinese(receipt.dueOn)}以前答复。</p></div>
<dl class="receipt">
<dt>编号</dt><dd>${receipt.number}</dd>
<dt>查询码</dt><dd>${receipt.queryCode}</dd>
</dl>
<p>请记下编号和查询码，在<a href="${FEEDBACK_STATUS}">查看答复</a>时使用。离开这一页以后，查询码不再显示。</p>
`;
  return feedbackLayout(site, { title: '网页纠错已经提交', href: FEEDBACK, main });
}

/** `/feedback/status`: the answer to a report, by its number and query code. */
export interface FeedbackStatus {
  readonly number: string;
  readonly message: string;
  readonly asked: AskedOnPage | null;
  /** What was found; null before anything was asked for. */
  readonly found: {
    readonly page: string;
    readonly receivedOn: PlainDate;
    readonly dueOn: PlainDate;
    readonly outcome: FeedbackOutcome | null;
    readonly answer: string;
    readonly answeredOn: PlainDate | null;
    readonly agency: string;
  } | null;
}

/** The way to the answer, and the answer. */
export function feedbackStatusPage(site: SiteFrame, page: FeedbackStatus): string {
  const { asked, found } = page;
  return feedbackLayout(site, {
    title: '查看网页纠错的答复',
    href: FEEDBACK_STATUS,
    main: html`${errorSummary(
      { number: page.message, answer: asked?.message },
      { number: '编号和查询码', answer: '最后的问题' },
    )}${found === null ? EMPTY : answerOf(found)}<form class="form" method="post" action="${FEEDBACK_STATUS}" enctype="multipart/form-data" novalidate>
${asked === null ? EMPTY : carried({ token: asked.token })}${textField({
      name: 'number',
      label: '编号',
      value: page.number,
      hint: '例如 JC20260105-0001。',
      most: 40,
      autocomplete: 'off',
      error: page.message === '' ? undefined : page.message,
    })}${textField({
      name: 'code',
      label: '查询码',
      value: '',
      hint: '16 个字母和数字，不分大小写，中间的横线可以不写。',
      most: 50,
      autocomplete: 'off',
    })}${asked === null ? EMPTY : questionField(asked)}<p class="form-buttons"><button type="submit">查看</button></p>
</form>
<p><a href="${FEEDBACK}">提交新的网页纠错</a></p>
`,
  });
}

function answerOf(found: NonNullable<FeedbackStatus['found']>): SafeHtml {
  const { outcome } = found;
  const settled =
    outcome === null || found.answeredOn === null
      ? html`<p>正在核实，${toChinese(found.dueOn)}以前答复。</p>
`
      : html`<p><strong>${FEEDBACK_OUTCOME_LABELS[outcome]}。</strong></p>
<p>${found.answer}</p>
<p>${found.agency}，${toChinese(found.answeredOn)}答复。</p>
`;
  return html`<div class="notice" role="status">
<p>${toChinese(found.receivedOn)}提交，网页：${found.page}</p>
${settled}</div>
`;
}

function feedbackLayout(
  site: SiteFrame,
  page: { readonly title: string; readonly href: string; readonly main: SafeHtml },
): string {
  return layout(site, null, {
    titles: [page.title],
    href: page.href,
    hidden: true,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">${page.title}</li>
</ol></nav>
<div class="narrow-text">
<h1>${page.title}</h1>
${page.main}</div>
`,
  });
}
