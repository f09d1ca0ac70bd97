// Says that the system is being maintained, why and until when, for as long as that is so. Plain
// DOM, asked for when the page is idle: the first load of the Customer app has no room for it.
import { formatInstant } from '../format';

const EVERY_MS = 15_000;

interface Maintenance {
  on: boolean;
  reason: string | null;
  expectedEndAt: string | null;
}

function wordsOf(m: Maintenance): string {
  if (!m.on) return '';
  const end = m.expectedEndAt === null ? '' : ` until about ${formatInstant(m.expectedEndAt)}`;
  const what = `We are maintaining AstroBookings${end}: look at everything, change nothing.`;
  return `${what} ${m.reason ?? ''}`;
}

/** Puts a status line before `main`, and looks from then on. */
export function watchMaintenance(doc: Document): void {
  const view = doc.defaultView;
  const main = doc.getElementById('main');
  if (!view || !main) return;
  const box = doc.createElement('div');
  box.setAttribute('role', 'status');
  main.before(box);
  const show = (words: string): void => {
    if (box.textContent === words) return;
    const line = doc.createElement('p');
    line.className = 'offline';
    line.textContent = words;
    box.replaceChildren(...(words === '' ? [] : [line]));
  };
  // Without the session, which would never be idle else.
  const look = async (): Promise<void> => {
    if (!view.navigator.onLine || doc.hidden) return;
    try {
      const answer = await view.fetch('/api/v1/maintenance', { credentials: 'omit' });
      if (answer.ok) show(wordsOf((await answer.json()) as Maintenance));
    } catch {
      return; // the server is away: each page tells that of itself
    }
  };
  view.setInterval(() => void look(), EVERY_MS);
  void look();
}
