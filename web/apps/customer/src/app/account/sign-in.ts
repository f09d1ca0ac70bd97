// Sign in, and go on to where the visitor wanted to be.
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignInForm } from '@astro/account';
import { nextOf } from '@astro/session';

@Component({
  selector: 'app-sign-in',
  imports: [RouterLink, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section narrow">
      <h1>Sign in</h1>
      @if (changed() === 'erased') {
        <p class="lead" role="status">Your account is erased. A mail from us confirms it.</p>
      } @else if (changed()) {
        <p class="lead" role="status">Your password is set. Sign in with it.</p>
      } @else if (next()) {
        <p class="lead">Then you go on where you were.</p>
      }
      <ab-sign-in-form (entered)="goOn()" />
      <p>
        New here?
        <a routerLink="/register" [queryParams]="{ next: next() }">Create an account</a>
      </p>
    </section>
  `,
})
export class SignIn {
  readonly #router = inject(Router);
  readonly next = input<string>();
  readonly changed = input<string>();

  goOn(): void {
    void this.#router.navigateByUrl(nextOf(this.next(), '/trips'));
  }
}
