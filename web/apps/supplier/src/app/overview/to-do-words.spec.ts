// What waits for a supplier reads as a sentence and leads to where it is done.
import type { ToDo } from './to-do-words';
import { toDoWords } from './to-do-words';

const now = Date.parse('2028-01-03T12:00:00.000Z');

function toDo(kind: ToDo['kind'], due: string | null): ToDo {
  return {
    kind,
    due,
    launch:
      kind === 'company-details'
        ? null
        : {
            id: 'l_1',
            destinationName: 'High Arc',
            rocketName: 'Tern',
            departsAt: '2028-05-03T12:00:00.000Z',
          },
    seatsMissing: 1,
    amount: { amountCents: 125_000_000, currency: 'USD' },
  };
}

describe('to-dos of a supplier', () => {
  it.each([
    ['company-details', null, 'Complete your company', 'before your first launch', '/company'],
    [
      'outcome',
      '2028-01-01T12:00:00.000Z',
      'Say what became of High Arc, 3 May 2028',
      '1 January 2028',
      '/launches/l_1',
    ],
    [
      'under-line',
      '2028-01-04T12:00:00.000Z',
      'High Arc, 3 May 2028: 1 seat short of its line',
      'day is 4 January 2028.',
      '/launches/l_1',
    ],
    [
      'under-line',
      '2028-01-03T12:00:00.000Z',
      'High Arc, 3 May 2028: 1 seat short of its line',
      'day was 3 January 2028.',
      '/launches/l_1',
    ],
    [
      'invoice',
      '2028-01-02T12:00:00.000Z',
      'Send your invoice for High Arc, 3 May 2028',
      'US$\u00a01,250,000, open since 2 January 2028.',
      '/settlements/l_1',
    ],
  ] as const)('%s, %s', (kind, due, what, why, link) => {
    const words = toDoWords(toDo(kind, due), now);
    expect(words.what).toBe(what);
    expect(words.why).toContain(why);
    expect(words.link).toBe(link);
  });
});
