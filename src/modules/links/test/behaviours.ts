import type { LinkClass } from '../link-classes.ts';
import type { PlayingServers } from './playing-server.ts';

/** One thing that a link can do, and what it is to be called. */
export interface Behaviour {
  readonly name: string;
  readonly wants: LinkClass;
  /** The page on which the link stands; the link is the last of its addresses. */
  page(servers: PlayingServers): string;
  /** What is to be suggested, as a part of it. */
  readonly suggests?: string;
}

function link(address: string, words = '链接'): string {
  return `<p><a href="${address}">${words}</a></p>`;
}

function at(host: string, wants: LinkClass, name: string, path = '/page.html'): Behaviour {
  return { name, wants, page: ({ http }) => link(`http://${host}.example.cn${http}${path}`) };
}

function written(address: string, wants: LinkClass, name: string): Behaviour {
  return { name, wants, page: () => link(address) };
}

function onPage(html: string, wants: LinkClass, name: string): Behaviour {
  return { name, wants, page: () => html };
}

const ANSWERS: readonly Behaviour[] = [
  at('fine', 'ok', 'a page'),
  at('gbk', 'ok', 'a page in an old encoding'),
  at('gbk', 'ok', 'a place in a page in an old encoding', '/page.html#p1'),
  at('fine', 'ok', 'a place in a page', '/page.html#part-1'),
  at('fine', 'missingFragment', 'a place that isn’t in the page', '/page.html#part-9'),
  at('fine', 'ok', 'the top of a page', '/page.html#top'),
  at('fine', 'ok', 'a way that scripts understand', '/page.html#/list/1'),
  at('zipped', 'ok', 'a packed page'),
  at('headless405', 'ok', 'HEAD not supported'),
  at('headless404', 'ok', 'HEAD answered with 404'),
  at('headreset', 'ok', 'HEAD cut off'),
  at('headhang', 'ok', 'HEAD never answered'),
  at('ranges', 'ok', 'ranges not supported'),
  at('endless', 'ok', 'a page without an end'),
  at('gone404', 'gone', '404'),
  at('gone410', 'gone', '410'),
  at('softtitle', 'softNotFound', '404 in the title alone'),
  at('softwords', 'softNotFound', 'a page that says it isn’t there'),
  at('softsame', 'softNotFound', 'the same page for every address'),
  at('softhome', 'softNotFound', 'a redirect to the home page'),
  at('softrefresh', 'softNotFound', 'a refresh to the home page'),
  at('softscript', 'softNotFound', 'a script that leads to the home page'),
  at('softerror', 'softNotFound', 'a redirect to a page of errors'),
  at('softgzip', 'softNotFound', 'a packed page that says it isn’t there'),
  at('softempty', 'softNotFound', 'an empty page'),
  at('shell', 'scripted', 'a shell that scripts fill'),
  at('wall401', 'blocked', '401'),
  at('wall403', 'blocked', '403'),
  at('wall412', 'blocked', '412 with a script'),
  at('wall418', 'blocked', '418'),
  at('wall429', 'blocked', '429 with Retry-After'),
  at('wall521', 'blocked', '521 with a cookie'),
  at('walljs', 'blocked', 'a script that must run first'),
  at('wallcaptcha', 'blocked', 'a test for people'),
  at('wall503', 'blocked', '503 of a wall'),
  at('fail500', 'failing', '500'),
  at('fail502', 'failing', '502'),
  at('fail503', 'failing', '503 with Retry-After'),
  at('hang', 'slow', 'a connection without an answer'),
  at('drip', 'slow', 'a page that comes drop by drop'),
  at('reset', 'unreachable', 'a connection that is reset'),
  at('bomb', 'oddAnswer', 'a gzip bomb'),
  at('headers', 'oddAnswer', 'huge headers'),
  {
    name: 'nobody listens',
    wants: 'unreachable',
    page: ({ closed }) => link(`http://fine.example.cn${closed}/`),
  },
  { name: 'no HTTP', wants: 'oddAnswer', page: ({ garbled }) => link(`http://fine.example.cn${garbled}/`) },
];

const REDIRECTS: readonly Behaviour[] = [
  { ...at('lasting', 'ok', 'moved for good on the same host'), suggests: '/new/page.html' },
  { ...at('tolist', 'ok', 'moved to a sister host'), suggests: 'fine.example.cn' },
  { ...at('elsewhere', 'moved', 'moved to another domain'), suggests: 'moved.example.net' },
  at('chinese', 'ok', 'a redirect written in UTF-8'),
  at('tonowhere', 'redirectLoop', 'a redirect without an address'),
  at('cookie', 'ok', 'a redirect to itself that sets a cookie'),
  at('loop', 'redirectLoop', 'a circle of two'),
  at('self', 'redirectLoop', 'a circle of one'),
  at('hops', 'redirectLoop', 'more than five redirects'),
  at('toprivate', 'internal', 'a redirect into a private network'),
  at('tolocal', 'internal', 'a redirect to localhost'),
  at('tometadata', 'internal', 'a redirect to a cloud’s metadata'),
  at('tonumber', 'internal', 'a redirect to an address as a number'),
  at('toinner', 'internal', 'a redirect to a name of the inside'),
  at('tofile', 'internal', 'a redirect to a file'),
  at('tomail', 'redirectLoop', 'a redirect to a mail address'),
  at('rebinding', 'internal', 'a name that leads elsewhere the second time'),
];

const NAMES: readonly Behaviour[] = [
  at('nowhere', 'unknownHost', 'a name that doesn’t exist'),
  at('resolver', 'oddAnswer', 'a name server that fails'),
  at('inner', 'internal', 'a public name of a private address'),
  at('half', 'internal', 'a name with a private address among others'),
  at('mapped', 'internal', 'an IPv4 address within an IPv6 one'),
  at('local6', 'internal', 'a local IPv6 address'),
  written('http://127.0.0.1/', 'internal', 'this machine'),
  written('http://192.168.1.5/oa/', 'internal', 'a private address'),
  written('http://2130706433/', 'internal', 'a number'),
  written('http://0177.0.0.1/', 'internal', 'an octal address'),
  written('http://0x7f.1/', 'internal', 'a hexadecimal address'),
  written('http://[::1]/', 'internal', 'this machine in IPv6'),
  written('http://[::ffff:10.0.0.1]/', 'internal', 'a mapped address'),
  written('http://[fd00::8]/', 'internal', 'a unique local address'),
  written('http://169.254.169.254/', 'internal', 'metadata of a cloud'),
  written('http://oa/login', 'internal', 'a name without a domain'),
  written('http://portal.local/', 'internal', 'a name of the inside'),
  written('file:///C:/Users/a.doc', 'internal', 'a file'),
  written('C:\\Users\\a.doc', 'internal', 'a path of Windows'),
  written('\\\\server\\share\\a.doc', 'internal', 'a shared folder'),
  written('http://[not-an-address/', 'malformed', 'a bracket without an end'),
  written('https//www.example.cn/a', 'malformed', 'a colon is missing'),
  written('http:/www.example.cn/a', 'malformed', 'a stroke is missing'),
  written('http：//www.example.cn/a', 'malformed', 'a colon of the other width'),
  written('http://http://www.example.cn/', 'malformed', 'written twice'),
  written('htttp://www.example.cn/', 'malformed', 'a letter too many'),
  written('www.example.cn/a.html', 'malformed', 'no scheme'),
  written('http://www.example.cn。/a', 'ok', 'a full stop of Chinese that browsers read as a dot'),
  written('http://user:secret@www.example.cn/', 'malformed', 'with a password'),
  written('http://www,example,cn/', 'malformed', 'commas in place of dots'),
  written('', 'malformed', 'nothing'),
  written('javascript:alert(1)', 'runs', 'a script'),
  written('java&#9;script:alert(1)', 'runs', 'a script in disguise'),
  written('javascript:void(0)', 'ok', 'a button'),
  written('mailto:office@example.cn', 'ok', 'a mail address'),
  written('#nowhere', 'missingFragment', 'a place that isn’t on this page'),
];

const SECURE: readonly Behaviour[] = [
  { name: 'https', wants: 'ok', page: ({ https }) => link(`https://good.example.cn${https.good}/page.html`) },
  {
    name: 'a certificate that has run out',
    wants: 'expiredCertificate',
    page: ({ https }) => link(`https://old.example.cn${https.expired}/`),
  },
  {
    name: 'a certificate of another name',
    wants: 'untrustedCertificate',
    page: ({ https }) => link(`https://fine.example.cn${https.otherName}/`),
  },
  {
    name: 'a certificate of its own making',
    wants: 'untrustedCertificate',
    page: ({ https }) => link(`https://self.example.cn${https.selfSigned}/`),
  },
  {
    name: 'https where http is',
    wants: 'oddAnswer',
    page: ({ http }) => link(`https://fine.example.cn${http}/`),
  },
];

const FILES: readonly Behaviour[] = [
  at('filefine', 'ok', 'a file', '/a.pdf'),
  at('filebare', 'ok', 'a file of unknown length', '/a.pdf'),
  at('filezero', 'wrongFile', 'a file of no length', '/a.pdf'),
  at('filechunked', 'wrongFile', 'a file that turns out empty', '/a.doc'),
  at('filenohead', 'wrongFile', 'an empty file where HEAD isn’t supported', '/a.pdf'),
  at('filepage', 'wrongFile', 'a page in place of a file', '/a.xls'),
  at('filegone', 'gone', 'a file that isn’t there', '/a.pdf'),
];

const BAD = 'http://planted.example.com/';
const HARM: readonly Behaviour[] = [
  at('casino', 'hijacked', 'a site that has become a casino'),
  at('casinohead', 'hijacked', 'a casino in the keywords'),
  at('police', 'ok', 'the police about casinos'),
  at('forsale', 'hijacked', 'a domain for sale'),
  onPage(link(BAD, '澳门新葡京官网'), 'hijacked', 'words of a casino'),
  onPage(link(BAD, '某协会'), 'offList', 'a site that nobody knows'),
  onPage(`<div style="display:none">${link(BAD)}</div>`, 'hidden', 'not displayed'),
  onPage(`<a href="${BAD}" style="visibility: hidden">x</a>`, 'hidden', 'invisible'),
  onPage(`<a href="${BAD}" style="font-size:1px">x</a>`, 'hidden', 'too small to see'),
  onPage(`<div style="position:absolute;left:-9999px">${link(BAD)}</div>`, 'hidden', 'off the screen'),
  onPage(
    `<p style="background:#fff"><a href="${BAD}" style="color:white">x</a></p>`,
    'hidden',
    'white on white',
  ),
  onPage(`<marquee height="1" width="1">${link(BAD)}</marquee>`, 'hidden', 'in a tiny marquee'),
  onPage(`<style>.q{display:none}</style><div class="q">${link(BAD)}</div>`, 'hidden', 'hidden by a class'),
  onPage(`<iframe src="${BAD}" width="0" height="0"></iframe>`, 'hidden', 'a frame without a size'),
  onPage(
    `<script>document.write("<div style='display:none'><a href='${BAD}'>x</a></div>")</script>`,
    'hidden',
    'written by a script',
  ),
  onPage(
    '<div style="display:none"><a href="mailto:a@example.cn">x</a></div>',
    'ok',
    'a hidden mail address',
  ),
  {
    name: 'a menu that isn’t open',
    wants: 'ok',
    page: ({ http }) => `<ul style="display:none">${link(`http://fine.example.cn${http}/page.html`)}</ul>`,
  },
  {
    name: 'a picture over http',
    wants: 'mixed',
    page: ({ http }) => `<img src="http://fine.example.cn${http}/page.html" alt="图">`,
    suggests: 'https:',
  },
  {
    name: 'an address opened by a click',
    wants: 'gone',
    page: ({ http }) => `<span onclick="window.open('http://gone404.example.cn${http}/')">x</span>`,
  },
];

/** Everything a link can do. */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...ANSWERS,
  ...REDIRECTS,
  ...NAMES,
  ...SECURE,
  ...FILES,
  ...HARM,
];
