import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Play } from './playing-server.ts';

const WORDS =
  '为进一步做好政务公开工作，现将有关事项通知如下，请认真贯彻执行，并于月底前报送落实情况。'.repeat(3);

/** A page as offices make them. */
export function htmlPage(title: string, body = WORDS, head = ''): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1><p id="part-1">${body}</p></body></html>`;
}

function send(response: ServerResponse, code: number, body: string | Uint8Array, type = 'text/html'): void {
  response.writeHead(code, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** The page at `/page.html`, anything else isn't there. */
function ordinary(page: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Play {
  return ({ url = '' }, response) => {
    if (!url.startsWith('/page.html')) return send(response, 404, htmlPage('没有', '没有这个网页'));
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page);
  };
}

function status(
  code: number,
  body = htmlPage('不让访问', '无权'),
  headers: Readonly<Record<string, string>> = {},
): Play {
  return (_request, response) =>
    void response.writeHead(code, { 'content-type': 'text/html', ...headers }).end(body);
}

function redirect(to: string, code = 302): Play {
  return ({ headers: { host = '' } }, response) => {
    const port = /:\d+$/.exec(host)?.[0] ?? '';
    response.writeHead(code, { location: to.replace('{port}', port) }).end();
  };
}

/** At HEAD another host's play. */
function forHead(head: Play, other: Play): Play {
  return (request, response) => (request.method === 'HEAD' ? head : other)(request, response);
}

function file(body: Uint8Array, type: string, headers: Readonly<Record<string, string>> = {}): Play {
  return (_request, response) =>
    void response
      .writeHead(200, { 'content-type': type, 'content-length': body.byteLength, ...headers })
      .end(body);
}

const hang: Play = () => {};
const reset: Play = ({ socket }) => void socket.resetAndDestroy();

const drip: Play = ({ method }, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  if (method === 'HEAD') return void response.end();
  const timer = setInterval(() => response.write('<p>'), 100);
  response.on('close', () => clearInterval(timer));
};

const endless: Play = ({ method, url }, response) => {
  if (url !== '/page.html') return send(response, 404, '');
  response.writeHead(200, { 'content-type': 'text/html' });
  if (method === 'HEAD') return void response.end();
  const piece = Buffer.from(htmlPage('很长的名单').repeat(100));
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

/** Well at one look, out of order at the next: each look begins with HEAD. */
const flapping = (): Play => {
  let looks = 0;
  return (request, response) => {
    if (request.method === 'HEAD' && request.url === '/page.html') looks += 1;
    const play = looks % 2 === 1 ? ordinary(htmlPage('时好时坏')) : status(500);
    play(request, response);
  };
};

const parts: Play = ({ method, headers, url }, response) => {
  if (url !== '/page.html') return send(response, 404, '');
  if (method === 'HEAD') return send(response, 403, '');
  if (headers.range !== undefined) return send(response, 416, '');
  send(response, 200, htmlPage('不支持分段'));
};

/** Every host of the tests by its first label, below `example.cn`. */
export const PLAYS: Readonly<Record<string, Play>> = {
  fine: ordinary(htmlPage('通知公告')),
  gbk: ordinary(
    Buffer.from(
      'PHRpdGxlPs34yc+w7MrCPC90aXRsZT48cCBpZD0icDEiPtXixqrN+NKz08PBy8DPseDC66Osx+u497WlzruwtNXVzajWqtKqx/PX9rrD09C52Lmk1/ejrLKivLDKsbGoy82yxMHPoaM8L3A+',
      'base64',
    ),
  ),
  zipped: ordinary(gzipSync(htmlPage('压缩的网页')), { 'content-encoding': 'gzip' }),
  headless405: forHead(status(405), ordinary(htmlPage('不支持 HEAD'))),
  headless404: forHead(status(404), ordinary(htmlPage('对 HEAD 说谎'))),
  headreset: forHead(reset, ordinary(htmlPage('见 HEAD 就断'))),
  headhang: forHead(hang, ordinary(htmlPage('见 HEAD 不答'))),
  ranges: parts,
  gone404: status(404),
  gone410: status(410),
  softtitle: status(200, htmlPage('404 Not Found')),
  softwords: status(200, htmlPage('提示信息', '您访问的页面不存在或已被删除。')),
  softsame: status(200, htmlPage('某某区政府门户网站')),
  softhome: (request, response) =>
    (request.url === '/' ? status(200, htmlPage('首页')) : redirect('/'))(request, response),
  softrefresh: (request, response) =>
    status(200, request.url === '/' ? htmlPage('首页') : '<meta http-equiv="refresh" content="0;url=/">')(
      request,
      response,
    ),
  softerror: (request, response) =>
    (request.url === '/error.html' ? status(200, htmlPage('系统提示', '请稍候')) : redirect('/error.html'))(
      request,
      response,
    ),
  softgzip: (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(htmlPage('页面找不到'))),
  softempty: status(200, ''),
  shell: status(200, '<div id="app"></div><script src="/app.js"></script>'),
  wall401: status(401),
  wall403: status(403),
  wall412: status(412, '<script>$_ts={};</script>'),
  wall418: status(418),
  wall429: status(429, '', { 'retry-after': '120' }),
  wall521: status(521, '<script>document.cookie="__jsl_clearance=1"</script>'),
  walljs: status(200, '<script>var arg1="3";document.cookie="acw_sc__v2=1";location.reload()</script>'),
  wallcaptcha: status(200, htmlPage('安全验证', '请完成人机验证后继续访问')),
  wall503: status(503, htmlPage('Just a moment...', 'checking your browser')),
  fail500: status(500),
  fail502: status(502),
  fail503: status(503, htmlPage('维护中'), { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }),
  hang,
  drip,
  flapping: flapping(),
  reset,
  endless,
  bomb: ordinary(gzipSync(Buffer.alloc(60_000_000)), { 'content-encoding': 'gzip' }),
  headers: (_request, response) => void response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end(),
  lasting: (request, response) =>
    (request.url === '/page.html' ? redirect('/new/page.html', 301) : ordinaryAt)(request, response),
  tolist: only('/page.html', redirect('http://fine.example.cn{port}/page.html', 301)),
  elsewhere: only('/page.html', redirect('http://moved.example.net{port}/page.html')),
  loop: (request, response) =>
    redirect(request.url === '/page.html' ? '/b' : '/page.html')(request, response),
  self: redirect('/page.html'),
  hops: (request, response) =>
    redirect(`/${Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0) + 1}`)(request, response),
  toprivate: redirect('http://10.0.0.1/'),
  tolocal: redirect('http://localhost:8080/'),
  tometadata: redirect('http://169.254.169.254/latest/meta-data/'),
  tonumber: redirect('http://2130706433/'),
  toinner: redirect('http://inner.example.cn{port}/'),
  tonowhere: (_request, response) => void response.writeHead(302).end(),
  cookie: (request, response) => {
    const knows = request.headers.cookie?.includes('visit=1') === true;
    if (knows) ordinary(htmlPage('先发 Cookie 再显示'))(request, response);
    else
      response
        .writeHead(302, { location: request.url ?? '/', 'set-cookie': 'visit=1; Path=/; HttpOnly' })
        .end();
  },
  softscript: (request, response) =>
    status(200, request.url === '/' ? htmlPage('首页') : '<script>window.location.href="/";</script>')(
      request,
      response,
    ),
  tofile: redirect('file:///etc/passwd'),
  tomail: redirect('mailto:a@example.cn'),
  rebinding: redirect('http://rebinding.example.cn{port}/second'),
  chinese: (request, response) =>
    (decodeURI(request.url ?? '') === '/通知.html'
      ? status(200, htmlPage('通知'))
      : only('/page.html', utf8Redirect))(request, response),
  filefine: file(Buffer.from('%PDF-1.7 some'), 'application/pdf'),
  filebare: (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
  filezero: file(Buffer.alloc(0), 'application/pdf'),
  filechunked: (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/msword', 'transfer-encoding': 'chunked' })
      .end(),
  filenohead: (request, response) =>
    request.method === 'HEAD'
      ? status(405)(request, response)
      : void response
          .writeHead(200, { 'content-type': 'application/pdf', 'transfer-encoding': 'chunked' })
          .end(),
  filepage: status(200, htmlPage('登录')),
  filegone: status(404),
  casino: ordinary(htmlPage('澳门新葡京官网-注册送彩金')),
  casinohead: ordinary(htmlPage('某某学会', WORDS, '<meta name="keywords" content="百家乐开户,真人荷官">')),
  police: ordinary(htmlPage('警方打击网络百家乐开户窝点')),
  forsale: ordinary(htmlPage('example.cn 域名出售')),
};

function only(path: string, play: Play): Play {
  return (request, response) => (request.url === path ? play : status(404))(request, response);
}

function utf8Redirect(_request: unknown, response: ServerResponse): void {
  response.setHeader('location', Buffer.from('/通知.html').toString('latin1'));
  response.writeHead(302).end();
}

function ordinaryAt({ url }: { readonly url?: string | undefined }, response: ServerResponse): void {
  if (url === '/new/page.html') send(response, 200, htmlPage('搬了家的网页'));
  else send(response, 404, '');
}
