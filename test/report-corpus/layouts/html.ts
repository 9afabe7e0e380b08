import { type ReportDocument, titleLines } from '../../../src/files/report-document.ts';
import type { TableCell, TableSpec } from '../../../src/files/table-spec.ts';

/** A page of a portal: navigation, other reports' titles beside it, and the text in nested layout tables. */
export function portalPage(document: ReportDocument): string {
  const published = publishedOn(document);
  const year = /20\d{2}/u.exec(document.title)?.[0] ?? '2024';
  const links = [1, 2, 3].map(
    (less) =>
      `<li><a href="/zwgk/nb/${less}.html">${document.agencyName}${Number(year) - less}年政府信息公开工作年度报告</a></li>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${document.title}_政府信息公开年报_青岚区人民政府</title>
<meta name="SiteName" content="青岚区人民政府"><meta name="ArticleTitle" content="${document.title}">${published === null ? '' : `<meta name="PubDate" content="${published} 09:30">`}
<script>var column = "政府信息公开年报"; function zoom(size) { document.getElementById("zoom").style.fontSize = size; }</script>
<style>.nav li{float:left}.TRS_Editor p{line-height:2}</style></head><body>
<div class="top"><a href="/">网站首页</a>|<a href="/zwgk/">政务公开</a>|<a href="/bsfw/">办事服务</a>|<a href="#">无障碍浏览</a></div>
<ul class="nav"><li>新闻中心</li><li>政务公开</li><li>政务服务</li><li>互动交流</li></ul>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; 政府信息公开年报</div>
<table width="1000" align="center" border="0"><tr><td width="220" valign="top"><ul class="left">${links.join('')}<li><a href="/zwgk/zn/">政府信息公开指南</a></li><li><a href="/zwgk/zd/">政府信息公开制度</a></li></ul></td>
<td valign="top"><table width="100%" class="xxgk"><tr><td>索 引 号：</td><td>11500000MB00001-${year}-00021</td><td>发布机构：</td><td>${document.agencyName}</td></tr>
<tr><td>成文日期：</td><td>${published ?? ''}</td><td>有 效 性：</td><td>有效</td></tr></table>
<h1 class="title">${document.title}</h1>
<div class="info">${published === null ? '' : `发布日期：${published}　`}来源：${document.agencyName}　字号：[<a href="javascript:zoom('20px')">大</a> <a href="javascript:zoom('16px')">中</a> <a href="javascript:zoom('12px')">小</a>]　浏览次数：<span id="hits">213</span></div>
<table width="100%"><tr><td><div class="TRS_Editor" id="zoom">
${body(document, (spec) => table(spec, (cell) => `<p align="center">${escaped(cell.text)}</p>`), false)}
</div></td></tr></table>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> 【打印本页】【关闭窗口】</div></td></tr></table>
<div class="footer"><p>主办：青岚区人民政府办公室　网站标识码：5000000001</p><p>备案号00000000号</p></div></body></html>`;
}

/** The page as a word processor saves it: runs cut between digits and characters, every cell a paragraph. */
export function wordPage(document: ReportDocument): string {
  const paragraph = (text: string, style: string): string =>
    `<p class=MsoNormal style='${style}'>${runs(text)}</p>`;
  const words = body(
    document,
    (spec) =>
      `<div align=center>\n${table(spec, (cell) => paragraph(cell.text, 'text-align:center'), 'class=MsoNormalTable border=1 cellspacing=0 cellpadding=0')}\n</div>\n<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>`,
    true,
    paragraph,
  );
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm;text-align:justify;font-size:10.5pt;} @page Section1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=ZH-CN><div class=WordSection1>\n${words}\n</div></body></html>`;
}

/** A bare page; noughts in tables may be left blank. */
export function plainPage(
  document: ReportDocument,
  options: { blankZeros?: boolean; charset?: string } = {},
): string {
  const blank = (cell: TableCell): string =>
    options.blankZeros === true && cell.role === 'data' && cell.text === '0' ? '&nbsp;' : escaped(cell.text);
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${options.charset ?? 'utf-8'}"><title>${document.title}</title></head><body>
${body(document, (spec) => table(spec, blank, 'border="1"'), true)}</body></html>`;
}

function body(
  document: ReportDocument,
  writeTable: (spec: TableSpec) => string,
  withTitle: boolean,
  paragraph: (text: string, style: string) => string = (text) => `<p>${escaped(text)}</p>`,
): string {
  const title = withTitle ? titleLines(document).map((line) => paragraph(line, 'text-align:center')) : [];
  const blocks = document.blocks.map((block) => {
    switch (block.kind) {
      case 'table':
        return writeTable(block.table);
      case 'heading':
        return paragraph(block.text, 'font-weight:bold');
      case 'signature':
        return paragraph(block.agency, 'text-align:right');
      default:
        return paragraph(`　　${block.text}`, 'text-indent:2em');
    }
  });
  return [...title, ...blocks].join('\n');
}

function table(
  spec: TableSpec,
  cell: (cell: TableCell) => string,
  attributes = 'border="1" cellspacing="0"',
): string {
  const rows = spec.rows.map(
    (cells) =>
      `<tr>${cells.map((each) => `<td${span('colspan', each.colSpan)}${span('rowspan', each.rowSpan)}>${cell(each)}</td>`).join('')}</tr>`,
  );
  return `<table ${attributes}><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function span(name: string, count = 1): string {
  return count === 1 ? '' : ` ${name}="${count}"`;
}

function runs(text: string): string {
  if (text === '') return '<span lang=EN-US><o:p>&nbsp;</o:p></span>';
  return (text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/gu) ?? [])
    .map((run) =>
      /^[\x20-\x7e]/u.test(run)
        ? `<span lang=EN-US style='font-size:16.0pt;font-family:"Times New Roman"'>${escaped(run)}</span>`
        : `<span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:\n仿宋_GB2312'>${run}</span>`,
    )
    .join('');
}

function publishedOn(document: ReportDocument): string | null {
  const found = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? (/^发布日期：(.*)$/u.exec(block.text)?.[1] ?? []) : [],
  );
  return found[0] ?? null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
