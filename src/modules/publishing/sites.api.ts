import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line } from '../../platform/http/shapes.ts';
import { SERVER_WORDS } from '../../portal/paths.ts';

/** The name in an address as servers compare it: Chinese ones (某区.政务) as they are asked for, no dot at the end. */
function nameIn(url: URL): string {
  return url.hostname.replace(/\.$/, '');
}

/**
 * Whether the host of an address is a whole name, as it goes into the maps of servers. One word alone is none of the Internet,
 * but for trying out on one machine.
 */
function isName(url: string): boolean {
  return URL.canParse(url) && /^(?:(?:[a-z0-9-]+\.)+[a-z0-9-]+|localhost)$/.test(nameIn(new URL(url)));
}

const WHOLE_NAME = '域名要写全，例如 gk.example.gov.cn';

const host = z
  .string()
  .trim()
  .max(250)
  .refine((name) => /^[^\s/:@?#]+$/.test(name), '域名只写主机名，例如 gk.example.gov.cn')
  .refine((name) => isName(`http://${name}`), WHOLE_NAME)
  .transform((name) => nameIn(new URL(`http://${name}`)));

/** Where a site answers. */
const hosts = {
  baseUrl: z
    .url({ protocol: /^https?$/, error: '应为完整网址，例如 https://gk.example.gov.cn' })
    .refine(isName, WHOLE_NAME)
    .refine((url) => {
      if (!URL.canParse(url)) return false;
      const { pathname, search, hash, username } = new URL(url);
      return pathname === '/' && `${search}${hash}${username}` === '';
    }, '只写到域名为止，不带路径')
    .transform((text) => {
      const url = new URL(text);
      return `${url.protocol}//${nameIn(url)}${url.port === '' ? '' : `:${url.port}`}`;
    }),
  otherHosts: z.array(host).max(20).default([]),
};

const slug = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9-]{1,40}$/, '标识用小写字母、数字和连字符，以字母开头');

const newSlug = slug.refine((word) => !SERVER_WORDS.has(word), '这个标识由系统使用，请换一个');

/** Several public sites in one installation. */
export const sitesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/sites',
    summary: '全部公开网站：网址、域名和各自的机关',
    access: 'signed-in',
    response: z.object({
      items: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          url: z.string(),
          otherHosts: z.array(z.string()),
          isMain: z.boolean(),
          version: z.number().int(),
          agencies: z.array(z.object({ id, name: z.string(), slug: z.string() })),
        }),
      ),
    }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/sites',
    summary: '增加一个公开网站',
    access: 'signed-in',
    body: z.object({ slug: newSlug, siteName: line(60, '网站名称'), ...hosts }),
    response: done,
  }),
  changeHosts: endpoint({
    method: 'PUT',
    path: '/api/sites/:slug/hosts',
    summary: '修改网站的网址和其他域名',
    access: 'signed-in',
    params: z.object({ slug }),
    body: z.object({ version: z.number().int().positive(), ...hosts }),
    response: done,
  }),
  remove: endpoint({
    method: 'POST',
    path: '/api/sites/:slug/remove',
    summary: '删除没有机关的网站',
    access: 'signed-in',
    params: z.object({ slug }),
    response: done,
  }),
  moveAgency: endpoint({
    method: 'PUT',
    path: '/api/sites/:slug/agencies/:agencyId',
    summary: '把机关的网页移到这个网站，原域名上的网址自动转到新域名',
    access: 'signed-in',
    params: z.object({ slug, agencyId: id }),
    response: done,
  }),
};
