// Sessions: the token stays in memory, a 401 is answered by one refresh, and a lost session leads to
// sign-in and back.
import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { nextOf } from './guards';
import { provideSession } from './provide-session';
import { Session } from './session';

const HINT = 'ab-signed-in-customer';
const user = { id: 'u_1', email: 'a@example.org', name: 'A', role: 'customer' as const };
const grant = (accessToken: string) => ({
  accessToken,
  expiresIn: 600,
  user: { ...user, emailVerified: true },
});
const lost = { status: 401, statusText: 'Unauthorized' };
const invalid = { status: 422, statusText: 'Unprocessable Content' };

/** Lets the promises between two requests run. */
const settle = () => new Promise((done) => setTimeout(done));

describe('session', () => {
  let http: HttpTestingController;
  let session: Session;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideSession('customer'), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });

  async function signIn(token = 'first'): Promise<void> {
    const done = session.signIn('a@example.org', 'Secret-123');
    const request = http.expectOne('/api/v1/auth/login');
    expect(request.request.headers.get('X-Astro-App')).toBe('customer');
    request.flush(grant(token));
    await done;
  }

  function ask(url: string) {
    const answer = firstValueFrom(TestBed.inject(HttpClient).get(url));
    // The test looks at a rejection later.
    answer.catch(() => undefined);
    return answer;
  }

  it('a visitor asks without a token, and nothing is refreshed for them', async () => {
    const answer = ask('/api/v1/launches');
    await settle();
    const request = http.expectOne('/api/v1/launches');
    expect(request.request.headers.has('Authorization')).toBe(false);
    request.flush([]);
    await answer;
    http.verify();
  });

  it('the token goes along, and is stored nowhere', async () => {
    await signIn();
    const answer = ask('/api/v1/me');
    await settle();
    const request = http.expectOne('/api/v1/me');
    expect(request.request.headers.get('Authorization')).toBe('Bearer first');
    request.flush({});
    await answer;
    expect(localStorage.getItem(HINT)).toBe('1');
    expect(JSON.stringify([localStorage, sessionStorage])).not.toContain('first');
  });

  it('a 401 is answered by one refresh, also for two requests at once', async () => {
    await signIn();
    const both = [ask('/api/v1/me'), ask('/api/v1/bookings')];
    await settle();
    http.expectOne('/api/v1/me').flush({ code: 'token_expired' }, lost);
    http.expectOne('/api/v1/bookings').flush({ code: 'token_expired' }, lost);
    await settle();
    http.expectOne('/api/v1/auth/refresh').flush(grant('second'));
    await settle();
    for (const url of ['/api/v1/me', '/api/v1/bookings']) {
      const again = http.expectOne(url);
      expect(again.request.headers.get('Authorization')).toBe('Bearer second');
      again.flush({});
    }
    await Promise.all(both);
    http.verify();
  });

  it('when the refresh is refused too, sign-in comes, and the way back is kept', async () => {
    await signIn();
    const router = TestBed.inject(Router);
    const navigate = vi.spyOn(router, 'navigate').mockResolvedValue(true);
    vi.spyOn(router, 'url', 'get').mockReturnValue('/trips/b_1');
    const answer = ask('/api/v1/bookings/b_1');
    await settle();
    http.expectOne('/api/v1/bookings/b_1').flush({ code: 'token_expired' }, lost);
    await settle();
    http.expectOne('/api/v1/auth/refresh').flush({ code: 'session_ended' }, lost);
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(navigate).toHaveBeenCalledWith(['/sign-in'], { queryParams: { next: '/trips/b_1' } });
    expect(session.signedIn()).toBe(false);
    expect(localStorage.getItem(HINT)).toBeNull();
  });

  it('a server that is away ends no session', async () => {
    localStorage.setItem(HINT, '1');
    const restored = session.restore();
    restored.catch(() => undefined);
    await settle();
    http
      .expectOne('/api/v1/auth/refresh')
      .flush({ code: 'unavailable' }, { status: 503, statusText: 'Unavailable' });
    await expect(restored).rejects.toMatchObject({ status: 503 });
    expect(session.expected()).toBe(true);
  });

  it('a wrong current password neither refreshes nor signs out', async () => {
    await signIn();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    const done = session.changePassword('wrong', 'Other-Orbit-43');
    await settle();
    http.expectOne('/api/v1/auth/change-password').flush({ errors: [] }, invalid);
    await expect(done).rejects.toMatchObject({ status: 422 });
    http.verify();
    expect(navigate).not.toHaveBeenCalled();
    expect(session.signedIn()).toBe(true);
  });

  it('a wrong password is an error of the form, not a lost session', async () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    const done = session.signIn('a@example.org', 'wrong');
    http.expectOne('/api/v1/auth/login').flush({ code: 'invalid_credentials' }, lost);
    await expect(done).rejects.toMatchObject({ status: 401 });
    expect(navigate).not.toHaveBeenCalled();
  });
});

describe('the way back', () => {
  it.each([
    ['/book/l_1?seats=2', '/book/l_1?seats=2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (value, path) => expect(nextOf(value)).toBe(path));
});
