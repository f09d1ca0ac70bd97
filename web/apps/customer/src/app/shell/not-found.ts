// 404: also what an unknown launch leads to.
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section message">
      <p class="eyebrow">404</p>
      <h1>There is no page at this address</h1>
      <p class="lead">It may have moved, or the link is incomplete.</p>
      <div class="row">
        <a class="button" routerLink="/launches">See all launches</a>
        <a routerLink="/">Home</a>
      </div>
    </section>
  `,
})
export class NotFound {}
