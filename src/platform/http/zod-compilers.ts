import type { FastifyInstance, FastifySchema } from 'fastify';
import { ResponseSerializationError, validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';

/** Input is checked, and output cut and filled in, by the endpoints' own zod schemas. */
export function useZod(app: FastifyInstance): void {
  app.setValidatorCompiler(validatorCompiler);
  // Handlers return what a schema takes in (`serve`): defaults and trimming apply to answers as they do to questions.
  app.setSerializerCompiler<FastifySchema & z.ZodType>(({ schema, method, url }) => (data) => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new ResponseSerializationError(method, url, { cause: parsed.error });
    return JSON.stringify(parsed.data);
  });
}
