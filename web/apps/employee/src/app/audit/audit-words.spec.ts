import { changesOf, subjectPage } from './audit-words';

describe('changes of an act', () => {
  it('are what differs, in words', () => {
    const found = changesOf({
      before: { priceCents: 1, name: 'Aurora', logo: null },
      after: { priceCents: 2, name: 'Aurora', tags: ['a', { postalCode: '1050', line2: '' }] },
    });
    expect(found).toEqual([
      { name: 'Price cents', before: '1', after: '2' },
      { name: 'Tags', before: '–', after: 'a; Postal code 1050' },
    ]);
  });

  it('of something new are all it has', () => {
    expect(changesOf({ before: null, after: { name: 'Aurora' } })).toEqual([
      { name: 'Name', before: '–', after: 'Aurora' },
    ]);
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });
});

describe('the subject of an act', () => {
  it('has its page where there is one', () => {
    expect(subjectPage({ act: 'refund.paid', subject: 'b_1:r1' })).toEqual(['/refunds', 'b_1:r1']);
    expect(subjectPage({ act: 'account.rename', subject: 'u_1' })).toBeNull();
  });
});
