import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { must } from '../src/platform/errors.ts';
import { DEMO_PASSWORD } from '../src/modules/demo/demo-people.ts';

/** A person signed in over HTTP, whose requests are those of the desk. */
export interface DeskSession {
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, payload: object): Promise<LightMyRequestResponse>;
  /** Uploads a file as a form does. */
  upload(url: string, file: { name: string; bytes: Uint8Array }): Promise<LightMyRequestResponse>;
}

const signedIn = z.object({ csrfToken: z.string() });

/** Signs in somebody of `openOffice`; throws unless it succeeds. */
export async function signIn(app: FastifyInstance, username: string): Promise<DeskSession> {
  const payload = { username, password: DEMO_PASSWORD };
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload });
  if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
  const cookies = { gongkai_session: must(answer.cookies[0], 'cookie').value };
  const headers = { 'x-csrf-token': signedIn.parse(answer.json()).csrfToken };
  return {
    get: async (url) => app.inject({ url, cookies }),
    post: async (url, body) => app.inject({ method: 'POST', url, payload: body, cookies, headers }),
    upload: async (url, { name, bytes }) => {
      const form = new FormData();
      form.append('file', new Blob([Uint8Array.from(bytes)]), name);
      return app.inject({ method: 'POST', url, payload: form, cookies, headers });
    },
  };
}
