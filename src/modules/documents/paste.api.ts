import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { MAX_BODY } from './documents.content.ts';

/** Cleaning of what is pasted: by the same sanitiser that cleans what is saved, so that nothing changes later. */
export const pasteApi = {
  clean: endpoint({
    method: 'POST',
    path: '/api/clean-html',
    summary: '清理从 Word、WPS 或网页粘贴的内容',
    access: 'signed-in',
    body: z.object({ html: z.string().max(MAX_BODY, '粘贴的内容过长，请分几次粘贴') }),
    response: z.object({ html: z.string(), notices: z.array(z.string()) }),
  }),
};
