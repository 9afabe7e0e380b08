import type { FastifyInstance } from 'fastify';

// Line ends and tabs belong to texts; no other control character does, and the database takes no U+0000.
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

/**
 * Takes from all that is sent what no text holds: control characters, and halves of characters that a program has cut
 * in two. Before any schema looks at it.
 */
export function cleanInput(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    request.body = cleaned(request.body);
    request.query = cleaned(request.query);
  });
}

/** The same value with clean texts, also in what it holds. Anything but JSON is left as it is. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(CONTROLS, '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleaned(member)]));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Parsers of queries make objects without the usual prototype, one floor above nothing.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
