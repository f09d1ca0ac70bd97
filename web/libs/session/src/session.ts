// The signed-in person. The access token lives in this page's memory only; a reload gets a new one
// by the HttpOnly cookie. Local storage keeps nothing but the fact that somebody is signed in.
import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { DOCUMENT, Injectable, InjectionToken, computed, inject, signal } from '@angular/core';
import type { RecoveryCodes, SecondFactorSetup, SessionGrant, SessionUser } from '@astro/api';
import { problemOf } from '@astro/api';
import { firstValueFrom } from 'rxjs';

export type AppName = 'customer' | 'supplier' | 'employee' | 'it-ops';

export const APP_NAME = new InjectionToken<AppName>('the name the cookie is chosen by');

/** Requests that get or end a session themselves: no token, and no refresh upon 401. */
export const SESSION_CALL = new HttpContextToken<boolean>(() => false);

const AUTH = '/api/v1/auth';
const ME = '/api/v1/me';
const EARLY_MS = 30_000;

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #app = inject(APP_NAME);
  readonly #user = signal<SessionUser | null>(null);
  #token: { value: string; endsAt: number } | null = null;
  #refreshing: Promise<boolean> | null = null;

  readonly user = this.#user.asReadonly();
  readonly signedIn = computed(() => this.#user() !== null);

  constructor() {
    this.#window?.addEventListener('storage', (event) => {
      if (event.key === this.#hintKey && event.newValue === null) this.#forget();
    });
  }

  get #hintKey(): string {
    return `ab-signed-in-${this.#app}`;
  }

  /** Whether a cookie is likely there; asking without one would only earn a 401. */
  expected(): boolean {
    return this.#window?.localStorage.getItem(this.#hintKey) === '1';
  }

  /** `code` is the second factor's, where there is one. */
  async signIn(email: string, password: string, code = ''): Promise<void> {
    await this.#enter('login', { email, password, ...(code === '' ? {} : { code }) });
  }

  /** The recovery codes, told this once. */
  async finishSecondFactor(setupToken: string, code: string): Promise<string[]> {
    const grant = await this.#enter('second-factor', { setupToken, code });
    return grant.recoveryCodes ?? [];
  }

  async register(person: object): Promise<void> {
    await this.#enter('register', person);
  }

  async acceptInvitation(token: string, name: string, password: string): Promise<void> {
    await this.#enter('accept-invitation', { token, name, password });
  }

  async forgotPassword(email: string): Promise<void> {
    await this.#ask('forgot-password', { email });
  }

  async resetPassword(token: string, password: string): Promise<void> {
    await this.#ask('reset-password', { token, password });
  }

  async verifyEmail(token: string): Promise<void> {
    await this.#ask('verify-email', { token });
  }

  async endSession(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`${ME}/sessions/${encodeURIComponent(id)}`));
  }

  async endAllSessions(): Promise<void> {
    await firstValueFrom(this.#http.delete(`${ME}/sessions`));
    this.ended();
  }

  beginSecondFactor(): Promise<SecondFactorSetup> {
    return firstValueFrom(this.#http.post<SecondFactorSetup>(`${ME}/second-factor`, null));
  }

  confirmSecondFactor(code: string): Promise<string[]> {
    return this.#codes('confirmation', code);
  }

  newRecoveryCodes(code: string): Promise<string[]> {
    return this.#codes('recovery-codes', code);
  }

  async removeSecondFactor(code: string): Promise<void> {
    await firstValueFrom(this.#http.post(`${ME}/second-factor/removal`, { code }));
  }

  async #codes(what: string, code: string): Promise<string[]> {
    const answer = this.#http.post<RecoveryCodes>(`${ME}/second-factor/${what}`, { code });
    return (await firstValueFrom(answer)).recoveryCodes;
  }

  async #ask(route: string, body: object): Promise<void> {
    const context = new HttpContext().set(SESSION_CALL, true);
    await firstValueFrom(this.#http.post(`${AUTH}/${route}`, body, { context }));
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const body = { currentPassword, newPassword };
    await firstValueFrom(this.#http.post(`${AUTH}/change-password`, body));
  }

  async signOut(): Promise<void> {
    const context = new HttpContext().set(SESSION_CALL, true);
    try {
      await firstValueFrom(this.#http.post(`${AUTH}/logout`, null, { context }));
    } finally {
      this.ended();
    }
  }

  /** The page forgets the person; other tabs follow by the storage event. */
  ended(): void {
    this.#window?.localStorage.removeItem(this.#hintKey);
    this.#forget();
  }

  /** True when somebody is signed in, after a refresh by cookie where that is needed. */
  async restore(): Promise<boolean> {
    if (this.signedIn()) return true;
    return this.expected() && (await this.refresh());
  }

  /** A token good for the next request, or null for an anonymous one. */
  async token(): Promise<string | null> {
    if (this.#token === null && !this.expected()) return null;
    if (this.#token === null || this.#token.endsAt - Date.now() < EARLY_MS) await this.refresh();
    return this.#token?.value ?? null;
  }

  /** One refresh at a time, in all tabs together: the cookie is rotated at each use. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#locked(() => this.#refreshNow()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshNow(): Promise<boolean> {
    try {
      await this.#enter('refresh', null);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 401) throw error;
      this.ended();
      return false;
    }
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    const locks = this.#window?.navigator.locks;
    return locks ? locks.request(`ab-refresh-${this.#app}`, work) : work();
  }

  async #enter(route: string, body: object | null): Promise<SessionGrant> {
    const context = new HttpContext().set(SESSION_CALL, true);
    const grant = await firstValueFrom(
      this.#http.post<SessionGrant>(`${AUTH}/${route}`, body, { context }),
    );
    this.#token = { value: grant.accessToken, endsAt: Date.now() + grant.expiresIn * 1000 };
    this.#user.set(grant.user);
    this.#window?.localStorage.setItem(this.#hintKey, '1');
    return grant;
  }

  #forget(): void {
    this.#token = null;
    this.#user.set(null);
  }
}
