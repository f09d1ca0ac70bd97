import { changedOf } from './changed';

describe('what of a form has changed', () => {
  it('is nothing when all is as it was read', () => {
    expect(
      changedOf(
        { name: 'Ada', address: { city: 'Lisbon' } },
        { name: 'Ada', address: { city: 'Lisbon' } },
      ),
    ).toEqual({});
  });

  it('is the member that is otherwise, a nested one as a whole', () => {
    const before = { name: 'Ada', phone: '', address: { city: 'Lisbon', country: 'PT' } };
    const after = { name: 'Ada', phone: '+351', address: { city: 'Porto', country: 'PT' } };
    expect(changedOf(before, after)).toEqual({ phone: '+351', address: after.address });
  });
});
