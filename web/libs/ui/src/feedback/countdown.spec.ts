// The countdown goes by the server's clock and says when time gets short.
import { TestBed } from '@angular/core/testing';
import { ServerClock } from '@astro/session';
import { Countdown, spokenLeft } from './countdown';

describe('countdown', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00.000Z') }));
  afterEach(() => vi.useRealTimers());

  function start(until: string) {
    const fixture = TestBed.createComponent(Countdown);
    fixture.componentRef.setInput('until', until);
    const ended = vi.fn();
    fixture.componentInstance.ranOut.subscribe(ended);
    fixture.detectChanges();
    return { fixture, ended };
  }

  it('counts by the server, whose clock may be months away', () => {
    TestBed.inject(ServerClock).learn('Sat, 23 Oct 2027 10:00:00 GMT');
    const { fixture } = start('2027-10-23T10:15:00.500Z');
    expect(fixture.componentInstance.text()).toBe('15:00');
    vi.advanceTimersByTime(61_000);
    expect(fixture.componentInstance.text()).toBe('13:59');
  });

  it('tells its end once', () => {
    const { fixture, ended } = start('2026-11-23T10:00:02.000Z');
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    fixture.detectChanges();
    expect(fixture.componentInstance.text()).toBe('0:00');
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it.each([
    [301_000, ''],
    [300_000, 'Less than five minutes left.'],
    [60_000, 'Less than one minute left.'],
    [0, 'The hold has ended.'],
  ])('%i ms left is spoken as "%s"', (left, text) => expect(spokenLeft(left)).toBe(text));
});
