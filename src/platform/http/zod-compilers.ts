import type { FastifyInstance, FastifySchema } from 'fastify';
import { ResponseSerializationError, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';

/** Input is checked, and output cut and filled in, by the endpoints' own zod schemas. */
export function useZod(app: FastifyInstance): void {
  // Complaints for which a schema has no words of its own are Chinese too.
  z.config(zhCN());
  app.setValidatorCompiler(validatorCompiler);
  // Handlers return what a schema takes in (`serve`): defaults and trimming apply to answers as they do to questions.
  app.setSerializerCompiler<FastifySchema & z.ZodType>(({ schema, method, url }) => (data) => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new ResponseSerializationError(method, url, { cause: parsed.error });
    return JSON.stringify(parsed.data);
  });
}
