import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { HOME, LOG_DAYS, OPEN_DATA, PUBLIC_LOG, logPartHref } from '../paths.ts';

/** `/log/`: what the public log is, and how anybody checks it. */
export function logPage(site: SiteFrame): string {
  return layout(site, null, {
    titles: ['公开日志'],
    href: PUBLIC_LOG,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">公开日志</li>
</ol></nav>
<h1>公开日志</h1>
<div class="rich-text">
<p>本网站每公开、更新、撤下一篇文稿，都在公开日志中记下一条。日志只增不改：每一条都包含前一条的校验值，每天的末条由网站签名。任何人都可以据此核对，本网站没有不留记录地改动或者撤下信息。</p>
<h2>日志里有什么</h2>
<p>每一条写明时间、做了什么、网址，以及对公开内容的校验值。日志不记标题和正文，也不记有效性、栏目和撤下说明；依法移除的内容，日志中只留下网址和移除的时间。</p>
<h2>怎样核对</h2>
<p>在任何一台电脑上安装本系统的程序，运行下面的命令，不需要账号：</p>
<pre><code>gongkai verify log ${site.siteUrl} --files --head last-check.json</code></pre>
<p>程序会读完全部日志，核对校验值和每日签名；再核对现在网站上每一篇文稿的数据、网页和附件是否与日志相符，已撤下的网址上有没有别的内容，网站地图有没有列出日志没有记录的文稿；并把末条记入 last-check.json，下次核对时就能发现日志是否被改写。</p>
<h2>文件</h2>
<ul>
<li><a href="${logPartHref(1)}">日志第一部分</a>（以后各部分的网址依次编号）</li>
<li><a href="${LOG_DAYS}">每日签名和签名密钥</a></li>
<li><a href="${OPEN_DATA}">开放数据</a></li>
</ul>
</div>
`,
  });
}
