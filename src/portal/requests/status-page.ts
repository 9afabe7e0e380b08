import { fileSize } from '../file-size.ts';
import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import { breadcrumb, day, fact } from '../lists.ts';
import type { AgencyFrame, SiteFrame } from '../page-model.ts';
import { REQUEST_STATUS, REQUEST_STATUS_LEAVE, REQUEST_STATUS_VIEW } from '../paths.ts';
import { errorSummary } from './form-parts.ts';
import type { StatusDeadline, StatusFile, StatusPage, StatusStep } from './request-model.ts';
import { STATUS_FORM_LABELS, statusForms } from './status-forms.ts';

/** `/apply/status/view`: where a request stands, by when it is answered and why then, and what can be sent. */
export function statusPage(site: SiteFrame, agency: AgencyFrame, page: StatusPage): string {
  return layout(site, agency, {
    titles: [`申请 ${page.number} 的进度`, agency.name],
    href: null,
    hidden: true,
    main: html`${breadcrumb(agency, [], '申请进度')}<div class="narrow-text">
<h1>申请进度</h1>
${page.notice === '' ? EMPTY : html`<div class="notice" role="status"><p>${page.notice}</p></div>\n`}${
      page.refused === null ? EMPTY : errorSummary(page.refused.errors, STATUS_FORM_LABELS)
    }<p class="status-now">${page.now}</p>
<dl class="facts facts-single">
${fact('申请编号', page.number)}${fact('申请的信息', page.subject)}${fact('受理机关', agency.name)}${fact(
      '提交日期',
      day(page.submittedOn),
    )}${fact('收到申请之日', page.receivedOn === null ? '等候确认' : day(page.receivedOn))}</dl>
${steps(page.steps)}${page.deadline === null ? EMPTY : deadline(page.deadline)}${files(page.files)}${statusForms(page)}${events(
      page,
    )}<p class="form-buttons"><a class="button second" href="${REQUEST_STATUS_VIEW}">刷新</a></p>
<form method="post" action="${REQUEST_STATUS_LEAVE}" enctype="multipart/form-data">
<p><button class="second" type="submit" name="do" value="leave">离开，不再显示</button> <span class="field-hint">在公用的电脑上看完请点这里。另查一份申请，请<a href="${REQUEST_STATUS}">重新输入编号</a>。</span></p>
</form>
</div>
`,
  });
}

const STATE_WORDS: Readonly<Record<StatusStep['state'], string>> = {
  done: '已完成',
  current: '正在进行',
  ahead: '未到',
};

function steps(list: readonly StatusStep[]): SafeHtml {
  return html`<section aria-labelledby="steps">
<h2 id="steps">办到哪一步</h2>
<ol class="status-steps">
${list.map(
  (one) =>
    html`<li class="step-${one.state}"${one.state === 'current' ? html` aria-current="step"` : EMPTY}><span class="step-name">${one.name}</span> <span class="step-state">${STATE_WORDS[one.state]}${
      one.on === null ? EMPTY : html`，${day(one.on)}`
    }</span></li>\n`,
)}</ol>
</section>
`;
}

function deadline(one: StatusDeadline): SafeHtml {
  return html`<section aria-labelledby="deadline">
<h2 id="deadline">最迟什么时候答复</h2>
<p class="deadline-day">${one.paused === '' ? EMPTY : html`暂按 `}${day(one.on)}</p>
${one.paused === '' ? EMPTY : html`<p class="notice notice-changed">${one.paused}</p>\n`}${
    one.originally === null ? EMPTY : html`<p>原来的期限是 ${day(one.originally)}。</p>\n`
  }${one.why.length === 0 ? EMPTY : html`<ul class="reasons">\n${one.why.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>\n`}</section>
`;
}

function files(list: readonly StatusFile[]): SafeHtml {
  if (list.length === 0) return EMPTY;
  return html`<section aria-labelledby="files">
<h2 id="files">答复和文书</h2>
<ul class="files">
${list.map(
  (one) =>
    html`<li><a href="${one.href}" download="${one.name}">${one.name}</a> <span class="file-note">${one.extension.toUpperCase()}，${fileSize(one.bytes)}，${day(one.on)}</span></li>\n`,
)}</ul>
</section>
`;
}

function events(page: StatusPage): SafeHtml {
  if (page.events.length === 0) return EMPTY;
  return html`<section aria-labelledby="events">
<h2 id="events">经过</h2>
<ol class="day-list">
${page.events.map((one) => html`<li>${day(one.on)} <span>${one.words}</span></li>\n`)}</ol>
</section>
`;
}
