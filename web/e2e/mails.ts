// What the mail catcher has for somebody.
import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { world } from './world';

interface Mail {
  subject: string;
  text: string;
}

/** The path and query of the link in the newest mail with these words in its subject. */
export async function linkOf(
  request: APIRequestContext,
  to: string,
  subject: string,
): Promise<string> {
  let path = '';
  await expect(async () => {
    const answer = await request.get(`${world.mailUrl}/api/mails?to=${encodeURIComponent(to)}`);
    const mails = (await answer.json()) as Mail[];
    const text = mails.filter((mail) => mail.subject.includes(subject)).at(-1)?.text ?? '';
    const link = /https?:\/\/\S+token=\S+/.exec(text)?.[0];
    expect(link).toBeTruthy();
    const url = new URL(link ?? '');
    path = url.pathname + url.search;
  }).toPass({ timeout: 30_000 });
  return path;
}
