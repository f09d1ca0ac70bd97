// 403 and 404 of a working app.
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WORKING_APP } from './working-app';

@Component({
  selector: 'ab-message-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="door">
      <h1>{{ heading() }}</h1>
      <p class="soft">{{ text() }}</p>
      <div class="row">
        <a class="button" [routerLink]="app.home">Go to the start</a>
        <a routerLink="/sign-in">Sign in with another account</a>
      </div>
    </section>
  `,
})
export class MessagePage {
  readonly app = inject(WORKING_APP);
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
