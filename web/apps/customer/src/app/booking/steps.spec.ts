// Where a visitor stands in a booking, told by the booking alone.
import type { Booking, Profile } from '@astro/api';
import { completedYears, draftOf, emptyDraft, inputOf } from '@astro/ui';
import { Drafts } from './drafts';
import { viewOf } from './steps';
import { TestBed } from '@angular/core/testing';

const passenger = { id: 'p_1', fullName: 'A' } as Booking['passengers'][number];
const held = (over: Partial<Booking> = {}): Booking =>
  ({ id: 'b_1', state: 'held', seats: 1, passengers: [], ...over }) as Booking;
const profile = (billing: boolean): Profile =>
  ({ taxId: billing ? 'X1' : null, legalAddress: billing ? {} : null }) as Profile;

describe('the step shown', () => {
  it('without a hold there are only seats to choose', () => {
    expect(viewOf(null, profile(true), 'review')).toBe('seats');
  });

  it('a reload goes on at the first thing missing', () => {
    expect(viewOf(held(), profile(true), undefined)).toBe('passengers');
    expect(viewOf(held({ passengers: [passenger] }), profile(false), undefined)).toBe('billing');
    expect(viewOf(held({ passengers: [passenger] }), profile(true), undefined)).toBe('review');
  });

  it('an earlier step may be opened again, a later one not yet', () => {
    const full = held({ passengers: [passenger] });
    expect(viewOf(full, profile(true), 'passengers')).toBe('passengers');
    expect(viewOf(held(), profile(true), 'review')).toBe('passengers');
    expect(viewOf(full, profile(true), 'nonsense')).toBe('review');
  });

  it.each([
    ['paying', 'waiting'],
    ['expired', 'ended'],
    ['cancelled', 'ended'],
    ['aborted', 'ended'],
    ['confirmed', 'done'],
    ['flown', 'done'],
  ] as const)('a booking that is %s shows %s, whatever was asked for', (state, view) => {
    expect(viewOf(held({ state }), profile(true), 'passengers')).toBe(view);
  });
});

describe('the key of a hold', () => {
  const request = { launchId: 'l_1', seats: 2, priceCents: 100, departsAt: 'x' };
  beforeEach(() => sessionStorage.clear());

  it('stays for the same request until it is answered, also after a reload', () => {
    const key = TestBed.inject(Drafts).holdKey(request);
    TestBed.resetTestingModule();
    const drafts = TestBed.inject(Drafts);
    expect(drafts.holdKey(request)).toBe(key);
    drafts.holdAnswered('l_1');
    expect(drafts.holdKey(request)).not.toBe(key);
  });

  it('is another for another request', () => {
    const drafts = TestBed.inject(Drafts);
    expect(drafts.holdKey({ ...request, seats: 3 })).not.toBe(drafts.holdKey(request));
  });

  it('one attempt to pay has one key', () => {
    const drafts = TestBed.inject(Drafts);
    expect(drafts.paymentKey('b_0af3', 1)).toBe('0af3-pay-1');
    expect(drafts.paymentKey('b_0af3', 1)).toBe(drafts.paymentKey('b_0af3', 1));
  });
});

describe('passengers', () => {
  it('what was left empty is not sent, and comes back empty', () => {
    const draft = { ...emptyDraft(), fullName: ' Ada ', nationality: 'GB', specialNeeds: ' ' };
    expect(inputOf(draft)).toEqual({
      fullName: 'Ada',
      birthDate: '',
      email: '',
      phone: '',
      nationality: 'GB',
    });
    expect(draftOf(inputOf(draft)).specialNeeds).toBe('');
  });

  it.each([
    ['2010-05-03', '2028-05-02', 17],
    ['2010-05-03', '2028-05-03', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['1957-05-04', '2028-05-03', 70],
    ['1957-05-03', '2028-05-03', 71],
  ])('born %s is on %s %i years old', (born, day, years) => {
    expect(completedYears(born, day)).toBe(years);
  });
});
