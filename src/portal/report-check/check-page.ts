import { type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { HOME, REPORT_CHECK } from '../paths.ts';
import { fileField, refusalNotice } from '../requests/form-parts.ts';

/** `/report-check`: where anybody has a report checked. */
export interface CheckPage {
  /** The largest file, in MB. */
  readonly maxMegabytes: number;
  /** What was wrong with the file that was sent; empty where none was. */
  readonly error: string;
}

/** The form. It works without a script, and nothing of what is sent is kept. */
export function checkPage(site: SiteFrame, { maxMegabytes, error }: CheckPage): string {
  return reportCheckLayout(site, {
    title: '年报检查',
    hidden: error !== '',
    main: html`${refusalNotice('没有读出', error)}<p>选择一份政府信息公开工作年度报告，系统读出各表的数字和各部分的文字，与规定格式和勾稽关系逐项核对。不需要登录，文件读完即删，不留存。</p>
${fileForm(maxMegabytes)}<section aria-labelledby="what">
<h2 id="what">能读哪些文件</h2>
<ul>
<li>网页（HTML）、Word（DOCX、DOC、WPS、RTF、ODT）、PDF、OFD、Excel（XLSX、XLS、ET、ODS）、CSV、纯文本、开放格式（JSON）；扫描的图片读不出。</li>
<li>国办公开办函〔2021〕30号和〔2019〕60号两种格式都能读。</li>
<li>读不准的数字不会猜测，会列出来请您核对。</li>
</ul>
</section>
`,
  });
}

/** The frame of both pages. */
export function reportCheckLayout(
  site: SiteFrame,
  page: { readonly title: string; readonly hidden: boolean; readonly main: SafeHtml },
): string {
  return layout(site, null, {
    titles: [page.title],
    href: REPORT_CHECK,
    hidden: page.hidden,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">年报检查</li>
</ol></nav>
<h1>${page.title}</h1>
${page.main}`,
  });
}

/** The field for a file with its button. */
export function fileForm(maxMegabytes: number): SafeHtml {
  return html`<form class="form" method="post" action="${REPORT_CHECK}" enctype="multipart/form-data">
${fileField({ name: 'file', label: '年度报告文件', hint: `不超过 ${maxMegabytes} MB，一次一份。`, required: true })}<p class="form-buttons"><button type="submit">读取并检查</button></p>
</form>
`;
}
