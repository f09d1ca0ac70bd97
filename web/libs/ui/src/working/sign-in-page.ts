// Sign in to a working app, and go on to where the person wanted to be.
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { nextOf } from '@astro/session';
import { SignInForm } from '../account/sign-in-form';
import { WORKING_APP } from './working-app';

@Component({
  selector: 'ab-sign-in-page',
  imports: [SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="door">
      <p class="brand">
        <svg class="brand-mark" aria-hidden="true" width="32" height="32">
          <use href="#orbit-low-earth-orbit" />
        </svg>
        <span>AstroBookings</span>
      </p>
      <h1>Sign in</h1>
      <p class="soft">{{ app.title }}</p>
      @if (changed()) {
        <p class="saved" role="status">Your password is set. Sign in with it.</p>
      }
      <ab-sign-in-form (entered)="goOn()" />
    </section>
  `,
})
export class SignInPage {
  readonly #router = inject(Router);
  readonly app = inject(WORKING_APP);
  readonly next = input<string>();
  readonly changed = input<string>();

  goOn(): void {
    void this.#router.navigateByUrl(nextOf(this.next(), this.app.home));
  }
}
