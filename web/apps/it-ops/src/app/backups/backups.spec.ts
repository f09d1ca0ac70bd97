import { sizeText } from './backups';

describe('backups', () => {
  it('tells sizes in the unit that fits', () => {
    expect([0, 999, 1000, 3_250_000, 5e12].map(sizeText)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.0 kB',
      '3.3 MB',
      '5.0 TB',
    ]);
  });
});
