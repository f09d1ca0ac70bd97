// Spanish figures and days; tests/unit/contract/language_test.cpp has the same of the server.
import * as english from './writing';
import * as spanish from './writing.es';

describe('Spanish', () => {
  it('has all that English has', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  });

  it.each([
    ['1', '1'],
    ['1204', '1204'],
    ['12045', '12.045'],
    ['100000000', '100.000.000'],
  ])('%s is written %s', (digits, text) => expect(spanish.grouped(digits)).toBe(text));

  it('names the unit after the figure', () => {
    expect(spanish.withUnit('250.000', 'US$')).toBe('250.000\u00a0US$');
    expect(spanish.withWeekday('miércoles', '3 de mayo de 2028')).toBe(
      'miércoles, 3 de mayo de 2028',
    );
  });
});
