// 403: signed in, but with an account of another kind.
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-forbidden',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section message">
      <p class="eyebrow">403</p>
      <h1>This account cannot open that page</h1>
      <p class="lead">Sign in with another account, or go back to the launches.</p>
      <div class="row">
        <a class="button" routerLink="/launches">See all launches</a>
        <a routerLink="/sign-in">Sign in with another account</a>
      </div>
    </section>
  `,
})
export class Forbidden {}
