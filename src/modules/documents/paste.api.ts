import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';

/** Cleaning of what is pasted: by the same sanitiser that cleans what is saved, so that nothing changes later. */
export const pasteApi = {
  clean: endpoint({
    method: 'POST',
    path: '/api/clean-html',
    summary: '清理从 Word、WPS 或网页粘贴的内容',
    access: 'signed-in',
    body: z.object({ html: z.string().max(4_000_000, '粘贴的内容过长，请分几次粘贴') }),
    response: z.object({ html: z.string(), notices: z.array(z.string()) }),
  }),
};
