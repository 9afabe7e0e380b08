import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import { breadcrumb, day, phoneLink } from '../lists.ts';
import type { AgencyFrame, SiteFrame } from '../page-model.ts';
import { applicationFormHref, applyGuideHref, applyHref, catalogueHref } from '../paths.ts';
import {
  APPLICANTS,
  APPLY_LIMITS,
  type ApplyErrors,
  type ApplyValues,
  DELIVERIES,
  DESCRIPTION_FIELDS,
  SUPPLIES,
} from './apply-fields.ts';
import { applicantFields, applicantLabels } from './applicant-fields.ts';
import { carried, errorSummary, questionField, radioGroup, textArea, textField } from './form-parts.ts';
import type { AskedOnPage, KeptFile, Suggestion } from './request-model.ts';

/**
 * `/{agency}/apply/online`, first page: what is wanted and how. Sent as `do=next`.
 */
export interface DescribePage {
  readonly values: ApplyValues;
  readonly errors: ApplyErrors;
}

/**
 * `/{agency}/apply/online`, second page: what may be public already, who applies, the question. Sent as `do=submit`, as
 * `do=back` (to the first page), or with `helped` (the identifier of a suggestion that was what they looked for).
 */
export interface ApplicantPage {
  readonly values: ApplyValues;
  readonly errors: ApplyErrors;
  readonly suggestions: readonly Suggestion[];
  readonly keptFiles: readonly KeptFile[];
  readonly asked: AskedOnPage;
}

/** The first page. */
export function describePage(site: SiteFrame, agency: AgencyFrame, page: DescribePage): string {
  const { values, errors } = page;
  const text = textOf(values, errors);
  return frame(site, agency, {
    step: 1,
    main: html`${errorSummary(errors, DESCRIPTION_LABELS)}<form class="form" method="post" action="${applyHref(agency.slug)}" enctype="multipart/form-data" novalidate>
${radioGroup({ name: 'applicant', label: DESCRIPTION_LABELS.applicant, value: values.applicant, error: errors.applicant }, APPLICANTS)}<section class="form-part" aria-labelledby="what">
<h2 id="what">需要什么信息</h2>
${textField({ ...text('title'), hint: '例如：2025年农村危房改造补助对象名单。一份申请最好只写一件事，办得更快。' })}${textField(
      {
        ...text('documentNumber'),
        optional: true,
        hint: '知道文件的文号的，请写上，例如：石府发〔2025〕12号。',
      },
    )}${textArea({
      ...text('features'),
      optional: true,
      hint: '不知道名称的，请写明哪一年、哪个地方、什么事情，越具体越容易找到。不需要说明用途。',
    })}</section>
<section class="form-part" aria-labelledby="form">
<h2 id="form">怎样获取</h2>
${radioGroup({ name: 'supply', label: DESCRIPTION_LABELS.supply, value: values.supply, error: errors.supply }, SUPPLIES)}${radioGroup(
      {
        name: 'delivery',
        label: DESCRIPTION_LABELS.delivery,
        value: values.delivery,
        error: errors.delivery,
      },
      DELIVERIES,
    )}</section>
${carried(others(values))}<p class="form-buttons"><button type="submit" name="do" value="next">下一步</button></p>
</form>
`,
  });
}

/** The second page. */
export function applicantPage(site: SiteFrame, agency: AgencyFrame, page: ApplicantPage): string {
  const { values, asked } = page;
  const errors = { ...page.errors, ...(asked.message === '' ? {} : { answer: asked.message }) };
  return frame(site, agency, {
    step: 2,
    main: html`${errorSummary(errors, applicantLabels(values))}${suggested(agency, page.suggestions)}<form class="form" method="post" action="${applyHref(agency.slug)}" enctype="multipart/form-data" novalidate>
${carried({ token: asked.token, ...(page.suggestions.length > 0 && { suggested: 'yes' }), ...described(values) })}${chosen(values)}<section class="form-part" aria-labelledby="applicant">
<h2 id="applicant" tabindex="-1">${values.applicant === 'organisation' ? '申请单位' : '申请人'}</h2>
<p>以下内容只用来办理这份申请，加密保存，只有办理这份申请的工作人员能看到。</p>
${applicantFields(page)}${questionField(asked)}</section>
<p class="form-buttons"><button type="submit" name="do" value="submit">${page.suggestions.length > 0 ? '仍要提交申请' : '提交申请'}</button>
<button class="second" type="submit" name="do" value="back">返回修改</button></p>
</form>
`,
  });
}

/** Thanks to who found what they looked for; nothing was submitted. */
export function helpedPage(
  site: SiteFrame,
  agency: AgencyFrame,
  page: { readonly href: string; readonly title: string },
): string {
  return layout(site, agency, {
    titles: ['已经公开的信息', agency.name],
    href: null,
    hidden: true,
    main: html`${breadcrumb(agency, [], '申请公开政府信息')}<h1>您要的信息已经公开</h1>
<div class="notice"><p>没有提交申请。请打开：<a href="${page.href}">${page.title}</a></p></div>
<p>看过以后，如果这不是您需要的，<a href="${applyHref(agency.slug)}">仍然可以提交申请</a>。</p>
`,
  });
}

const DESCRIPTION_LABELS = {
  applicant: '以谁的名义申请',
  title: '信息的名称',
  documentNumber: '文号',
  features: '其他特征',
  supply: '需要哪种形式',
  delivery: '用什么途径获取',
} as const;

function textOf(values: ApplyValues, errors: ApplyErrors) {
  return (name: 'title' | 'documentNumber' | 'features') => ({
    name,
    label: DESCRIPTION_LABELS[name],
    value: values[name],
    error: errors[name],
    most: APPLY_LIMITS[name] ?? 200,
  });
}

/** What the first page shows, carried by the second; and the other way round. */
function described(values: ApplyValues): Record<string, string> {
  return Object.fromEntries(DESCRIPTION_FIELDS.map((name) => [name, values[name]]));
}

function others(values: ApplyValues): Record<string, string> {
  const own: ReadonlySet<string> = new Set(DESCRIPTION_FIELDS);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !own.has(name) && value !== ''));
}

/** A form of its own: Enter in a field of the application must not press one of these buttons. */
function suggested(agency: AgencyFrame, suggestions: readonly Suggestion[]): SafeHtml {
  if (suggestions.length === 0) return EMPTY;
  return html`<section class="suggestions" aria-labelledby="suggestions">
<h2 id="suggestions">这些信息已经公开，可能正是您要的</h2>
<p>不用申请就能马上看。都不是的，请<a href="#applicant">继续填写，仍要提交申请</a>。</p>
<form method="post" action="${applyHref(agency.slug)}" enctype="multipart/form-data">
<ol>
${suggestions.map(
  (
    one,
  ) => html`<li><h3><a href="${one.href}" target="_blank" rel="noopener">${one.title}<span class="visually-hidden">（在新窗口打开）</span></a></h3>
${one.excerpt === '' ? EMPTY : html`<p>${one.excerpt}</p>\n`}<p class="item-note"><span>${day(one.publishedOn)} 公开</span></p>
<p><button class="second" type="submit" name="helped" value="${one.id}">这正是我要的信息<span class="visually-hidden">：${one.title}</span></button></p></li>
`,
)}</ol>
</form>
</section>
`;
}

function chosen(values: ApplyValues): SafeHtml {
  const pick = (from: Readonly<Record<string, string>>, value: string): string => from[value] ?? '';
  const row = (name: string, value: string): SafeHtml =>
    value === '' ? EMPTY : html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return html`<section class="form-part" aria-labelledby="chosen">
<h2 id="chosen">请核对需要的信息</h2>
<dl class="facts facts-single">
${row(DESCRIPTION_LABELS.title, values.title)}${row(DESCRIPTION_LABELS.documentNumber, values.documentNumber)}${row(
    DESCRIPTION_LABELS.features,
    values.features,
  )}${row('形式', pick(SUPPLIES, values.supply))}${row('途径', pick(DELIVERIES, values.delivery))}</dl>
</section>
`;
}

function frame(site: SiteFrame, agency: AgencyFrame, page: { step: 1 | 2; main: SafeHtml }): string {
  const steps = ['写明需要什么信息', '核对、填写申请人、提交', '得到编号和查询码'];
  return layout(site, agency, {
    titles: ['申请公开政府信息', agency.name],
    href: applyHref(agency.slug),
    hidden: true,
    main: html`${breadcrumb(agency, [], '申请公开政府信息')}<div class="narrow-text">
<h1>向${agency.name}申请公开政府信息</h1>
<p class="progress-lead">申请分三步：</p>
<ol class="progress">
${steps.map((name, at) => html`<li${at + 1 === page.step ? html` aria-current="step"` : EMPTY}>${name}</li>\n`)}</ol>
${page.main}${otherWays(agency)}</div>
`,
  });
}

function otherWays(agency: AgencyFrame): SafeHtml {
  const { slug, phone } = agency;
  return html`<aside class="other-ways" aria-labelledby="other-ways">
<h2 id="other-ways">不方便在网上填写？</h2>
<p>可以下载申请表（<a href="${applicationFormHref(slug, 'docx')}">Word</a>、<a href="${applicationFormHref(slug, 'pdf')}">PDF</a>）填写后邮寄或者当面提交；书写有困难的，可以口头提出，由工作人员代为填写。${
    phone === '' ? EMPTY : html`电话：${phoneLink(phone)}。`
  }</p>
<p><a href="${applyGuideHref(slug)}">申请指引</a>　<a href="${catalogueHref(slug)}">查阅已经公开的信息</a></p>
</aside>
`;
}
