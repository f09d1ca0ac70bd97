// The head of a working page: where one is, the heading, and the one main action.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'ab-page-head',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'page-head' },
  styles: `
    p {
      overflow-wrap: anywhere;
    }
  `,
  template: `
    <div>
      @if (up(); as up) {
        <nav aria-label="Breadcrumb" class="small">
          <a [routerLink]="up">{{ upLabel() }}</a>
        </nav>
      }
      <h1>{{ heading() }}</h1>
      @if (sub(); as sub) {
        <p class="soft">{{ sub }}</p>
      }
    </div>
    <div class="row"><ng-content /></div>
  `,
})
export class PageHead {
  readonly heading = input.required<string>();
  readonly sub = input('');
  readonly up = input('');
  readonly upLabel = input('');
}
