import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import { breadcrumb, day, phoneLink } from '../lists.ts';
import type { AgencyFrame, SiteFrame } from '../page-model.ts';
import { REQUEST_STATUS, agencyHref } from '../paths.ts';
import type { ReceiptPage } from './request-model.ts';

/** The receipt of an application: number and query code, and what happens next. */
export function receiptPage(site: SiteFrame, agency: AgencyFrame, page: ReceiptPage): string {
  return layout(site, agency, {
    titles: ['申请已提交', agency.name],
    href: null,
    hidden: true,
    main: html`${breadcrumb(agency, [], '申请已提交')}<div class="narrow-text">
<h1>申请已提交</h1>
<section class="receipt" aria-labelledby="codes">
<h2 id="codes">请记下编号和查询码</h2>
<dl>
<div><dt>申请编号</dt><dd class="code">${page.number}</dd></div>
<div><dt>查询码</dt><dd class="code">${page.code}</dd></div>
</dl>
<p><strong>查询码只在这里显示，这一页在您现在用的浏览器里保留一小时。</strong>请抄下来、拍下来或者打印，不要告诉别人。查进度、看答复、补充材料都要用它。忘记了的，请带身份证件到${agency.name}询问${
      agency.phone === '' ? EMPTY : html`，电话 ${phoneLink(agency.phone)}`
    }。</p>
<p class="form-buttons"><button type="button" class="print-button" hidden>打印这一页</button> <a class="button second" href="${REQUEST_STATUS}">查询申请进度</a></p>
</section>
<dl class="facts facts-single">
<div><dt>申请的信息</dt><dd>${page.subject}</dd></div>
<div><dt>向谁申请</dt><dd>${agency.name}</dd></div>
<div><dt>提交日期</dt><dd>${day(page.submittedOn)}</dd></div>
</dl>
${whatNext()}${dates(page)}<p><a href="${agencyHref(agency.slug)}">回到${agency.shortName}首页</a></p>
</div>
`,
  });
}

function whatNext(): SafeHtml {
  return html`<section class="rich-text" aria-labelledby="next">
<h2 id="next">接下来</h2>
<ol class="steps">
<li>工作人员会与您联系，确认收到申请。通过互联网提交的申请，以<strong>双方确认之日</strong>为收到申请之日（条例第31条）。</li>
<li>申请内容不明确的，会在7个工作日内一次性告诉您需要补正什么。</li>
<li>自收到申请之日起<strong>20个工作日内</strong>答复；需要延长的会告知您，延长不超过20个工作日（条例第33条）。征求第三方或者其他机关意见的时间不计算在内。</li>
<li>答复会按您选择的途径送达，也可以在查询页面下载。</li>
</ol>
</section>
`;
}

function dates(page: ReceiptPage): SafeHtml {
  if (page.dates.length === 0) return EMPTY;
  return html`<section aria-labelledby="dates">
<h2 id="dates">重要的日子</h2>
<ul class="day-list">
${page.dates.map((one) => html`<li>${day(one.on)} <span>${one.words}</span></li>\n`)}</ul>
</section>
`;
}
